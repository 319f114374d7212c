import type { Position, Range } from '../protocol/position.js';
import type { Span } from './span.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Offsets at which the lines of a text start. LSP 3.17 §Text Documents: `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(text: string): readonly number[] {
	const starts = [0];
	for (let offset = 0; offset < text.length; offset++) {
		const code = text.charCodeAt(offset);
		if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED)) {
			starts.push(offset + 1);
		}
	}
	return starts;
}

/** Turns offsets of one text into lines and characters, and back. Built once a text: finding a line is a binary search. */
export class LineIndex {
	readonly #starts: readonly number[];
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
		this.#starts = lineStarts(text);
	}

	/** How many lines the text has; a text that ends with a line break has one more, empty. */
	get lineCount(): number {
		return this.#starts.length;
	}

	/** The offset at which a line starts; the end of the text for a line behind the last. */
	lineStart(line: number): number {
		return this.#starts[Math.max(0, line)] ?? this.#text.length;
	}

	/** The text of a line without its line break. */
	line(line: number): string {
		return this.#text.slice(this.lineStart(line), this.lineStart(line + 1)).replace(/[\r\n]+$/, '');
	}

	/** The line that an offset stands on; offsets outside the text are clamped. */
	lineAt(offset: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}

	/** The position of an offset; offsets outside the text are clamped. */
	positionAt(offset: number): Position {
		const clamped = Math.min(Math.max(offset, 0), this.#text.length);
		const line = this.lineAt(clamped);
		return { line, character: clamped - this.lineStart(line) };
	}

	/** The offset of a position. LSP: a character behind the end of the line means that end. */
	offsetAt({ line, character }: Position): number {
		if (line < 0) {
			return 0;
		}
		const start = this.lineStart(line);
		let end = this.lineStart(line + 1);
		// Two steps at most: the line break itself is not a place to stand in.
		while (end > start && line + 1 < this.#starts.length && isLineBreak(this.#text.charCodeAt(end - 1))) {
			end--;
		}
		return Math.min(start + Math.max(0, character), end);
	}

	/** A span as a range. */
	rangeOf(span: Span): Range {
		return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
	}
}

function isLineBreak(code: number): boolean {
	return code === LINE_FEED || code === CARRIAGE_RETURN;
}
