/** One element of DER (X.690 §8.1): where it lies in the bytes that it was read from, and what it says it is. */
export interface DerElement {
	/** The identifier octet: class, constructed bit and tag number below 31. */
	readonly tag: number;
	readonly start: number;
	readonly contentStart: number;
	readonly end: number;
}

/** Identifier octets of the universal types that certificates use. */
export const tags = {
	boolean: 0x01,
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	null: 0x05,
	objectIdentifier: 0x06,
	utf8String: 0x0c,
	numericString: 0x12,
	printableString: 0x13,
	teletexString: 0x14,
	ia5String: 0x16,
	utcTime: 0x17,
	generalizedTime: 0x18,
	visibleString: 0x1a,
	universalString: 0x1c,
	bmpString: 0x1e,
	sequence: 0x30,
	set: 0x31,
} as const;

/** The identifier octet of a context-specific element, such as `[0]`; `constructed` for EXPLICIT and for structured IMPLICIT ones. */
export function contextTag(number: number, constructed: boolean): number {
	return (constructed ? 0xa0 : 0x80) | number;
}

const HIGH_TAG_NUMBER = 0x1f;
const MAXIMUM_LENGTH_OCTETS = 4;

/**
 * The element at an offset, or undefined where none can be: a length that is indefinite, not the shortest (X.690 §10.1), longer
 * than what is there, or a tag number above 30, which no certificate uses.
 */
export function readElement(bytes: Uint8Array, offset: number, limit = bytes.length): DerElement | undefined {
	const tag = bytes[offset];
	const first = bytes[offset + 1];
	if (tag === undefined || first === undefined || offset + 2 > limit || (tag & HIGH_TAG_NUMBER) === HIGH_TAG_NUMBER) {
		return undefined;
	}
	if (first < 0x80) {
		return within({ tag, start: offset, contentStart: offset + 2, end: offset + 2 + first }, limit);
	}
	const octets = first & 0x7f;
	if (octets === 0 || octets > MAXIMUM_LENGTH_OCTETS) {
		return undefined;
	}
	let length = 0;
	for (let index = 0; index < octets; index++) {
		length = length * 256 + (bytes[offset + 2 + index] ?? 0);
	}
	const shortest = length >= 0x80 && length >= 256 ** (octets - 1);
	const contentStart = offset + 2 + octets;
	return shortest ? within({ tag, start: offset, contentStart, end: contentStart + length }, limit) : undefined;
}

/** The elements inside a constructed one, in order; undefined when they do not fill it exactly. Not recursive: depth costs nothing. */
export function childrenOf(bytes: Uint8Array, parent: DerElement | undefined): readonly DerElement[] | undefined {
	if (!parent) {
		return undefined;
	}
	const children: DerElement[] = [];
	let offset = parent.contentStart;
	while (offset < parent.end) {
		const child = readElement(bytes, offset, parent.end);
		if (!child) {
			return undefined;
		}
		children.push(child);
		offset = child.end;
	}
	return children;
}

/** The elements inside the only element of some bytes, which must have that tag. */
export function childrenOfWhole(bytes: Uint8Array, tag: number = tags.sequence): readonly DerElement[] | undefined {
	const whole = readElement(bytes, 0);
	return whole?.tag === tag && whole.end === bytes.length ? childrenOf(bytes, whole) : undefined;
}

/** The bytes between an element's header and its end. Shares memory. */
export function contentOf(bytes: Uint8Array, element: DerElement): Uint8Array {
	return bytes.subarray(element.contentStart, element.end);
}

/** The whole element with its header. Shares memory. */
export function encodedOf(bytes: Uint8Array, element: DerElement): Uint8Array {
	return bytes.subarray(element.start, element.end);
}

/** The dotted form of an OBJECT IDENTIFIER, or undefined when the element is none or its arcs do not end. */
export function readObjectIdentifier(bytes: Uint8Array, element: DerElement | undefined): string | undefined {
	if (element?.tag !== tags.objectIdentifier) {
		return undefined;
	}
	return objectIdentifierFromContent(contentOf(bytes, element));
}

/** The dotted form of the content octets of an OBJECT IDENTIFIER (X.690 §8.19). */
export function objectIdentifierFromContent(content: Uint8Array): string | undefined {
	const arcs: bigint[] = [];
	let arc = 0n;
	let pending = false;
	// An arc of more than 20 octets is nobody's; without the bound, one element could cost quadratic time.
	if (content.length === 0 || content.length > 128) {
		return undefined;
	}
	for (const octet of content) {
		arc = (arc << 7n) | BigInt(octet & 0x7f);
		pending = (octet & 0x80) !== 0;
		if (!pending) {
			arcs.push(arc);
			arc = 0n;
		}
	}
	const [head, ...rest] = arcs;
	if (pending || head === undefined) {
		return undefined;
	}
	const root = head < 80n ? head / 40n : 2n;
	return [root, head - root * 40n, ...rest].join('.');
}

/** The value of a non-negative INTEGER that fits a number; undefined for anything else. */
export function readSmallInteger(bytes: Uint8Array, element: DerElement | undefined): number | undefined {
	if (element?.tag !== tags.integer) {
		return undefined;
	}
	const content = contentOf(bytes, element);
	if (content.length === 0 || content.length > 6 || (content[0] ?? 0) >= 0x80) {
		return undefined;
	}
	return content.reduce((value, octet) => value * 256 + octet, 0);
}

/** The octets of a BIT STRING whose bits are whole octets (keys and signatures); undefined for anything else. */
export function readOctetAlignedBits(bytes: Uint8Array, element: DerElement | undefined): Uint8Array | undefined {
	if (element?.tag !== tags.bitString || element.end === element.contentStart || bytes[element.contentStart] !== 0) {
		return undefined;
	}
	return bytes.subarray(element.contentStart + 1, element.end);
}

function within(element: DerElement, limit: number): DerElement | undefined {
	return element.end <= limit ? element : undefined;
}
