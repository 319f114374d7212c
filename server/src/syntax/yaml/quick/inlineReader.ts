import { resolvePlain } from '../scalar.js';
import { isMasked } from '../template.js';
import type { ScalarStyle, YamlEntry, YamlNode, YamlScalar } from '../tree.js';

/** Levels of nesting that are read here; the library reads deeper ones, up to its own limit. */
export const DEEPEST_LEVEL = 64;

export const LINE_FEED = 10;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const PIPE = 124;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Characters that no plain scalar of the subset starts with (YAML 1.2.2 §7.3.3; `-` is judged by what follows it). */
const INDICATORS: ReadonlySet<number> = new Set([...'?:,[]{}#&*!|>\'"%@`'].map((character) => character.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', n: '\n', t: '\t' };

/** Whether a key stands in a mapping already; the library's reader says what is wrong then. */
export function isRepeated(entries: readonly YamlEntry[], key: YamlScalar, seen: Set<string>): boolean {
	if (entries.length < 12) {
		return entries.some((entry) => entry.key.text === key.text);
	}
	if (seen.size === 0) {
		entries.forEach((entry) => seen.add(entry.key.text));
	}
	return seen.size === seen.add(key.text).size;
}

/**
 * Reads what stands on one line: keys, quoted and plain scalars, and flow collections. Gives undefined for whatever is unusual
 * or wrong, and then its position means nothing.
 */
export class InlineReader {
	/** The next character to read. */
	at = 0;
	readonly #text: string;
	readonly #mayBeMasked: boolean;

	constructor(text: string) {
		this.#text = text;
		this.#mayBeMasked = isMasked(text);
	}

	/** A key with its colon, behind which white space stands. */
	key(): YamlScalar | undefined {
		const start = this.at;
		const first = this.#text.charCodeAt(start);
		const isQuoted = first === DOUBLE_QUOTE || first === SINGLE_QUOTE;
		const key = isQuoted ? this.#quoted(first) : first === DASH ? undefined : this.#plain(false, true);
		if (key === undefined || this.#text.charCodeAt(this.at) !== COLON || key.span.end - start > 1000) {
			return undefined;
		}
		this.at++;
		return isEmpty(this.#text.charCodeAt(this.at)) ? key : undefined;
	}

	/** A value in block context. */
	value(): YamlNode | undefined {
		return this.#node(false, 0);
	}

	/** A scalar with its text after unescaping. */
	scalar(style: ScalarStyle, text: string, start: number, end: number): YamlScalar {
		const templated = this.#mayBeMasked && isMasked(text);
		return { kind: 'scalar', span: { start, end }, style, text, value: style === 'plain' && !templated ? resolvePlain(text) : text, templated };
	}

	skipSpaces(): void {
		while (this.#text.charCodeAt(this.at) === SPACE) {
			this.at++;
		}
	}

	#node(isFlow: boolean, depth: number): YamlNode | undefined {
		const first = this.#text.charCodeAt(this.at);
		switch (first) {
			case DOUBLE_QUOTE:
			case SINGLE_QUOTE:
				return this.#quoted(first);
			case OPEN_BRACKET:
				return depth > DEEPEST_LEVEL ? undefined : this.#flowSequence(depth + 1);
			case OPEN_BRACE:
				return depth > DEEPEST_LEVEL ? undefined : this.#flowMapping(depth + 1);
			default:
				return this.#plain(isFlow, false);
		}
	}

	#plain(isFlow: boolean, isKey: boolean): YamlScalar | undefined {
		const text = this.#text;
		const start = this.at;
		const first = text.charCodeAt(start);
		if (INDICATORS.has(first) || (first === DASH && (isFlow || isEmpty(text.charCodeAt(start + 1))))) {
			return undefined;
		}
		let end = start;
		let at = start;
		for (; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === LINE_FEED || (code === HASH && text.charCodeAt(at - 1) === SPACE)) {
				break;
			}
			if (code === COLON && (isEmpty(text.charCodeAt(at + 1)) || (isFlow && isFlowIndicator(text.charCodeAt(at + 1))))) {
				if (!isKey) {
					return undefined;
				}
				break;
			}
			if (isFlow && isFlowIndicator(code)) {
				break;
			}
			end = code === SPACE ? end : at + 1;
		}
		this.at = at;
		return end === start ? undefined : this.scalar('plain', text.slice(start, end), start, end);
	}

	#quoted(quote: number): YamlScalar | undefined {
		const text = this.#text;
		const start = this.at;
		let isEscaped = false;
		for (let at = start + 1; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === LINE_FEED) {
				return undefined;
			}
			if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
				isEscaped = true;
				at++;
			} else if (code === quote && quote === SINGLE_QUOTE && text.charCodeAt(at + 1) === SINGLE_QUOTE) {
				isEscaped = true;
				at++;
			} else if (code === quote) {
				this.at = at + 1;
				const raw = text.slice(start + 1, at);
				const value = isEscaped ? unescaped(raw, quote) : raw;
				return value === undefined ? undefined : this.scalar(quote === DOUBLE_QUOTE ? 'double' : 'single', value, start, at + 1);
			}
		}
		return undefined;
	}

	#flowSequence(depth: number): YamlNode | undefined {
		const start = this.at;
		const items: YamlNode[] = [];
		const isWhole = this.#flowItems(CLOSE_BRACKET, () => {
			const item = this.#node(true, depth);
			return item !== undefined && items.push(item) > 0;
		});
		return isWhole ? { kind: 'sequence', span: { start, end: this.at }, flow: true, items } : undefined;
	}

	#flowMapping(depth: number): YamlNode | undefined {
		const start = this.at;
		const entries: YamlEntry[] = [];
		const seen = new Set<string>();
		const isWhole = this.#flowItems(CLOSE_BRACE, () => {
			const first = this.#text.charCodeAt(this.at);
			const key = first === DOUBLE_QUOTE || first === SINGLE_QUOTE ? this.#quoted(first) : this.#plain(true, true);
			if (key === undefined || this.#text.charCodeAt(this.at) !== COLON || this.#text.charCodeAt(this.at + 1) !== SPACE || isRepeated(entries, key, seen)) {
				return false;
			}
			this.at++;
			this.skipSpaces();
			const value = this.#node(true, depth);
			return value !== undefined && entries.push({ key, value }) > 0;
		});
		return isWhole ? { kind: 'mapping', span: { start, end: this.at }, flow: true, entries } : undefined;
	}

	/** Reads items between commas up to the closing bracket; false when one of them cannot be read. */
	#flowItems(close: number, readItem: () => boolean): boolean {
		this.at++;
		this.skipSpaces();
		if (this.#text.charCodeAt(this.at) === close) {
			this.at++;
			return true;
		}
		for (;;) {
			if (!readItem()) {
				return false;
			}
			this.skipSpaces();
			const code = this.#text.charCodeAt(this.at++);
			if (code !== COMMA) {
				return code === close;
			}
			this.skipSpaces();
		}
	}
}

/** Whether a character code is white space or the end of the text. */
export function isEmpty(code: number): boolean {
	return code === SPACE || code === LINE_FEED || Number.isNaN(code);
}

function isFlowIndicator(code: number): boolean {
	return code === COMMA || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE;
}

function unescaped(raw: string, quote: number): string | undefined {
	if (quote === SINGLE_QUOTE) {
		return raw.replaceAll("''", "'");
	}
	let isKnown = true;
	const text = raw.replace(/\\(.)/gu, (_, letter: string) => {
		isKnown &&= letter in ESCAPES;
		return ESCAPES[letter] ?? '';
	});
	return isKnown ? text : undefined;
}
