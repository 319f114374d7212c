import { postQuantumName } from './algorithms.js';
import { childrenOf, childrenOfWhole, contentOf, encodedOf, readObjectIdentifier, readOctetAlignedBits, tags, type DerElement } from './der.js';
import { curveOf } from './objectIdentifiers.js';

/** What a public key is, and its bytes in the form that platforms import. */
export interface PublicKey extends KeyKind {
	/** The DER of the SubjectPublicKeyInfo. */
	readonly encoded: Uint8Array;
	/** What identifies the key whatever its container: the modulus of RSA, the point of a curve, else the key's octets. */
	readonly material: Uint8Array;
}

/** The algorithm and size of a key, public or private. */
export interface KeyKind {
	/** `RSA`, `RSA-PSS`, `EC`, `Ed25519`, `ML-DSA-65` and so on; the dotted number when nobody here knows it. */
	readonly algorithm: string;
	/** Bits of the modulus or of the curve's field; absent where the algorithm alone says it. */
	readonly size?: number;
	/** OpenSSL's name of the curve, or its dotted number. */
	readonly curve?: string;
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';

const algorithms: Readonly<Record<string, string>> = {
	[RSA]: 'RSA',
	'1.2.840.113549.1.1.10': 'RSA-PSS',
	[EC]: 'EC',
	'1.2.840.10040.4.1': 'DSA',
	'1.2.840.10046.2.1': 'DH',
	'1.3.101.110': 'X25519',
	'1.3.101.111': 'X448',
	'1.3.101.112': 'Ed25519',
	'1.3.101.113': 'Ed448',
};

/** The name of a key algorithm by its number, or the number. */
export function keyAlgorithmName(oid: string): string {
	return algorithms[oid] ?? postQuantumName(oid) ?? oid;
}

/** The key of a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), or undefined when it is malformed. */
export function readPublicKey(bytes: Uint8Array, element: DerElement | undefined): PublicKey | undefined {
	const [algorithm, keyBits] = element?.tag === tags.sequence ? (childrenOf(bytes, element) ?? []) : [];
	const [oidElement, parameters] = childrenOf(bytes, algorithm) ?? [];
	const oid = readObjectIdentifier(bytes, oidElement);
	const key = readOctetAlignedBits(bytes, keyBits);
	if (!element || oid === undefined || !key) {
		return undefined;
	}
	const kind = keyKind(bytes, oid, parameters);
	const modulus = kind.algorithm.startsWith('RSA') ? rsaModulus(childrenOfWhole(key), key, 0) : undefined;
	if (kind.algorithm.startsWith('RSA') && !modulus) {
		return undefined;
	}
	return {
		...kind,
		...(modulus && { size: bitLength(modulus) }),
		encoded: encodedOf(bytes, element),
		material: modulus ?? key,
	};
}

/** The algorithm and curve that an AlgorithmIdentifier of a key names; the size of RSA keys is not in it. */
export function keyKind(bytes: Uint8Array, oid: string, parameters: DerElement | undefined): KeyKind {
	const algorithm = keyAlgorithmName(oid);
	if (oid === EC) {
		return { algorithm, ...curveKind(bytes, parameters) };
	}
	if (algorithm === 'DSA') {
		const prime = rsaModulus(childrenOf(bytes, parameters), bytes, 0);
		return { algorithm, ...(prime && { size: bitLength(prime) }) };
	}
	return { algorithm };
}

/** The curve that EC parameters name (RFC 5480 §2.1.1: only named curves; explicit ones are told apart by their absence of a name). */
export function curveKind(bytes: Uint8Array, parameters: DerElement | undefined): Omit<KeyKind, 'algorithm'> {
	const oid = readObjectIdentifier(bytes, parameters);
	if (oid === undefined) {
		return { curve: 'explicit parameters' };
	}
	const curve = curveOf(oid);
	return curve ? { curve: curve.name, size: curve.bits } : { curve: oid };
}

/** The integer at an index of a sequence, without its leading zeros: the modulus of an RSA key. */
export function rsaModulus(fields: readonly DerElement[] | undefined, bytes: Uint8Array, index: number): Uint8Array | undefined {
	const field = fields?.[index];
	if (field?.tag !== tags.integer) {
		return undefined;
	}
	const content = contentOf(bytes, field);
	const first = content.findIndex((octet) => octet !== 0);
	return first < 0 ? undefined : content.subarray(first);
}

/** How many bits a number without leading zero octets has. */
export function bitLength(octets: Uint8Array): number {
	return octets.length * 8 - Math.clz32(octets[0] ?? 0) + 24;
}
