import type { SignatureAlgorithm } from './algorithms.js';
import { readElement, childrenOf, encodedOf, readOctetAlignedBits } from './der.js';
import { checkOnPlatform } from './platformSignature.js';
import type { PublicKey } from './publicKey.js';
import type { SignatureVerdict, Signed } from './signed.js';

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
		return signed.signatureAlgorithm.oid === ED448 ? await checkEd448(signed, key) : ((await checkOnPlatform(signed, key)) ?? (await checkWithLibrary(signed, key)));
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

/** The library is large and few sessions check a signature, so it is loaded by the first one that does. */
async function checkWithLibrary(signed: Signed, key: PublicKey): Promise<SignatureVerdict> {
	const library = await import('./signatureLibrary.js');
	return library.verifySignature(signed, key);
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
