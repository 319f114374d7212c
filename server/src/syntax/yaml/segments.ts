import type { YamlScalar } from './tree.js';

/** A stretch of a scalar's value that stands in the YAML text character by character. */
export interface Segment {
	/** Where it starts in the value. */
	readonly inner: number;
	/** Where it starts in the YAML text. */
	readonly outer: number;
	readonly length: number;
	/** Where the line that it stands on starts in the YAML text, before its indentation; of quoted text the same as `outer`. */
	readonly lineStart: number;
}

/** The lines of a block scalar, and what they are indented by. */
export function blockSegments(host: string, { span, text, style }: YamlScalar): { readonly segments: readonly Segment[]; readonly indent: number } {
	const header = host.indexOf('\n', span.start);
	const first = header < 0 ? host.length : header + 1;
	return style === 'literal' ? literalSegments(host, first, text) : foldedSegments(host, first, span.end, text);
}

/** YAML 1.2.2 §8.1.2: each line of the value is a line of the text without its indentation. */
function literalSegments(host: string, first: number, text: string): { segments: readonly Segment[]; indent: number } {
	const segments: Segment[] = [];
	let indent: number | undefined;
	let lineStart = first;
	let inner = 0;
	for (const line of text.split('\n')) {
		const lineEnd = lineEndOf(host, lineStart);
		// A line of white space may be shorter than its indentation, so the first one with more says how deep the block is.
		if (indent === undefined && line.trim() !== '') {
			indent = Math.max(0, lineEnd - lineStart - line.length);
			for (const [index, blank] of segments.entries()) {
				segments[index] = { ...blank, outer: Math.min(blank.lineStart + indent, lineEndOf(host, blank.lineStart)) };
			}
		}
		const isInside = inner < text.length || line !== '';
		const outer = isInside ? Math.min(lineStart + (indent ?? 0), lineEnd) : Math.min(lineStart, host.length);
		segments.push({ inner, outer, length: line.length, lineStart: Math.min(lineStart, host.length) });
		inner += line.length + 1;
		const next = host.indexOf('\n', lineStart);
		lineStart = next < 0 ? host.length : next + 1;
	}
	return { segments, indent: indent ?? 0 };
}

/** Folded lines are found again one after the other; between them the value has a space or line breaks (YAML 1.2.2 §8.1.3). */
function foldedSegments(host: string, first: number, end: number, text: string): { segments: readonly Segment[]; indent: number } {
	const segments: Segment[] = [];
	let indent: number | undefined;
	let inner = 0;
	for (let lineStart = first; lineStart < end;) {
		const lineEnd = lineEndOf(host, lineStart);
		const line = host.slice(lineStart, lineEnd);
		if (line.trim() !== '') {
			indent ??= line.length - line.trimStart().length;
			const content = line.slice(indent);
			while (inner < text.length && /\s/.test(text[inner] ?? '') && text[inner] !== content[0]) {
				inner++;
			}
			segments.push({ inner, outer: lineStart + indent, length: content.length, lineStart });
			inner += content.length;
		}
		const next = host.indexOf('\n', lineStart);
		lineStart = next < 0 ? end : next + 1;
	}
	return { segments, indent: indent ?? 0 };
}

const DOUBLE_ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)/y;

/** The stretches of a quoted or plain scalar between its escapes and line breaks. */
export function quotedSegments(host: string, { span, text, style }: YamlScalar): readonly Segment[] {
	const isQuoted = style === 'double' || style === 'single';
	const end = isQuoted ? span.end - 1 : span.end;
	const segments: Segment[] = [];
	let inner = 0;
	let start = span.start + (isQuoted ? 1 : 0);
	const push = (length: number, from = start): void => void segments.push({ inner, outer: from, length, lineStart: from });
	for (let at = start; at < end;) {
		const skipped = specialAt(host, at, style);
		if (skipped === undefined) {
			at++;
			continue;
		}
		push(at - start);
		inner += at - start;
		const length = skipped.value ?? foldedLength(text, inner);
		push(length, at);
		inner += length;
		at += skipped.source;
		start = at;
	}
	push(Math.max(0, end - start));
	return segments;
}

/** An escape or line break: how long it is in the text, and in the value where that is certain. */
function specialAt(host: string, at: number, style: YamlScalar['style']): { readonly source: number; readonly value?: number } | undefined {
	if (style === 'single' && host.startsWith("''", at)) {
		return { source: 2, value: 1 };
	}
	if (style === 'double' && host[at] === '\\') {
		DOUBLE_ESCAPE.lastIndex = at;
		const escape = DOUBLE_ESCAPE.exec(host)?.[0] ?? '\\';
		const code = escape.startsWith('\\U') ? Number.parseInt(escape.slice(2), 16) : 0;
		return { source: escape.length, value: /^\\\r?\n/.test(escape) ? 0 : code > 0xffff ? 2 : 1 };
	}
	const fold = host[at] === '\n' || host[at] === '\r' ? /^(?:\r?\n[ \t]*)+/.exec(host.slice(at, at + 10_000))?.[0] : undefined;
	return fold === undefined ? undefined : { source: fold.length };
}

/** A line break is a space, or, with empty lines behind it, as many line breaks as there are of those. */
function foldedLength(text: string, inner: number): number {
	return text[inner] === '\n' ? /^\n*/.exec(text.slice(inner, inner + 10_000))?.[0].length ?? 1 : 1;
}

function lineEndOf(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end < 0 ? text.length : end > from && text[end - 1] === '\r' ? end - 1 : end;
}
