import { tags } from './der.js';

const MAXIMUM_DEPTH = 40;
const CONSTRUCTED = 0x20;
const END_OF_CONTENTS = 0;

/**
 * The same structure with definite lengths and strings in one piece, or undefined for bytes that are no BER (X.690 §8). Certificates are
 * DER; the containers around them often are not, since programs write them while they read.
 */
export function toDefiniteLengths(bytes: Uint8Array): Uint8Array | undefined {
	const result = convert(bytes, 0, bytes.length, 0);
	return result?.encoded;
}

interface Converted {
	readonly encoded: Uint8Array;
	readonly tag: number;
	readonly content: Uint8Array;
	/** Offset behind the element in the source. */
	readonly end: number;
}

function convert(bytes: Uint8Array, offset: number, limit: number, depth: number): Converted | undefined {
	const header = readHeader(bytes, offset, limit);
	if (header === undefined || depth > MAXIMUM_DEPTH) {
		return undefined;
	}
	const { tag, contentStart, length } = header;
	if ((tag & CONSTRUCTED) === 0) {
		return length === undefined ? undefined : converted(tag, bytes.subarray(contentStart, contentStart + length), contentStart + length);
	}
	const parts: Converted[] = [];
	let at = contentStart;
	const end = length === undefined ? limit : contentStart + length;
	for (;;) {
		if (length !== undefined && at === end) {
			break;
		}
		if (length === undefined && bytes[at] === END_OF_CONTENTS && bytes[at + 1] === END_OF_CONTENTS) {
			at += 2;
			break;
		}
		const part = convert(bytes, at, end, depth + 1);
		if (part === undefined) {
			return undefined;
		}
		parts.push(part);
		at = part.end;
	}
	return joined(tag, parts, at);
}

/** A constructed OCTET STRING becomes a primitive one: its pieces are the content. */
function joined(tag: number, parts: readonly Converted[], end: number): Converted {
	const isPieces = tag === (tags.octetString | CONSTRUCTED);
	return converted(isPieces ? tags.octetString : tag, concatenate(parts.map(({ content, encoded }) => (isPieces ? content : encoded))), end);
}

function converted(tag: number, content: Uint8Array, end: number): Converted {
	return { tag, content, end, encoded: encodeElement(tag, content) };
}

/** One DER element: the identifier octet, the shortest length and the content. */
export function encodeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
	const content = concatenate(contents);
	const lengthOctets: number[] = [];
	for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) {
		lengthOctets.unshift(rest % 256);
	}
	const length = content.length < 0x80 ? [content.length] : [0x80 | lengthOctets.length, ...lengthOctets];
	return concatenate([Uint8Array.of(tag, ...length), content]);
}

/** The bytes of all pieces, one behind the other. */
export function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let offset = 0;
	for (const piece of pieces) {
		whole.set(piece, offset);
		offset += piece.length;
	}
	return whole;
}

interface Header {
	readonly tag: number;
	readonly contentStart: number;
	/** Absent for an indefinite length. */
	readonly length?: number;
}

function readHeader(bytes: Uint8Array, offset: number, limit: number): Header | undefined {
	const [tag, first] = [bytes[offset], bytes[offset + 1]];
	if (tag === undefined || first === undefined || offset + 2 > limit || (tag & 0x1f) === 0x1f) {
		return undefined;
	}
	if (first === 0x80) {
		return { tag, contentStart: offset + 2 };
	}
	const octets = first < 0x80 ? 0 : first & 0x7f;
	if (octets > 4) {
		return undefined;
	}
	let length = octets === 0 ? first : 0;
	for (let index = 0; index < octets; index++) {
		length = length * 256 + (bytes[offset + 2 + index] ?? 0);
	}
	const contentStart = offset + 2 + octets;
	return contentStart + length <= limit ? { tag, contentStart, length } : undefined;
}
