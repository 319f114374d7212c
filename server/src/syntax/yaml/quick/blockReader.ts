import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from '../tree.js';
import { DASH, DEEPEST_LEVEL, HASH, InlineReader, isEmpty, isRepeated, LINE_FEED, PIPE, SPACE } from './inlineReader.js';

/** Tabs, other line breaks, a byte order mark and control characters: what only the library should judge. */
const UNUSUAL = /[\0-\t\v-\x1f\uFEFF]/;
/** Blank lines and comments up to the first key, with at most one `---` among them. */
const PRELUDE = /(?: *(?:#[^\n]*)?\n)*(?:---(?: *| +#[^\n]*)\n)?/y;

/**
 * The tree of a document in the YAML that manifests are made of: block mappings and sequences, scalars and flow collections that
 * end on their line, literal block scalars, comments. Undefined for whatever else: anchors, tags, folded text, directives, tabs, and
 * everything with a mistake. What it gives equals what the library gives, spans included; a test compares both.
 */
export function readQuickly(text: string): YamlMapping | undefined {
	return UNUSUAL.test(text) ? undefined : new BlockReader(text).root();
}

class BlockReader {
	readonly #text: string;
	readonly #inline: InlineReader;
	/** The next content with the column it stands in; the column is -1 at the end of the text. */
	#at = 0;
	#indent = 0;
	/** Where the last value ends, its line break and the comments that belong to it included. */
	#end = 0;
	/** The column of the most indented comment between the last value and the next content; -1 without one. */
	#commentIndent = -1;

	constructor(text: string) {
		this.#text = text;
		this.#inline = new InlineReader(text);
	}

	root(): YamlMapping | undefined {
		PRELUDE.lastIndex = 0;
		PRELUDE.test(this.#text);
		this.#advance(PRELUDE.lastIndex, Infinity);
		const root = this.#indent === 0 ? this.#mapping(0, 0) : undefined;
		return this.#indent === -1 ? root : undefined;
	}

	#mapping(indent: number, depth: number, firstKey?: YamlScalar): YamlMapping | undefined {
		const start = this.#at;
		const entries: YamlEntry[] = [];
		const seen = new Set<string>();
		if (depth > DEEPEST_LEVEL) {
			return undefined;
		}
		do {
			const key = entries.length === 0 && firstKey !== undefined ? firstKey : this.#key(indent);
			if (key === undefined || isRepeated(entries, key, seen)) {
				return undefined;
			}
			const value = this.#value(indent, depth);
			if (value === undefined || this.#indent > indent) {
				return undefined;
			}
			entries.push({ key, value });
		} while (this.#indent === indent && !this.#isItem());
		const end = this.#close(indent);
		return { kind: 'mapping', span: { start, end }, flow: false, entries };
	}

	#key(indent: number): YamlScalar | undefined {
		this.#inline.at = this.#at;
		// `...` ends a document in column 0.
		return indent === 0 && this.#text.startsWith('...', this.#at) ? undefined : this.#inline.key();
	}

	/** The value behind a colon. */
	#value(indent: number, depth: number): YamlNode | undefined {
		this.#inline.skipSpaces();
		const first = this.#text.charCodeAt(this.#inline.at);
		if (first === LINE_FEED || first === HASH || Number.isNaN(first)) {
			return this.#below(indent, depth, first === HASH);
		}
		return first === PIPE ? this.#literal(indent) : this.#onLine(indent);
	}

	#onLine(indent: number): YamlNode | undefined {
		const value = this.#inline.value();
		return value !== undefined && this.#endLine(indent) ? value : undefined;
	}

	/** What is indented below a key, or nothing. */
	#below(indent: number, depth: number, hasComment: boolean): YamlNode | undefined {
		const { at } = this.#inline;
		this.#advance(this.#lineEnd(at), Infinity);
		if (this.#indent > indent) {
			return this.#isItem() ? this.#sequence(this.#indent, depth + 1) : this.#mapping(this.#indent, depth + 1);
		}
		if (this.#indent === indent && this.#isItem()) {
			return this.#sequence(indent, depth + 1);
		}
		if (hasComment || this.#commentIndent >= 0) {
			return undefined;
		}
		this.#end = at;
		return this.#inline.scalar('plain', '', at, at);
	}

	#sequence(indent: number, depth: number): YamlNode | undefined {
		const start = this.#at;
		const items: YamlNode[] = [];
		if (depth > DEEPEST_LEVEL) {
			return undefined;
		}
		do {
			const item = this.#item(indent, depth);
			if (item === undefined || this.#indent > indent) {
				return undefined;
			}
			items.push(item);
		} while (this.#indent === indent && this.#isItem());
		const end = this.#close(indent);
		return { kind: 'sequence', span: { start, end }, flow: false, items };
	}

	#item(indent: number, depth: number): YamlNode | undefined {
		const inline = this.#inline;
		inline.at = this.#at + 1;
		inline.skipSpaces();
		const { at } = inline;
		const column = indent + at - this.#at;
		const first = this.#text.charCodeAt(at);
		if (first === LINE_FEED || first === HASH || Number.isNaN(first)) {
			return undefined;
		}
		if (first === DASH && isEmpty(this.#text.charCodeAt(at + 1))) {
			this.#at = at;
			return this.#sequence(column, depth + 1);
		}
		const key = inline.key();
		if (key !== undefined) {
			this.#at = at;
			return this.#mapping(column, depth + 1, key);
		}
		inline.at = at;
		return first === PIPE ? this.#literal(indent) : this.#onLine(indent);
	}

	/** `|` or `|-` with the lines below it. */
	#literal(indent: number): YamlNode | undefined {
		const text = this.#text;
		const start = this.#inline.at;
		const isStripped = text.charCodeAt(start + 1) === DASH;
		const first = start + (isStripped ? 3 : 2);
		const width = this.#spacesAt(first);
		if (text.charCodeAt(first - 1) !== LINE_FEED || width <= indent || isEmpty(text.charCodeAt(first + width))) {
			return undefined;
		}
		let end = first;
		for (let at = first; at < text.length; at = this.#lineEnd(at)) {
			const spaces = this.#spacesAt(at);
			const isBlank = isEmpty(text.charCodeAt(at + spaces));
			if (isBlank && spaces > 0) {
				return undefined;
			}
			if (!isBlank && spaces < width) {
				break;
			}
			end = isBlank ? end : this.#lineEnd(at);
		}
		const body = text.slice(first + width, text.charCodeAt(end - 1) === LINE_FEED ? end - 1 : end).replaceAll(`\n${' '.repeat(width)}`, '\n');
		this.#end = end;
		this.#advance(end, Infinity);
		return this.#inline.scalar('literal', isStripped ? body : `${body}\n`, start, end);
	}

	/** Takes the rest of a line behind a value: nothing but white space and a comment may stand there. */
	#endLine(indent: number): boolean {
		const before = this.#inline.at;
		this.#inline.skipSpaces();
		const { at } = this.#inline;
		const code = this.#text.charCodeAt(at);
		if (!(isEmpty(code) || (code === HASH && this.#text.charCodeAt(at - 1) === SPACE && at >= before))) {
			return false;
		}
		this.#end = this.#lineEnd(at);
		this.#advance(this.#end, indent);
		return true;
	}

	/**
	 * Moves to the next content from the start of a line. Comments right behind a value that are indented more than `owner`
	 * belong to that value; later ones to what follows.
	 */
	#advance(from: number, owner: number): void {
		this.#commentIndent = -1;
		for (let line = from; ;) {
			const indent = this.#spacesAt(line);
			const at = line + indent;
			const code = this.#text.charCodeAt(at);
			if (code === HASH) {
				line = this.#lineEnd(at);
				if (this.#commentIndent < 0 && indent > owner) {
					this.#end = line;
				} else {
					this.#commentIndent = Math.max(this.#commentIndent, indent);
				}
			} else if (code === LINE_FEED) {
				line = at + 1;
			} else {
				this.#at = at;
				this.#indent = Number.isNaN(code) ? -1 : indent;
				return;
			}
		}
	}

	/** Ends a collection: its own end is that of its last value, and comments indented like it stay inside it. */
	#close(indent: number): number {
		const end = this.#end;
		if (indent > 0 && this.#commentIndent >= indent) {
			this.#end = this.#at;
			this.#commentIndent = -1;
		}
		return end;
	}

	#isItem(): boolean {
		return this.#text.charCodeAt(this.#at) === DASH && isEmpty(this.#text.charCodeAt(this.#at + 1));
	}

	#spacesAt(offset: number): number {
		let at = offset;
		while (this.#text.charCodeAt(at) === SPACE) {
			at++;
		}
		return at - offset;
	}

	/** Behind the line break of the line that holds an offset. */
	#lineEnd(offset: number): number {
		const at = this.#text.indexOf('\n', offset);
		return at < 0 ? this.#text.length : at + 1;
	}
}
