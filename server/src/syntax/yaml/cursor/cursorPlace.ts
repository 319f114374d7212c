import { LineIndex } from '../../../text/lineIndex.js';
import type { Span } from '../../../text/span.js';
import type { Chunk } from '../stream.js';
import type { Path } from '../path.js';
import { isInAction, maskTemplate } from '../template.js';
import { blockPlaceAt } from './blockPath.js';
import { type FlowPlace, flowPlaceAt } from './flowPlace.js';
import { indentOf, lineParts } from './lineParts.js';

/** What an author is about to write at a cursor. Read from the text, not from the tree, so that it holds in a broken document. */
export interface CursorPlace {
	/** `key`: a key, or an item of the list that `container` is; `value`: the value of `container`; `text`: nothing of YAML. */
	readonly kind: 'key' | 'value' | 'text';
	/** For `key` the mapping or list around it; for `value` the path of the value itself. */
	readonly container: Path;
	/** Keys that the mapping has already. */
	readonly present: ReadonlySet<string>;
	/** What a completion replaces: the word under the cursor. */
	readonly replace: Span;
	/** The part of the word before the cursor, without an opening quote. */
	readonly typed: string;
	/** The column at which a key would start. */
	readonly column: number;
	readonly flow: boolean;
	/** The document is one flow collection, as JSON is: keys and texts are written in double quotes. */
	readonly isJson: boolean;
	/** In JSON, another member follows, so that a comma has to stand behind what is inserted. */
	readonly needsComma: boolean;
	/** A colon follows the word already. */
	readonly hasColon: boolean;
	/** A dash stands before the word on its line. */
	readonly behindDash: boolean;
	/** The cursor stands directly behind a colon, which wants a space. */
	readonly needsSpace: boolean;
	/** The quote that the word starts with. */
	readonly quote: '' | '"' | "'";
}

/** A text with its lines; template actions are covered. */
type CursorText = Pick<Chunk, 'text' | 'lines'>;

/** The place of an offset in a chunk. */
export function cursorPlaceAt(chunk: Chunk, offset: number): CursorPlace {
	if (isInAction(chunk.text, offset)) {
		return textPlace(offset);
	}
	const { text, templated } = maskTemplate(chunk.text);
	return placeIn(templated ? { text, lines: new LineIndex(text) } : chunk, offset);
}

function placeIn(chunk: CursorText, offset: number): CursorPlace {
	const flow = flowPlaceAt(chunk.text, chunk.lines, offset);
	return flow === undefined ? blockCursor(chunk, offset) : flowCursor(chunk, offset, flow);
}

function blockCursor(chunk: CursorText, offset: number): CursorPlace {
	const lineNumber = chunk.lines.lineAt(offset);
	const lineStart = chunk.lines.lineStart(lineNumber);
	const line = chunk.lines.line(lineNumber);
	const before = line.slice(0, offset - lineStart);
	const parts = lineParts(before);
	const last = parts.at(-1);
	if (isInComment(before)) {
		return textPlace(offset);
	}
	if (last?.kind === 'key') {
		const place = blockPlaceAt(chunk.lines, lineNumber, last.column);
		const value = before.slice(last.end);
		return place.insideScalar ? textPlace(offset) : { ...word(chunk.text, offset, lineStart + last.end), kind: 'value', container: [...place.container, last.name], present: place.present, column: last.column, flow: false, isJson: false, needsComma: false, hasColon: false, behindDash: false, needsSpace: value === '' };
	}
	const column = last === undefined ? Math.min(indentOf(before), before.length) : last.end + indentOf(before.slice(last.end));
	const place = blockPlaceAt(chunk.lines, lineNumber, last !== undefined && column === last.end ? column + 1 : column);
	if (place.insideScalar || place.impossible) {
		return textPlace(offset);
	}
	const found = word(chunk.text, offset, lineStart + column);
	const hasColon = /^[ \t]*:/.test(chunk.text.slice(found.replace.end, found.replace.end + 20));
	return { ...found, kind: 'key', container: place.container, present: place.present, column, flow: false, isJson: false, needsComma: false, hasColon, behindDash: last !== undefined, needsSpace: last !== undefined && column === last.end };
}

function flowCursor(chunk: CursorText, offset: number, flow: FlowPlace): CursorPlace {
	const owner = flow.ownerLine < 0 ? [] : ownerPath(chunk, flow);
	const container = [...owner, ...flow.inner];
	const found = word(chunk.text, offset, flow.wordStart);
	const hasColon = /^[ \t]*:/.test(chunk.text.slice(found.replace.end, found.replace.end + 20));
	const isJson = flow.ownerLine < 0;
	const shared = { ...found, present: flow.present, column: 0, flow: true, isJson, needsComma: isJson && /^[ \t\r\n]*["{[]/.test(chunk.text.slice(found.replace.end, found.replace.end + 500)), hasColon, behindDash: flow.kind === 'item', needsSpace: flow.kind === 'value' && chunk.text[offset - 1] === ':' };
	return flow.kind === 'value' ? { ...shared, kind: 'value', container: [...container, flow.key ?? ''] } : { ...shared, kind: 'key', container };
}

function ownerPath(chunk: CursorText, { ownerLine, ownerColumn, ownerKey }: FlowPlace): Path {
	// A key stands at its own column; of a list item, anything right of the dash leads to the item.
	const place = blockPlaceAt(chunk.lines, ownerLine, ownerKey === undefined ? ownerColumn + 1 : ownerColumn);
	return ownerKey === undefined ? place.container : [...place.container, ownerKey];
}

function word(text: string, offset: number, from: number): Pick<CursorPlace, 'replace' | 'typed' | 'quote'> {
	const start = from + (/^[ \t\r\n]*/.exec(text.slice(from, offset))?.[0].length ?? 0);
	const first = text[start];
	const quote = start < offset && (first === '"' || first === "'") ? first : '';
	const rest = text.slice(offset, offset + 500);
	const tail = (quote === '' ? /^[^\s,:#[\]{}"']*/ : quote === '"' ? /^[^"\r\n]*"?/ : /^[^'\r\n]*'?/).exec(rest)?.[0].length ?? 0;
	return { replace: { start, end: offset + tail }, typed: text.slice(start + quote.length, offset), quote };
}

function isInComment(before: string): boolean {
	return /(?:^|\s)#/.test(before.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => '_'.repeat(quoted.length)));
}

function textPlace(offset: number): CursorPlace {
	return { kind: 'text', container: [], present: new Set(), replace: { start: offset, end: offset }, typed: '', column: 0, flow: false, isJson: false, needsComma: false, hasColon: false, behindDash: false, needsSpace: false, quote: '' };
}
