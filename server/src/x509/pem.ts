import { limits } from '../text/limits.js';
import type { Span } from '../text/span.js';
import { decodeBase64 } from './bytes.js';
import { problem, type CertificateProblem } from './problem.js';

// RFC 7468 §3: exactly five dashes. Labels are bounded so that no line makes the match long.
const MARKER = /-----(BEGIN|END) ((?:[^\r\n-]|-(?!-)){0,80})-----/g;
const HEADER = /^[\t ]*[A-Za-z0-9-]+:.*$/;

/** One `-----BEGIN …-----` block of a text. */
export interface PemBlock {
	readonly label: string;
	/** From the first dash of the BEGIN marker to behind the last of the END marker, or to the end of what can belong to it. */
	readonly span: Span;
	/** RFC 1421 headers, such as `DEK-Info` of a password-protected key. */
	readonly headers: readonly string[];
	/** The decoded bytes; absent when the block is broken, which `problems` explains. */
	readonly bytes?: Uint8Array;
	readonly problems: readonly CertificateProblem[];
}

/** The blocks of a text, and problems that belong to none of them. */
export interface PemText {
	readonly blocks: readonly PemBlock[];
	readonly problems: readonly CertificateProblem[];
}

interface Marker {
	readonly kind: 'BEGIN' | 'END';
	readonly label: string;
	readonly start: number;
	readonly end: number;
}

/**
 * The PEM blocks of any text, in order: files, block scalars of YAML at any indentation, and quoted strings whose line breaks are
 * written `\n`. Text between blocks is left alone.
 */
export function findPemBlocks(text: string): PemText {
	const blocks: PemBlock[] = [];
	const problems: CertificateProblem[] = [];
	let open: Marker | undefined;
	for (const marker of markers(text)) {
		if (blocks.length >= limits.certificatesPerFile) {
			problems.push(problem('too-many-objects', `Only the first ${limits.certificatesPerFile} PEM blocks of this text were read.`, { span: marker }));
			return { blocks, problems };
		}
		if (marker.kind === 'BEGIN') {
			if (open) {
				blocks.push(unclosed(open, marker.start));
			}
			open = marker;
		} else if (open) {
			blocks.push(closed(text, open, marker));
			open = undefined;
		} else {
			problems.push(problem('missing-begin-marker', `"-----END ${marker.label}-----" has no BEGIN marker above it.`, { span: spanOf(marker), reference: 'RFC 7468 §2' }));
		}
	}
	if (open) {
		blocks.push(unclosed(open, text.length));
	}
	return { blocks, problems };
}

function* markers(text: string): Generator<Marker> {
	for (const match of text.matchAll(MARKER)) {
		yield { kind: match[1] === 'BEGIN' ? 'BEGIN' : 'END', label: match[2] ?? '', start: match.index, end: match.index + match[0].length };
	}
}

function unclosed(begin: Marker, end: number): PemBlock {
	const found = problem('missing-end-marker', `The block "${begin.label}" is not closed by "-----END ${begin.label}-----".`, {
		span: spanOf(begin),
		reference: 'RFC 7468 §2',
	});
	return { label: begin.label, span: { start: begin.start, end }, headers: [], problems: [found] };
}

function closed(text: string, begin: Marker, end: Marker): PemBlock {
	const block = { label: begin.label, span: { start: begin.start, end: end.end }, headers: [] };
	if (begin.label !== end.label) {
		const message = `The block begins as "${begin.label}" but ends as "${end.label}".`;
		return { ...block, problems: [problem('label-mismatch', message, { span: spanOf(end), reference: 'RFC 7468 §2' })] };
	}
	const { headers, bodyStart } = readHeaders(text, begin.end, end.start);
	const tooLarge = end.start - bodyStart > limits.certificateBytes * 2;
	if (tooLarge) {
		const message = `The block "${begin.label}" is larger than ${limits.certificateBytes} bytes and was not read.`;
		return { ...block, headers, problems: [problem('too-large', message, { span: spanOf(begin) })] };
	}
	const decoded = decodeBase64(text, bodyStart, end.start);
	if ('invalidAt' in decoded) {
		return { ...block, headers, problems: [invalidBase64(text, decoded.invalidAt, end)] };
	}
	if (decoded.bytes.length === 0) {
		return { ...block, headers, problems: [problem('empty-block', `The block "${begin.label}" holds nothing.`, { span: block.span })] };
	}
	return { ...block, headers, bytes: decoded.bytes, problems: [] };
}

/** The message names the character unless the block could hold a secret: one character tells nothing, and base64 alphabet never fails. */
function invalidBase64(text: string, offset: number, end: Marker): CertificateProblem {
	const reference = 'RFC 7468 §3';
	if (offset >= end.start) {
		return problem('invalid-base64', `The base64 of the block "${end.label}" is cut off or lacks its padding.`, { span: spanOf(end), reference });
	}
	const character = text.charAt(offset);
	const shown = /[\u0000-\u0020\u007f-\u{10ffff}]/u.test(character) ? `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : `"${character}"`;
	return problem('invalid-base64', `${shown} is not allowed here in the base64 of the block "${end.label}".`, { span: { start: offset, end: offset + 1 }, reference });
}

function readHeaders(text: string, start: number, end: number): { readonly headers: readonly string[]; readonly bodyStart: number } {
	const headers: string[] = [];
	let offset = start;
	while (offset < end) {
		const next = text.indexOf('\n', offset) + 1;
		const lineEnd = next === 0 || next > end ? end : next;
		const line = text.slice(offset, Math.min(lineEnd, offset + 1000)).trimEnd();
		if (HEADER.test(line)) {
			headers.push(line.trim());
		} else if (line.trim() !== '') {
			break;
		}
		offset = lineEnd;
	}
	return headers.length > 0 ? { headers, bodyStart: offset } : { headers, bodyStart: start };
}

function spanOf({ start, end }: Marker): Span {
	return { start, end };
}
