import type { Path } from '../path.js';
import { type LinePart, indentOf, lineParts, startsBlockScalar } from './lineParts.js';
import type { LineIndex } from '../../../text/lineIndex.js';

/** Where an offset stands inside `{…}` or `[…]`. */
export interface FlowPlace {
	/** The line and column of the key or item that holds the outermost bracket; -1 for a document that is one. */
	readonly ownerLine: number;
	readonly ownerColumn: number;
	readonly ownerKey: string | undefined;
	/** From the outermost bracket to the innermost container. */
	readonly inner: Path;
	readonly kind: 'key' | 'value' | 'item';
	/** The key whose value the offset is in. */
	readonly key: string | undefined;
	readonly present: ReadonlySet<string>;
	/** The offset at which the word under the cursor starts. */
	readonly wordStart: number;
}

/** The place of an offset inside flow style, or undefined where the offset stands in block style. */
export function flowPlaceAt(text: string, lines: LineIndex, offset: number): FlowPlace | undefined {
	const lastLine = lines.lineAt(offset);
	let line = 0;
	while (line <= lastLine) {
		const content = lines.line(line);
		const parts = lineParts(content);
		const owner = parts.at(-1);
		const start = lines.lineStart(line) + flowStart(content, owner);
		if (start >= lines.lineStart(line) && start < offset) {
			const scan = new FlowScan(text, start, offset, owner?.column ?? -1);
			if (scan.isOpen) {
				return { ownerLine: owner === undefined ? -1 : line, ownerColumn: owner?.column ?? -1, ownerKey: owner?.kind === 'key' ? owner.name : undefined, ...scan.place() };
			}
			line = Math.max(line, lines.lineAt(scan.end)) + 1;
		} else {
			line = owner !== undefined && startsBlockScalar(owner.rest) ? afterScalar(lines, line, indentOf(content)) : line + 1;
		}
	}
	return undefined;
}

/** The column at which a line starts a flow collection; negative where it does not. */
function flowStart(content: string, owner: LinePart | undefined): number {
	const from = owner?.end ?? (content.startsWith('--- ') ? 4 : 0);
	const match = /^[ \t]*(?:[&!]\S+[ \t]+)*[[{]/.exec(content.slice(from));
	return match === null ? Number.NEGATIVE_INFINITY : from + match[0].length - 1;
}

function afterScalar(lines: LineIndex, line: number, indent: number): number {
	let next = line + 1;
	while (next < lines.lineCount && (lines.line(next).trim() === '' || indentOf(lines.line(next)) > indent)) {
		next++;
	}
	return next;
}

interface Container {
	readonly isMapping: boolean;
	readonly present: Set<string>;
	key: string | undefined;
	index: number;
	wordStart: number;
}

/** Reads flow style from its bracket up to an offset. */
class FlowScan {
	readonly #text: string;
	readonly #until: number;
	readonly #stack: Container[] = [];
	readonly #ownerColumn: number;
	/** The offset behind the bracket that closes everything, when it comes before the limit. */
	end: number;

	constructor(text: string, start: number, until: number, ownerColumn: number) {
		this.#text = text;
		this.#until = until;
		this.#ownerColumn = ownerColumn;
		this.end = start;
		for (let at = start; at < until;) {
			at = this.#step(at);
			this.end = at;
			if (this.#stack.length === 0) {
				break;
			}
		}
	}

	get isOpen(): boolean {
		return this.#stack.length > 0;
	}

	place(): Pick<FlowPlace, 'inner' | 'kind' | 'key' | 'present' | 'wordStart'> {
		const inner: (string | number)[] = [];
		for (const container of this.#stack.slice(0, -1)) {
			inner.push(container.isMapping ? (container.key ?? '') : container.index);
		}
		const last = this.#stack.at(-1) as Container;
		const kind = !last.isMapping ? 'item' : last.key === undefined ? 'key' : 'value';
		return { inner: last.isMapping ? inner : [...inner, last.index], kind, key: last.key, present: last.present, wordStart: last.wordStart };
	}

	#step(at: number): number {
		const character = this.#text[at] ?? '';
		const top = this.#stack.at(-1);
		if (character === '{' || character === '[') {
			this.#stack.push({ isMapping: character === '{', present: new Set(), key: undefined, index: 0, wordStart: at + 1 });
			return at + 1;
		}
		if (top === undefined) {
			return at + 1;
		}
		if (character === '}' || character === ']') {
			this.#stack.pop();
			return at + 1;
		}
		if (character === ',') {
			top.key = undefined;
			top.index++;
			top.wordStart = at + 1;
			return at + 1;
		}
		if (character === '#' && /\s/.test(this.#text[at - 1] ?? ' ')) {
			const lineEnd = this.#text.indexOf('\n', at);
			return lineEnd < 0 ? this.#until : lineEnd;
		}
		if (character === '\n' && this.#leavesFlow(at + 1)) {
			this.#stack.length = 0;
			return at + 1;
		}
		if (/\s/.test(character)) {
			if (this.#text.slice(top.wordStart, at).trim() === '') {
				top.wordStart = at + 1;
			}
			return at + 1;
		}
		return this.#word(at, top);
	}

	/** A line that is not indented below the owner ends a collection that nobody closed (YAML 1.2.2 §7.4: flow lines are indented). */
	#leavesFlow(lineStart: number): boolean {
		const line = /^( *)([^\r\n]?)/.exec(this.#text.slice(lineStart, lineStart + 400));
		const first = line?.[2] ?? '';
		return this.#ownerColumn >= 0 && first !== '' && !/[\]},#]/.test(first) && (line?.[1]?.length ?? 0) <= this.#ownerColumn;
	}

	#word(at: number, top: Container): number {
		const rest = this.#text.slice(at, Math.min(this.#until, at + 2_000));
		const word = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\s,[\]{}:]+(?::(?=[^\s,[\]{}])[^\s,[\]{}:]+)*)/.exec(rest)?.[0] ?? '';
		if (word === '') {
			return at + 1;
		}
		const after = at + word.length;
		const colon = /^[ \t]*:/.exec(this.#text.slice(after, after + 20));
		if (top.isMapping && top.key === undefined && colon !== null && after + colon[0].length <= this.#until) {
			top.key = word.replace(/^["']|["']$/g, '');
			top.present.add(top.key);
			top.wordStart = after + colon[0].length;
			return top.wordStart;
		}
		return after;
	}
}
