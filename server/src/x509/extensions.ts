import { toHex } from './bytes.js';
import { childrenOf, childrenOfWhole, contentOf, contextTag, readElement, readObjectIdentifier, readSmallInteger, tags, type DerElement } from './der.js';
import { readGeneralName, readGeneralNames, type GeneralName } from './generalName.js';
import { keyPurposeName } from './objectIdentifiers.js';

/** One extension as it stands in a certificate, request or revocation list. */
export interface Extension {
	readonly oid: string;
	readonly critical: boolean;
	/** The DER inside the OCTET STRING. */
	readonly value: Uint8Array;
}

/** RFC 5280 §4.2.1.9. */
export interface BasicConstraints {
	readonly critical: boolean;
	readonly ca: boolean;
	/** How many intermediates may follow, self-issued ones left out. */
	readonly pathLength?: number;
}

/** RFC 5280 §4.2.1.10: the subtrees that names below this certificate must, or must not, lie in. */
export interface NameConstraints {
	readonly critical: boolean;
	readonly permitted: readonly GeneralName[];
	readonly excluded: readonly GeneralName[];
}

/** The extensions that this program judges by; the others stay in `all`. */
export interface KnownExtensions {
	readonly all: readonly Extension[];
	readonly basicConstraints?: BasicConstraints;
	readonly keyUsage?: { readonly critical: boolean; readonly usages: readonly string[] };
	/** Names of purposes, or dotted numbers. */
	readonly extendedKeyUsage?: { readonly critical: boolean; readonly purposes: readonly string[] };
	readonly subjectAltNames?: { readonly critical: boolean; readonly names: readonly GeneralName[] };
	/** Upper-case hexadecimal. */
	readonly subjectKeyIdentifier?: string;
	readonly authorityKeyIdentifier?: string;
	readonly nameConstraints?: NameConstraints;
	/** Numbers of extensions whose value could not be read. */
	readonly malformed: readonly string[];
	/** Numbers that stand more than once, which RFC 5280 §4.2 forbids; the first one counts. */
	readonly duplicated: readonly string[];
}

// RFC 5280 §4.2.1.3, by bit number.
const usageNames = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'];

type Decoded = Partial<Omit<KnownExtensions, 'all' | 'malformed' | 'duplicated'>>;

/** What each known number means; undefined for a value that is malformed. */
const decoders: Readonly<Record<string, (extension: Extension) => Decoded | undefined>> = {
	'2.5.29.14': ({ value }) => {
		const identifier = readElement(value, 0);
		return identifier?.tag === tags.octetString ? { subjectKeyIdentifier: toHex(contentOf(value, identifier)) } : undefined;
	},
	'2.5.29.15': ({ value, critical }) => {
		const usages = readUsages(value);
		return usages && { keyUsage: { critical, usages } };
	},
	'2.5.29.17': ({ value, critical }) => {
		const names = readGeneralNames(value, childrenOfWhole(value));
		return names && { subjectAltNames: { critical, names } };
	},
	'2.5.29.19': ({ value, critical }) => readBasicConstraints(value, critical),
	'2.5.29.30': ({ value, critical }) => readNameConstraints(value, critical),
	'2.5.29.35': ({ value }) => {
		const fields = childrenOfWhole(value);
		const identifier = fields?.find(({ tag }) => tag === contextTag(0, false));
		return fields && (identifier ? { authorityKeyIdentifier: toHex(contentOf(value, identifier)) } : {});
	},
	'2.5.29.37': ({ value, critical }) => {
		const purposes = childrenOfWhole(value)?.map((element) => readObjectIdentifier(value, element));
		return purposes?.every((oid) => oid !== undefined) ? { extendedKeyUsage: { critical, purposes: purposes.map(keyPurposeName) } } : undefined;
	},
};

/** The extensions of a SEQUENCE OF Extension; undefined when the sequence itself is malformed. */
export function readExtensions(bytes: Uint8Array, sequence: DerElement | undefined): KnownExtensions | undefined {
	const all: Extension[] = [];
	for (const element of childrenOf(bytes, sequence) ?? [undefined]) {
		const extension = element && readExtension(bytes, element);
		if (!extension) {
			return undefined;
		}
		all.push(extension);
	}
	return decode(all);
}

/** No extensions at all, as in a certificate of version 1. */
export function noExtensions(): KnownExtensions {
	return { all: [], malformed: [], duplicated: [] };
}

function decode(all: readonly Extension[]): KnownExtensions {
	const seen = new Set<string>();
	const malformed: string[] = [];
	const duplicated: string[] = [];
	let decoded: Decoded = {};
	for (const extension of all) {
		if (seen.has(extension.oid)) {
			duplicated.push(extension.oid);
			continue;
		}
		seen.add(extension.oid);
		const decoder = decoders[extension.oid];
		const value = decoder ? decoder(extension) : {};
		if (!value) {
			malformed.push(extension.oid);
		}
		decoded = { ...decoded, ...value };
	}
	return { ...decoded, all, malformed, duplicated };
}

function readExtension(bytes: Uint8Array, element: DerElement): Extension | undefined {
	const fields = childrenOf(bytes, element) ?? [];
	const [identifier, second] = fields;
	const value = fields.at(-1);
	const oid = readObjectIdentifier(bytes, identifier);
	if (oid === undefined || value?.tag !== tags.octetString || fields.length > 3) {
		return undefined;
	}
	const critical = second?.tag === tags.boolean && bytes[second.contentStart] !== 0;
	return { oid, critical, value: contentOf(bytes, value) };
}

function readBasicConstraints(value: Uint8Array, critical: boolean): Decoded | undefined {
	const fields = childrenOfWhole(value);
	if (!fields) {
		return undefined;
	}
	const flag = fields.find(({ tag }) => tag === tags.boolean);
	const length = fields.find(({ tag }) => tag === tags.integer);
	const pathLength = readSmallInteger(value, length);
	if (length && pathLength === undefined) {
		return undefined;
	}
	const ca = flag !== undefined && value[flag.contentStart] !== 0;
	return { basicConstraints: { critical, ca, ...(pathLength !== undefined && { pathLength }) } };
}

function readUsages(value: Uint8Array): readonly string[] | undefined {
	const bits = readElement(value, 0);
	if (bits?.tag !== tags.bitString || bits.end - bits.contentStart < 1) {
		return undefined;
	}
	const octets = value.subarray(bits.contentStart + 1, bits.end);
	return usageNames.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function readNameConstraints(value: Uint8Array, critical: boolean): Decoded | undefined {
	const fields = childrenOfWhole(value);
	const permitted = readSubtrees(value, fields?.find(({ tag }) => tag === contextTag(0, true)));
	const excluded = readSubtrees(value, fields?.find(({ tag }) => tag === contextTag(1, true)));
	return fields && permitted && excluded ? { nameConstraints: { critical, permitted, excluded } } : undefined;
}

function readSubtrees(value: Uint8Array, list: DerElement | undefined): readonly GeneralName[] | undefined {
	if (!list) {
		return [];
	}
	const bases = childrenOf(value, list)?.map((subtree) => {
		// RFC 5280 §4.2.1.10: minimum is 0 and maximum absent, so only the base is left to read.
		const base = childrenOf(value, subtree)?.[0];
		return base && readGeneralName(value, base);
	});
	return bases?.every((base) => base !== undefined) ? bases : undefined;
}
