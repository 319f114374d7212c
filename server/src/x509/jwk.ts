import { decodeBase64 } from './bytes.js';
import { concatenate, encodeElement } from './ber.js';
import { readElement, tags } from './der.js';
import { encryptedKey, type PrivateKey } from './privateKey.js';
import { bitLength, readPublicKey, type PublicKey } from './publicKey.js';

/** A JSON Web Key (RFC 7517) as far as it is text. */
export type JsonWebKey = Readonly<Record<string, string | undefined>>;

/** What a JSON Web Key is: a public key, or a private one of which only the kind is told. */
export type JwkContent = { readonly publicKey: PublicKey } | { readonly privateKey: PrivateKey };

interface Curve {
	readonly oid: string;
	readonly name: string;
	readonly bits: number;
}

const curves: Readonly<Record<string, Curve>> = {
	'P-256': { oid: '06082a8648ce3d030107', name: 'prime256v1', bits: 256 },
	'P-384': { oid: '06052b81040022', name: 'secp384r1', bits: 384 },
	'P-521': { oid: '06052b81040023', name: 'secp521r1', bits: 521 },
	secp256k1: { oid: '06052b8104000a', name: 'secp256k1', bits: 256 },
};

const octetKeyPairs: Readonly<Record<string, string>> = { Ed25519: '06032b6570', Ed448: '06032b6571', X25519: '06032b656e', X448: '06032b656f' };

const EC_KEY = '06072a8648ce3d0201';
const RSA_KEY = '06092a864886f70d0101010500';

/** The key that a JSON Web Key describes; undefined where a part is missing or nobody here knows its type. */
export function readJsonWebKey(key: JsonWebKey): JwkContent | undefined {
	if (key['kty'] === 'oct' && key['k'] !== undefined) {
		return { privateKey: { ...encryptedKey('JWK', { algorithm: 'symmetric', size: Math.floor((key['k'].length * 6) / 8) * 8 }), encrypted: false } };
	}
	const encoded = subjectPublicKeyInfo(key);
	const publicKey = encoded && readPublicKey(encoded, readElement(encoded, 0));
	if (publicKey === undefined) {
		return undefined;
	}
	const { algorithm, size, curve, material } = publicKey;
	return key['d'] === undefined ? { publicKey } : { privateKey: { algorithm, ...(size !== undefined && { size }), ...(curve !== undefined && { curve }), material, format: 'JWK', encrypted: false } };
}

/** The certificates of an `x5c` member, in DER (RFC 7517 §4.7). */
export function certificateOfJwk(text: string): Uint8Array | undefined {
	const decoded = decodeBase64(text);
	return 'bytes' in decoded ? decoded.bytes : undefined;
}

function subjectPublicKeyInfo({ kty, crv = '', x, y, n, e }: JsonWebKey): Uint8Array | undefined {
	const [first, second] = [urlBytes(kty === 'RSA' ? n : x), urlBytes(kty === 'RSA' ? e : y)];
	if (first === undefined) {
		return undefined;
	}
	if (kty === 'RSA' && second !== undefined && bitLength(first) > 0) {
		const key = encodeElement(tags.sequence, integer(first), integer(second));
		return encodeElement(tags.sequence, encodeElement(tags.sequence, hex(RSA_KEY)), bitString(key));
	}
	const curve = curves[crv];
	if (kty === 'EC' && second !== undefined && curve !== undefined) {
		return encodeElement(tags.sequence, encodeElement(tags.sequence, hex(EC_KEY), hex(curve.oid)), bitString(concatenate([Uint8Array.of(4), first, second])));
	}
	const pair = octetKeyPairs[crv];
	return kty === 'OKP' && pair !== undefined ? encodeElement(tags.sequence, encodeElement(tags.sequence, hex(pair)), bitString(first)) : undefined;
}

function urlBytes(text: string | undefined): Uint8Array | undefined {
	if (text === undefined) {
		return undefined;
	}
	const base64 = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
	const decoded = decodeBase64(base64 + '='.repeat((4 - (base64.length % 4)) % 4));
	return 'bytes' in decoded ? decoded.bytes : undefined;
}

function integer(octets: Uint8Array): Uint8Array {
	return encodeElement(tags.integer, (octets[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), octets);
}

function bitString(content: Uint8Array): Uint8Array {
	return encodeElement(tags.bitString, Uint8Array.of(0), content);
}

function hex(digits: string): Uint8Array {
	return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
