import type { WantedElement, WantedNode } from './node.js';

/** Remembers what an element of the page was made from, so that attributes and listeners that are no longer wanted can go. */
const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = ['svg', 'path', 'circle', 'g', 'rect', 'text', 'title', 'line', 'marker', 'defs'];

/** Brings the elements of a page to what is wanted, touching only what differs: focus, selection and scrolling stay. */
export class Patcher {
	readonly #made = new WeakMap<Element, WantedElement>();
	readonly #listening = new WeakSet<Element>();

	/** Makes the children of an element those that are wanted. */
	patchChildren(parent: Element, wanted: readonly WantedNode[]): void {
		const keyed = new Map<string, Element>();
		for (const child of parent.children) {
			const key = this.#made.get(child)?.key;
			if (key !== undefined) {
				keyed.set(key, child);
			}
		}
		let next: ChildNode | null = parent.firstChild;
		for (const node of wanted) {
			const placed = this.#place(parent, node, next, keyed);
			next = placed.nextSibling;
		}
		while (next) {
			const extra: ChildNode = next;
			next = extra.nextSibling;
			extra.remove();
		}
	}

	/** The node for what is wanted, standing before `next` in its parent; reused where one fits. */
	#place(parent: Element, wanted: WantedNode, next: ChildNode | null, keyed: ReadonlyMap<string, Element>): ChildNode {
		const reusable = this.#reusable(wanted, next, keyed);
		const node = reusable ?? this.#create(wanted);
		if (node !== next) {
			parent.insertBefore(node, next);
		}
		if (typeof wanted === 'string') {
			if (node.nodeValue !== wanted) {
				node.nodeValue = wanted;
			}
		} else if (node instanceof Element) {
			this.#patchElement(node, wanted);
		}
		return node;
	}

	#reusable(wanted: WantedNode, next: ChildNode | null, keyed: ReadonlyMap<string, Element>): ChildNode | undefined {
		if (typeof wanted === 'string') {
			return next instanceof Text ? next : undefined;
		}
		if (wanted.key !== undefined) {
			const kept = keyed.get(wanted.key);
			return kept?.localName === wanted.tag ? kept : undefined;
		}
		return next instanceof Element && next.localName === wanted.tag && this.#made.get(next)?.key === undefined ? next : undefined;
	}

	#create(wanted: WantedNode): ChildNode {
		if (typeof wanted === 'string') {
			return document.createTextNode(wanted);
		}
		return SVG_TAGS.includes(wanted.tag) ? document.createElementNS(SVG, wanted.tag) : document.createElement(wanted.tag);
	}

	#patchElement(target: Element, wanted: WantedElement): void {
		const before = this.#made.get(target);
		this.#made.set(target, wanted);
		for (const name of Object.keys(before?.attributes ?? {})) {
			if (!(name in wanted.attributes)) {
				target.removeAttribute(name);
			}
		}
		for (const [name, value] of Object.entries(wanted.attributes)) {
			if (before?.attributes[name] !== value) {
				target.setAttribute(name, value);
			}
		}
		if (target instanceof HTMLElement || target instanceof SVGElement) {
			for (const [name, value] of Object.entries(wanted.style)) {
				if (before?.style[name] !== value) {
					target.style.setProperty(name, value);
				}
			}
		}
		if (target instanceof HTMLInputElement) {
			this.#patchInput(target, wanted);
		}
		this.#listen(target, wanted);
		this.patchChildren(target, wanted.children);
	}

	/** What the reader is typing is theirs; anything else shows what is wanted. */
	#patchInput(target: HTMLInputElement, { attributes: { value = '' } }: WantedElement): void {
		if (target.value !== value && target !== document.activeElement) {
			target.value = value;
		}
	}

	/** One listener for the life of the element; it asks what is wanted now. */
	#listen(target: Element, wanted: WantedElement): void {
		if (this.#listening.has(target) || !(wanted.onClick ?? wanted.onInput ?? wanted.onChange)) {
			return;
		}
		this.#listening.add(target);
		target.addEventListener('click', () => this.#made.get(target)?.onClick?.());
		if (target instanceof HTMLInputElement) {
			target.addEventListener('input', () => this.#made.get(target)?.onInput?.(target.value));
			target.addEventListener('change', () => this.#made.get(target)?.onChange?.(target.value));
		}
	}
}
