import { toHex } from './bytes.js';
import { childrenOf, contentOf, contextTag, encodedOf, objectIdentifierFromContent, readElement, readObjectIdentifier, type DerElement } from './der.js';
import { formatAddress, formatRange } from './ipAddress.js';
import { latin1, readName, readString, type DistinguishedName } from './name.js';

/** What a name in a certificate is. */
export type GeneralNameType = 'otherName' | 'email' | 'dns' | 'x400Address' | 'dirName' | 'ediPartyName' | 'uri' | 'ip' | 'registeredId';

/** One name of a subject or issuer, or one subtree of a name constraint (RFC 5280 §4.2.1.6). */
export interface GeneralName {
	readonly type: GeneralNameType;
	readonly value: string;
	/** The octets of an address, or of an address and its mask. */
	readonly octets?: Uint8Array;
	/** The name behind `dirName`. */
	readonly directoryName?: DistinguishedName;
}

// In the order of their context tags, RFC 5280 §4.2.1.6.
const types: readonly GeneralNameType[] = ['otherName', 'email', 'dns', 'x400Address', 'dirName', 'ediPartyName', 'uri', 'ip', 'registeredId'];

/** The names of a sequence of GeneralName, or undefined when one of them is malformed. */
export function readGeneralNames(bytes: Uint8Array, elements: readonly DerElement[] | undefined): readonly GeneralName[] | undefined {
	const names: GeneralName[] = [];
	for (const element of elements ?? [undefined]) {
		const name = element && readGeneralName(bytes, element);
		if (!name) {
			return undefined;
		}
		names.push(name);
	}
	return names;
}

/** The name that an element holds, or undefined when it is malformed. In a name constraint an address comes with its mask. */
export function readGeneralName(bytes: Uint8Array, element: DerElement): GeneralName | undefined {
	const type = (element.tag & 0xc0) === 0x80 ? types[element.tag & 0x1f] : undefined;
	const content = contentOf(bytes, element);
	switch (type) {
		case 'email':
		case 'dns':
		case 'uri':
			return { type, value: latin1(content) };
		case 'ip': {
			const value = formatAddress(content) ?? formatRange(content);
			return value === undefined ? undefined : { type, value, octets: content };
		}
		case 'dirName': {
			const directoryName = readName(bytes, readElement(bytes, element.contentStart, element.end));
			return directoryName && { type, value: directoryName.text, directoryName };
		}
		case 'registeredId': {
			const value = objectIdentifierFromContent(content);
			return value === undefined ? undefined : { type, value };
		}
		case 'otherName':
			return otherName(bytes, element);
		case 'x400Address':
		case 'ediPartyName':
			return { type, value: toHex(content) };
		case undefined:
			return undefined;
	}
}

/** `type-id;value`, with the value as text where it is a string, else as the hexadecimal of its DER. */
function otherName(bytes: Uint8Array, element: DerElement): GeneralName | undefined {
	const [type, wrapper] = childrenOf(bytes, element) ?? [];
	const oid = readObjectIdentifier(bytes, type);
	const value = wrapper?.tag === contextTag(0, true) ? readElement(bytes, wrapper.contentStart, wrapper.end) : undefined;
	if (oid === undefined || !value) {
		return undefined;
	}
	return { type: 'otherName', value: `${oid};${readString(bytes, value) ?? toHex(encodedOf(bytes, value))}` };
}
