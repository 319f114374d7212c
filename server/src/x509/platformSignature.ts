import type { SignatureAlgorithm } from './algorithms.js';
import { childrenOf, contentOf, encodedOf, readElement, readOctetAlignedBits, tags } from './der.js';
import type { PublicKey } from './publicKey.js';
import type { SignatureVerdict, Signed } from './signed.js';

interface PlatformAlgorithm {
	readonly key: RsaHashedImportParams | EcKeyImportParams | Algorithm;
	readonly verification: Algorithm | EcdsaParams;
	/** Octets of one half of an ECDSA signature. */
	readonly halfLength?: number;
}

const hashes: Readonly<Record<string, string>> = {
	sha1WithRSAEncryption: 'SHA-1', sha256WithRSAEncryption: 'SHA-256', sha384WithRSAEncryption: 'SHA-384', sha512WithRSAEncryption: 'SHA-512',
	'ecdsa-with-SHA1': 'SHA-1', 'ecdsa-with-SHA256': 'SHA-256', 'ecdsa-with-SHA384': 'SHA-384', 'ecdsa-with-SHA512': 'SHA-512',
};

const curves: Readonly<Record<string, { readonly name: string; readonly halfLength: number }>> = {
	prime256v1: { name: 'P-256', halfLength: 32 },
	secp384r1: { name: 'P-384', halfLength: 48 },
	secp521r1: { name: 'P-521', halfLength: 66 },
};

/**
 * The verdict on a signature of a kind that every platform has and nearly all certificates use; undefined for the others. A bundle of
 * authorities has 150 of them: going through the library, which decodes everything again, takes ten times as long.
 */
export async function checkOnPlatform(signed: Signed, key: PublicKey): Promise<SignatureVerdict | undefined> {
	const algorithm = algorithmOf(signed.signatureAlgorithm, key);
	if (algorithm === undefined) {
		return undefined;
	}
	const [content, , bits] = childrenOf(signed.encoded, readElement(signed.encoded, 0)) ?? [];
	const octets = readOctetAlignedBits(signed.encoded, bits);
	const signature = algorithm.halfLength === undefined ? octets : octets && plainSignature(octets, algorithm.halfLength);
	if (content === undefined || signature === undefined) {
		return 'bad';
	}
	const { subtle } = globalThis.crypto;
	// A key that the platform cannot take says nothing about the signature: the caller hears the exception.
	const platformKey = await subtle.importKey('spki', key.encoded.slice(), algorithm.key, false, ['verify']);
	return (await subtle.verify(algorithm.verification, platformKey, signature.slice(), encodedOf(signed.encoded, content).slice())) ? 'good' : 'bad';
}

function algorithmOf({ name }: SignatureAlgorithm, { algorithm, curve }: PublicKey): PlatformAlgorithm | undefined {
	const hash = hashes[name];
	if (hash !== undefined && algorithm === 'RSA' && name.endsWith('RSAEncryption')) {
		return { key: { name: 'RSASSA-PKCS1-v1_5', hash }, verification: { name: 'RSASSA-PKCS1-v1_5' } };
	}
	const known = curves[curve ?? ''];
	if (hash !== undefined && algorithm === 'EC' && known !== undefined && name.startsWith('ecdsa')) {
		return { key: { name: 'ECDSA', namedCurve: known.name }, verification: { name: 'ECDSA', hash }, halfLength: known.halfLength };
	}
	return undefined;
}

/** RFC 3279 §2.2.3 writes two INTEGERs; WebCrypto wants two halves of one length. */
function plainSignature(octets: Uint8Array, halfLength: number): Uint8Array | undefined {
	const sequence = readElement(octets, 0);
	const numbers = sequence?.tag === tags.sequence && sequence.end === octets.length ? childrenOf(octets, sequence) : undefined;
	if (numbers?.length !== 2 || numbers.some(({ tag }) => tag !== tags.integer)) {
		return undefined;
	}
	const plain = new Uint8Array(halfLength * 2);
	for (const [index, number] of numbers.entries()) {
		const content = contentOf(octets, number);
		const first = content.findIndex((octet) => octet !== 0);
		const significant = first < 0 ? new Uint8Array() : content.subarray(first);
		if (significant.length > halfLength || (content[0] ?? 0) >= 0x80) {
			return undefined;
		}
		plain.set(significant, (index + 1) * halfLength - significant.length);
	}
	return plain;
}
