import { childrenOf, childrenOfWhole, contentOf, contextTag, readElement, readObjectIdentifier, readOctetAlignedBits, tags, type DerElement } from './der.js';
import { problem, type CertificateProblem } from './problem.js';
import { bitLength, curveKind, keyKind, rsaModulus, type KeyKind } from './publicKey.js';

/** How a private key is written down. */
export type PrivateKeyFormat = 'PKCS#8' | 'PKCS#1' | 'SEC1' | 'OpenSSH' | 'JWK';

/**
 * What may be told about a private key: never its secret numbers, which are not kept. `material` is the public half where the
 * container states it, in the form of `PublicKey.material`.
 */
export interface PrivateKey extends KeyKind {
	readonly format: PrivateKeyFormat;
	readonly encrypted: boolean;
	readonly material?: Uint8Array;
}

const unknownAlgorithm = { algorithm: 'unknown' } as const;

/** The key of a PrivateKeyInfo or OneAsymmetricKey (RFC 5958 §2), or why the bytes hold none. */
export function parsePkcs8(bytes: Uint8Array): PrivateKey | CertificateProblem {
	const fields = childrenOfWhole(bytes) ?? [];
	const [version, algorithm, secret] = fields;
	const [oidElement, parameters] = childrenOf(bytes, algorithm) ?? [];
	const oid = readObjectIdentifier(bytes, oidElement);
	if (version?.tag !== tags.integer || oid === undefined || secret?.tag !== tags.octetString) {
		return problem('malformed-der', 'The private key is not encoded as PKCS#8.', { reference: 'RFC 5958 §2' });
	}
	const kind = keyKind(bytes, oid, parameters);
	const inner = contentOf(bytes, secret);
	const material = kind.algorithm.startsWith('RSA')
		? rsaModulus(childrenOfWhole(inner), inner, 1)
		: kind.algorithm === 'EC'
			? curvePoint(inner, childrenOfWhole(inner))
			: publicHalf(bytes, fields.find(({ tag }) => tag === contextTag(1, false)));
	return { ...kind, ...rsaSize(kind, material), format: 'PKCS#8', encrypted: false, ...(material && { material }) };
}

/** The key of an RSAPrivateKey (RFC 8017 §A.1.2), or why the bytes hold none. */
export function parsePkcs1(bytes: Uint8Array): PrivateKey | CertificateProblem {
	const material = rsaModulus(childrenOfWhole(bytes), bytes, 1);
	if (!material) {
		return problem('malformed-der', 'The private key is not encoded as PKCS#1.', { reference: 'RFC 8017 §A.1.2' });
	}
	return { algorithm: 'RSA', size: bitLength(material), format: 'PKCS#1', encrypted: false, material };
}

/** The key of an ECPrivateKey (RFC 5915 §3), or why the bytes hold none. */
export function parseSec1(bytes: Uint8Array): PrivateKey | CertificateProblem {
	const fields = childrenOfWhole(bytes);
	if (fields?.[1]?.tag !== tags.octetString) {
		return problem('malformed-der', 'The private key is not encoded as SEC1.', { reference: 'RFC 5915 §3' });
	}
	const wrapper = fields.find(({ tag }) => tag === contextTag(0, true));
	const parameters = wrapper && readElement(bytes, wrapper.contentStart, wrapper.end);
	const material = curvePoint(bytes, fields);
	return { algorithm: 'EC', ...curveKind(bytes, parameters), format: 'SEC1', encrypted: false, ...(material && { material }) };
}

/** A key that a password protects: only its container is known. */
export function encryptedKey(format: PrivateKeyFormat, kind: KeyKind = unknownAlgorithm): PrivateKey {
	return { ...kind, format, encrypted: true };
}

/** The kind of key in an OpenSSH container (PROTOCOL.key), which names its cipher and public key in the clear. */
export function parseOpenSsh(bytes: Uint8Array): PrivateKey | CertificateProblem {
	const text = String.fromCharCode(...bytes.subarray(0, 512));
	if (!text.startsWith('openssh-key-v1\0')) {
		return problem('malformed-der', 'The private key is not encoded as an OpenSSH key.', { reference: 'OpenSSH PROTOCOL.key' });
	}
	const [, type = ''] = /(ssh-rsa|ssh-ed25519|ssh-dss|ecdsa-sha2-nistp\d{3})/.exec(text) ?? [];
	const bits = /nistp(\d{3})$/.exec(type)?.[1];
	const algorithm = type === 'ssh-rsa' ? 'RSA' : type === 'ssh-ed25519' ? 'Ed25519' : type === 'ssh-dss' ? 'DSA' : bits ? 'EC' : 'unknown';
	const encrypted = !text.startsWith('openssh-key-v1\0\0\0\0\u0004none');
	return { algorithm, ...(bits !== undefined && { size: Number(bits) }), format: 'OpenSSH', encrypted };
}

function rsaSize(kind: KeyKind, material: Uint8Array | undefined): { readonly size?: number } {
	return kind.algorithm.startsWith('RSA') && material ? { size: bitLength(material) } : {};
}

/** The `[1] publicKey` of an ECPrivateKey. */
function curvePoint(bytes: Uint8Array, fields: readonly DerElement[] | undefined): Uint8Array | undefined {
	const wrapper = fields?.find(({ tag }) => tag === contextTag(1, true));
	return wrapper && readOctetAlignedBits(bytes, readElement(bytes, wrapper.contentStart, wrapper.end));
}

/** The `[1] publicKey` of a OneAsymmetricKey, an IMPLICIT BIT STRING. */
function publicHalf(bytes: Uint8Array, field: DerElement | undefined): Uint8Array | undefined {
	return field && bytes[field.contentStart] === 0 ? bytes.subarray(field.contentStart + 1, field.end) : undefined;
}
