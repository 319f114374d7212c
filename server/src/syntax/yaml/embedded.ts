import type { TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { type Segment, blockSegments, quotedSegments } from './segments.js';
import type { YamlScalar } from './tree.js';

/**
 * The value of a scalar as a text of its own, with the way between its offsets and those of the YAML text around it. Exact for literal
 * block scalars (`|`, with indentation and chomping indicators) and quoted scalars on one line; folded text is matched line by line.
 */
export class EmbeddedText {
	/** What the scalar stands for. Where template actions were covered, they still are. */
	readonly text: string;
	readonly #host: string;
	readonly #scalar: YamlScalar;
	readonly #segments: readonly Segment[];
	/** What each line of a block scalar is indented by. */
	readonly #indent: string;

	constructor(host: string, scalar: YamlScalar) {
		this.text = scalar.text;
		this.#host = host;
		this.#scalar = scalar;
		const block = scalar.style === 'literal' || scalar.style === 'folded' ? blockSegments(host, scalar) : undefined;
		this.#segments = block?.segments ?? quotedSegments(host, scalar);
		this.#indent = ' '.repeat(block?.indent ?? 0);
	}

	/** The offset in the YAML text of an offset in the value; offsets outside are clamped. */
	toHost(offset: number): number {
		const segment = this.#segmentAt(offset, (item) => item.inner);
		return segment === undefined ? this.#scalar.span.start : segment.outer + Math.min(Math.max(0, offset - segment.inner), segment.length);
	}

	/** A stretch of the value as one of the YAML text. */
	spanToHost({ start, end }: Span): Span {
		const from = this.toHost(start);
		// The end of a line stands before the indentation of the next one.
		const to = end > start && this.#isLineStart(end) ? this.toHost(end - 1) + 1 : this.toHost(end);
		return { start: from, end: Math.max(from, to) };
	}

	/** The offset in the value of an offset in the YAML text; undefined outside the scalar. What is before a line belongs to its start. */
	toEmbedded(offset: number): number | undefined {
		const { start, end } = this.#scalar.span;
		const first = this.#segments[0];
		if (offset < start || offset > end || first === undefined || offset < first.lineStart) {
			return undefined;
		}
		const segment = this.#segmentAt(offset, (item) => item.lineStart) ?? first;
		return Math.min(segment.inner + Math.min(Math.max(0, offset - segment.outer), segment.length), this.text.length);
	}

	/**
	 * An edit of the value as an edit of the YAML text, new lines indented like the others and characters escaped like the style asks.
	 * Undefined where the style leaves no sure way: line breaks in folded and plain scalars.
	 */
	editToHost({ span, newText }: TextEdit): TextEdit | undefined {
		switch (this.#scalar.style) {
			case 'literal':
				return this.#literalEdit(span, newText);
			case 'double':
				return { span: this.spanToHost(span), newText: JSON.stringify(newText).slice(1, -1) };
			case 'single':
				return newText.includes('\n') ? undefined : { span: this.spanToHost(span), newText: newText.replaceAll("'", "''") };
			default:
				return newText.includes('\n') || this.text.slice(span.start, span.end).includes('\n') ? undefined : { span: this.spanToHost(span), newText };
		}
	}

	#literalEdit(span: Span, newText: string): TextEdit {
		const lineBreak = this.#host.includes('\r\n') ? '\r\n' : '\n';
		const lines = newText.split('\n').map((line) => line.replace(/\r$/, ''));
		const isWholeLines = this.#isLineStart(span.start) && this.#isLineStart(span.end) && (newText === '' || newText.endsWith('\n'));
		const indented = lines.map((line, index) => ((index === 0 && !isWholeLines) || (line === '' && (isWholeLines || index < lines.length - 1)) ? line : this.#indent + line));
		if (isWholeLines) {
			const from = this.#lineStartInHost(span.start);
			const opens = newText !== '' && from > 0 && this.#host[from - 1] !== '\n' ? lineBreak : '';
			return { span: { start: from, end: this.#lineStartInHost(span.end) }, newText: opens + indented.join(lineBreak) };
		}
		const start = this.toHost(span.start);
		const present = this.#isLineStart(span.start) ? start - this.#lineStartInHost(span.start) : this.#indent.length;
		const missing = this.#indent.slice(Math.min(present, this.#indent.length));
		const closes = span.start === this.text.length && this.#isLineStart(span.start) && newText !== '' ? lineBreak : '';
		// The line break that ends the block is not part of it: without one, what follows the block would become its last line.
		const end = span.end === this.text.length && span.end > span.start && this.#isLineStart(span.end) ? this.toHost(span.end - 1) : this.toHost(span.end);
		return { span: { start, end: Math.max(start, end) }, newText: missing + indented.join(lineBreak) + closes };
	}

	#isLineStart(offset: number): boolean {
		return offset === 0 || this.text[offset - 1] === '\n';
	}

	#lineStartInHost(offset: number): number {
		return this.#segmentAt(offset, (item) => item.inner)?.lineStart ?? this.toHost(offset);
	}

	/** The last segment that starts at or before an offset. */
	#segmentAt(offset: number, startOf: (segment: Segment) => number): Segment | undefined {
		let low = 0;
		let high = this.#segments.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (startOf(this.#segments[middle] as Segment) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return this.#segments[low];
	}
}
