import { plainVisible, splitHidden } from './visibleText.js';

/** A wanted element: compared with what is in the page, so that only what differs is touched. */
export interface WantedElement {
	readonly tag: string;
	/** Tells it from its siblings across updates; by tag and order where there is none. */
	readonly key?: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** Set through the style object, which a strict content security policy allows. */
	readonly style: Readonly<Record<string, string>>;
	readonly children: readonly WantedNode[];
	readonly onClick?: (() => void) | undefined;
	/** Called with the value of an input: while it is typed, and when it is done. */
	readonly onInput?: ((value: string) => void) | undefined;
	readonly onChange?: ((value: string) => void) | undefined;
}

/** A wanted element or text. */
export type WantedNode = WantedElement | string;

/** What may be given for an element beside its children. */
export interface ElementOptions {
	readonly key?: string;
	readonly class?: string;
	readonly attributes?: Readonly<Record<string, string | undefined>>;
	readonly style?: Readonly<Record<string, string>>;
	readonly onClick?: (() => void) | undefined;
	readonly onInput?: ((value: string) => void) | undefined;
	readonly onChange?: ((value: string) => void) | undefined;
}

/** An element with its children; `undefined` children are left out. Attribute values have their hidden characters named. */
export function element(tag: string, options: ElementOptions = {}, ...children: readonly (WantedNode | undefined)[]): WantedElement {
	const attributes: Record<string, string> = options.class === undefined ? {} : { class: options.class };
	for (const [name, value] of Object.entries(options.attributes ?? {})) {
		if (value !== undefined) {
			attributes[name] = plainVisible(value);
		}
	}
	return {
		tag,
		...(options.key !== undefined && { key: options.key }),
		attributes,
		style: options.style ?? {},
		// Not even a text of our own may hide something: part of it may come from a certificate.
		children: children.filter((child) => child !== undefined).map((child) => (typeof child === 'string' ? plainVisible(child) : child)),
		...(options.onClick && { onClick: options.onClick }),
		...(options.onInput && { onInput: options.onInput }),
		...(options.onChange && { onChange: options.onChange }),
	};
}

/** A text from a certificate, with hidden characters named and set apart. */
export function untrusted(text: string, options: ElementOptions = {}): WantedElement {
	const pieces = splitHidden(text).map((piece) => (piece.isHidden ? element('span', { class: 'hidden-character', attributes: { title: 'A character that does not show' } }, piece.text) : piece.text));
	// Each text keeps its own direction, whatever letters it holds.
	return element('bdi', options, ...pieces);
}
