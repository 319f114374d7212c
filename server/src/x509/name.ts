import { childrenOf, contentOf, encodedOf, readObjectIdentifier, tags, type DerElement } from './der.js';
import { attributeTypeName } from './objectIdentifiers.js';
import { toHex } from './bytes.js';

const COMMON_NAME = '2.5.4.3';

/** A subject's or issuer's name. */
export interface DistinguishedName {
	/** RFC 4514: the last part first, joined by commas; empty for an empty name. */
	readonly text: string;
	/** Equal for names that RFC 5280 §7.1 compares as equal: case and runs of spaces do not count. */
	readonly key: string;
	/** The value of the last common name, unescaped. */
	readonly commonName?: string;
	readonly isEmpty: boolean;
	/** The DER of the name. */
	readonly encoded: Uint8Array;
}

interface Attribute {
	readonly oid: string;
	readonly value: string;
	/** Whether the value is a string; anything else is written as the hexadecimal of its DER (RFC 4514 §2.4). */
	readonly isString: boolean;
}

/** The name that an element holds, or undefined when it is not a sequence of sets of attributes. */
export function readName(bytes: Uint8Array, element: DerElement | undefined): DistinguishedName | undefined {
	if (element?.tag !== tags.sequence) {
		return undefined;
	}
	const parts: (readonly Attribute[])[] = [];
	for (const set of childrenOf(bytes, element) ?? [undefined]) {
		const attributes = set?.tag === tags.set ? readAttributes(bytes, set) : undefined;
		if (!attributes) {
			return undefined;
		}
		parts.push(attributes);
	}
	const commonName = parts.flat().findLast(({ oid }) => oid === COMMON_NAME)?.value;
	return {
		text: parts.map((attributes) => attributes.map(attributeText).join('+')).reverse().join(','),
		key: parts.map((attributes) => attributes.map(comparable).sort().join('+')).join(','),
		...(commonName !== undefined && { commonName }),
		isEmpty: parts.length === 0,
		encoded: encodedOf(bytes, element),
	};
}

/** The text of a string element, or undefined for other types. Broken encodings show as U+FFFD rather than failing. */
export function readString(bytes: Uint8Array, element: DerElement): string | undefined {
	const content = contentOf(bytes, element);
	switch (element.tag) {
		case tags.utf8String:
			return new TextDecoder('utf-8').decode(content);
		case tags.numericString:
		case tags.printableString:
		case tags.ia5String:
		case tags.visibleString:
		// T.61 in theory; what is found in certificates is Latin-1, and OpenSSL reads it so.
		case tags.teletexString:
			return latin1(content);
		case tags.bmpString:
			return new TextDecoder('utf-16be').decode(content);
		case tags.universalString:
			return utf32(content);
		default:
			return undefined;
	}
}

/** One character for each byte: what IA5 and Latin-1 strings hold. */
export function latin1(content: Uint8Array): string {
	let text = '';
	for (const byte of content) {
		text += String.fromCharCode(byte);
	}
	return text;
}

function readAttributes(bytes: Uint8Array, set: DerElement): readonly Attribute[] | undefined {
	const attributes: Attribute[] = [];
	for (const pair of childrenOf(bytes, set) ?? []) {
		const [type, value] = childrenOf(bytes, pair) ?? [];
		const oid = readObjectIdentifier(bytes, type);
		if (pair.tag !== tags.sequence || oid === undefined || !value) {
			return undefined;
		}
		const text = readString(bytes, value);
		attributes.push({ oid, value: text ?? `#${toHex(encodedOf(bytes, value))}`, isString: text !== undefined });
	}
	return attributes.length > 0 ? attributes : undefined;
}

function attributeText({ oid, value, isString }: Attribute): string {
	return `${attributeTypeName(oid) ?? oid}=${isString ? escapeValue(value) : value}`;
}

/** RFC 4514 §2.4. Control characters are escaped too, which the RFC allows, so that a name is always one line. */
function escapeValue(value: string): string {
	return value
		.replace(/["+,;<>\\]/g, '\\$&')
		.replace(/^[ #]/, '\\$&')
		.replace(/ $/, '\\ ')
		.replace(/[\u0000-\u001f\u007f]/g, (character) => `\\${toHex(Uint8Array.of(character.charCodeAt(0)))}`);
}

function comparable({ oid, value, isString }: Attribute): string {
	// The separators of `key` must not be forged by a value.
	const normalised = isString ? value.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ') : value;
	return `${oid}=${JSON.stringify(normalised)}`;
}

function utf32(content: Uint8Array): string {
	let text = '';
	for (let index = 0; index + 3 < content.length; index += 4) {
		const [a = 0, b = 0, c = 0, d = 0] = content.subarray(index, index + 4);
		const point = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
		text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
	}
	return text;
}
