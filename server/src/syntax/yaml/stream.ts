import { LineIndex } from '../../text/lineIndex.js';
import type { Position, Range } from '../../protocol/position.js';
import type { Span } from '../../text/span.js';
import { parseYamlDocument } from './parse.js';
import { isBoundary, isDocument, splitDocuments } from './split.js';
import type { YamlDocument } from './tree.js';

/** What a chunk is written in. An HCL file is one chunk: it has no documents. */
export type ChunkLanguage = 'yaml' | 'hcl';

/** One `---` part of a stream. Immutable: an edit makes new chunks, so whatever is known of a chunk stays true. */
export class Chunk {
	readonly text: string;
	readonly language: ChunkLanguage;
	/** The name of the file, for a configuration that is recognised by it. */
	readonly fileName: string | undefined;
	readonly isDocument: boolean;
	#lines: LineIndex | undefined;
	#document: YamlDocument | undefined;

	constructor(text: string, language: ChunkLanguage = 'yaml', fileName?: string) {
		this.text = text;
		this.language = language;
		this.fileName = fileName;
		this.isDocument = language === 'hcl' || isDocument(text);
	}

	/** Lines of this chunk, counted from its own start. */
	get lines(): LineIndex {
		return (this.#lines ??= new LineIndex(this.text));
	}

	/** The parsed chunk; the first call parses. */
	get document(): YamlDocument {
		return (this.#document ??= parseYamlDocument(this.text));
	}

	/** How many line breaks the chunk holds, which is how far it moves the chunks behind it. */
	get lineBreaks(): number {
		return this.lines.lineCount - 1;
	}
}

/** A place in a stream: the chunk, and the offset inside it. */
export interface ChunkOffset {
	readonly index: number;
	readonly chunk: Chunk;
	readonly offset: number;
}

/** A replacement in a stream, as LSP sends it. */
export interface StreamEdit {
	readonly range: Range;
	readonly text: string;
}

/** The text of one file as a sequence of chunks. Immutable. */
export class Stream {
	readonly chunks: readonly Chunk[];
	/** The line of the stream on which each chunk starts. */
	readonly #startLines: readonly number[];

	constructor(chunks: readonly Chunk[]) {
		this.chunks = chunks;
		const startLines: number[] = new Array<number>(chunks.length);
		let line = 0;
		for (let index = 0; index < chunks.length; index++) {
			startLines[index] = line;
			line += (chunks[index] as Chunk).lineBreaks;
		}
		this.#startLines = startLines;
	}

	/** The whole text again. Not for the keystroke path. */
	get text(): string {
		return this.chunks.map((chunk) => chunk.text).join('');
	}

	/** The line on which a chunk starts. */
	startLine(index: number): number {
		return this.#startLines[index] ?? 0;
	}

	/** The chunk that holds a position, with the offset in it; positions outside are clamped. */
	locate(position: Position): ChunkOffset {
		let low = 0;
		let high = this.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.startLine(middle) <= position.line) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		const chunk = this.chunks[low] as Chunk;
		return { index: low, chunk, offset: chunk.lines.offsetAt({ line: position.line - this.startLine(low), character: position.character }) };
	}

	/** A span inside a chunk as a range of the stream. */
	rangeOf(index: number, span: Span): Range {
		const line = this.startLine(index);
		const { start, end } = (this.chunks[index] as Chunk).lines.rangeOf(span);
		return { start: { line: start.line + line, character: start.character }, end: { line: end.line + line, character: end.character } };
	}

	/** The zero-based index of a chunk among the documents, as people count `---` parts. */
	documentIndex(index: number): number {
		let count = -1;
		for (let at = 0; at <= index; at++) {
			count += this.chunks[at]?.isDocument === true ? 1 : 0;
		}
		return Math.max(0, count);
	}
}

/** Splits a text into a stream. Nothing is parsed yet. */
export function createStream(text: string): Stream {
	return new Stream(splitDocuments(text).map((part) => new Chunk(part)));
}

/** The stream of a file that is one configuration in HCL or JSON. */
export function createConfigurationStream(text: string, fileName: string): Stream {
	return new Stream([new Chunk(text, 'hcl', fileName)]);
}

/**
 * The stream after an edit. Only the chunks that the edit meets are split again, and their neighbours where a marker came or
 * went; all others are the same objects. A range outside the stream is clamped to it.
 */
export function applyEdit(stream: Stream, edit: StreamEdit): Stream {
	const start = stream.locate(edit.range.start);
	const end = stream.locate(edit.range.end);
	if (end.index < start.index || (end.index === start.index && end.offset < start.offset)) {
		return applyEdit(stream, { range: { start: edit.range.end, end: edit.range.start }, text: edit.text });
	}
	if (start.chunk.language === 'hcl') {
		return createConfigurationStream(start.chunk.text.slice(0, start.offset) + edit.text + start.chunk.text.slice(end.offset), start.chunk.fileName ?? '');
	}
	const { chunks } = stream;
	let first = start.index;
	let last = end.index;
	let text = start.chunk.text.slice(0, start.offset) + edit.text + end.chunk.text.slice(end.offset);
	let parts = splitDocuments(text);
	for (;;) {
		const before = chunks[first - 1];
		const after = chunks[last + 1];
		if (before !== undefined && (text === '' || !isBoundary(before.text, parts[0] ?? ''))) {
			first--;
			text = before.text + text;
		} else if (after !== undefined && !isBoundary(parts.at(-1) ?? '', after.text)) {
			last++;
			text += after.text;
		} else {
			break;
		}
		parts = splitDocuments(text);
	}
	return new Stream([...chunks.slice(0, first), ...reuse(parts, chunks.slice(first, last + 1)), ...chunks.slice(last + 1)]);
}

/** Chunks for the parts, taking an old chunk where its text is the same: its parse and findings are kept with it. */
function reuse(parts: readonly string[], old: readonly Chunk[]): Chunk[] {
	return parts.map((part) => old.find((chunk) => chunk.text === part) ?? new Chunk(part));
}
