import { hmac } from '@noble/hashes/hmac';
import { sha1 } from '@noble/hashes/legacy';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2';

/** The digests that key stores use. */
export type DigestName = 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const digests = { 'SHA-1': sha1, 'SHA-224': sha224, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const;

/** What a derived byte sequence is for (RFC 7292 §B.3). */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

/** What goes into a derivation. */
export interface Derivation {
	readonly digest: DigestName;
	/** UTF-16 with its end mark, or nothing at all for a store without a password. */
	readonly password: Uint8Array;
	readonly salt: Uint8Array;
	readonly iterations: number;
}

/** The password as PKCS#12 takes it: UTF-16, most significant octet first, and two zero octets (RFC 7292 §B.1). */
export function pkcs12Password(password: string): Uint8Array {
	const octets = new Uint8Array(password.length * 2 + 2);
	for (let index = 0; index < password.length; index++) {
		octets[2 * index] = password.charCodeAt(index) >> 8;
		octets[2 * index + 1] = password.charCodeAt(index) & 0xff;
	}
	return octets;
}

/** As many bytes as are asked for, derived as RFC 7292 §B.2 says. */
export function derivePkcs12({ digest, password, salt, iterations }: Derivation, purpose: number, length: number): Uint8Array {
	const hash = digests[digest];
	const { blockLen, outputLen } = hash;
	const input = new Uint8Array([...repeated(salt, blockLen), ...repeated(password, blockLen)]);
	const first = new Uint8Array(blockLen + input.length).fill(purpose, 0, blockLen);
	const result = new Uint8Array(length);
	for (let offset = 0; offset < length; offset += outputLen) {
		first.set(input, blockLen);
		let block = hash(first);
		for (let round = 1; round < iterations; round++) {
			block = hash(block);
		}
		result.set(block.subarray(0, Math.min(outputLen, length - offset)), offset);
		addToBlocks(input, repeated(block, blockLen).subarray(0, blockLen), blockLen);
	}
	return result;
}

/** The keyed digest of some bytes. */
export function keyedDigest(digest: DigestName, key: Uint8Array, data: Uint8Array): Uint8Array {
	return hmac(digests[digest], key, data);
}

/** How many bytes a digest has. */
export function digestLength(digest: DigestName): number {
	return digests[digest].outputLen;
}

/** The bytes over and over up to the next multiple of the block; nothing stays nothing. */
function repeated(bytes: Uint8Array, blockLength: number): Uint8Array {
	const length = Math.ceil(bytes.length / blockLength) * blockLength;
	return Uint8Array.from({ length }, (_, index) => bytes[index % bytes.length] ?? 0);
}

/** Adds a number and one to each block, modulo the block's size. */
function addToBlocks(blocks: Uint8Array, number: Uint8Array, blockLength: number): void {
	for (let start = 0; start < blocks.length; start += blockLength) {
		let carry = 1;
		for (let index = blockLength - 1; index >= 0; index--) {
			carry += (blocks[start + index] ?? 0) + (number[index] ?? 0);
			blocks[start + index] = carry & 0xff;
			carry >>= 8;
		}
	}
}
