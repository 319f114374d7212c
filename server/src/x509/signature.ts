import 'reflect-metadata';
import { Pkcs10CertificateRequest, PublicKey as LibraryKey, X509Certificate, X509Crl } from '@peculiar/x509';
import type { SignatureAlgorithm } from './algorithms.js';
import type { Certificate } from './certificate.js';
import { readElement, childrenOf, encodedOf, readOctetAlignedBits } from './der.js';
import type { PublicKey } from './publicKey.js';
import type { CertificateRequest } from './request.js';
import type { RevocationList } from './revocationList.js';

/** What came of checking a signature. What this platform cannot do is `not-checked` and never `bad`. */
export type SignatureVerdict = 'good' | 'bad' | 'not-checked';

/** Anything that is signed: which of the three it is shows in its fields. */
export type Signed = Certificate | CertificateRequest | RevocationList;

const ED448 = '1.3.101.113';

/**
 * Whether a key made the signature of a certificate, request or revocation list. Resolves and never rejects: a signature that is not
 * even well-formed is bad, an algorithm that WebCrypto does not know here is not checked.
 */
export async function checkSignature(signed: Signed, key: PublicKey): Promise<SignatureVerdict> {
	if (!fits(signed.signatureAlgorithm, key)) {
		return 'bad';
	}
	try {
		return signed.signatureAlgorithm.oid === ED448 ? await checkEd448(signed, key) : await checkWithLibrary(signed, key);
	} catch {
		return 'not-checked';
	}
}

/** The SHA-256 of some bytes. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
	return digest('SHA-256', bytes);
}

/** The SHA-1 of some bytes: for fingerprints that people compare with older tools, for nothing else. */
export async function sha1(bytes: Uint8Array): Promise<Uint8Array> {
	return digest('SHA-1', bytes);
}

async function digest(algorithm: string, bytes: Uint8Array): Promise<Uint8Array> {
	return new Uint8Array(await globalThis.crypto.subtle.digest(algorithm, bytes.slice()));
}

/** An RSA signature cannot come from a curve's key; unknown algorithms are left to the platform. */
function fits({ name }: SignatureAlgorithm, { algorithm }: PublicKey): boolean {
	if (/rsa/i.test(name)) {
		return algorithm.startsWith('RSA');
	}
	if (name.startsWith('ecdsa')) {
		return algorithm === 'EC';
	}
	return /^(ED|ML-DSA|SLH-DSA)/.test(name) ? algorithm.toUpperCase() === name : true;
}

async function checkWithLibrary(signed: Signed, key: PublicKey): Promise<SignatureVerdict> {
	const { crypto } = globalThis;
	const libraryKey = new LibraryKey(key.encoded.slice());
	const object = libraryObject(signed);
	// The library answers `false` for a key that it cannot import; so that this does not look like a bad signature, import it first.
	await libraryKey.export({ ...libraryKey.algorithm, ...object.signatureAlgorithm }, ['verify'], crypto);
	try {
		const good = object instanceof Pkcs10CertificateRequest ? await object.verify(crypto) : await object.verify({ publicKey: libraryKey, signatureOnly: true }, crypto);
		return good ? 'good' : 'bad';
	} catch (error) {
		// WebCrypto says NotSupportedError for a hash or curve it lacks; anything else is a signature that is not one.
		return error instanceof Error && error.name === 'NotSupportedError' ? 'not-checked' : 'bad';
	}
}

function libraryObject(signed: Signed): X509Certificate | Pkcs10CertificateRequest | X509Crl {
	const bytes = signed.encoded.slice();
	if ('revoked' in signed) {
		return new X509Crl(bytes);
	}
	return 'notAfter' in signed ? new X509Certificate(bytes) : new Pkcs10CertificateRequest(bytes);
}

/** Node has Ed448 in WebCrypto under its own name, which the library does not use. Browsers have none. */
async function checkEd448(signed: Signed, key: PublicKey): Promise<SignatureVerdict> {
	const [content, , bits] = childrenOf(signed.encoded, readElement(signed.encoded, 0)) ?? [];
	const signature = readOctetAlignedBits(signed.encoded, bits);
	if (!content || !signature) {
		return 'bad';
	}
	const { subtle } = globalThis.crypto;
	const platformKey = await subtle.importKey('spki', key.encoded.slice(), { name: 'Ed448' }, false, ['verify']);
	return (await subtle.verify({ name: 'Ed448' }, platformKey, signature.slice(), encodedOf(signed.encoded, content).slice())) ? 'good' : 'bad';
}
