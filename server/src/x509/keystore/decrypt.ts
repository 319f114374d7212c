import des from 'des.js';
import { limits } from '../../text/limits.js';
import { childrenOf, contentOf, readObjectIdentifier, readSmallInteger, tags, type DerElement } from '../der.js';
import { derivePkcs12, type DigestName, pkcs12Password, purposes } from './derive.js';
import { decryptRc2 } from './rc2.js';

/** Some encrypted bytes that could be read, or the reason why not. */
export type Decrypted = { readonly plain: Uint8Array } | { readonly failure: 'wrong-password' } | { readonly failure: 'not-supported'; readonly what: string };

interface Cipher {
	readonly name: 'AES' | 'DES-EDE3' | 'RC2';
	readonly keyLength: number;
	readonly ivLength: number;
	/** Of RC2, where it is not the length of the key. */
	readonly effectiveBits?: number;
}

// RFC 7292 §C.
const pkcs12Schemes: Readonly<Record<string, Cipher>> = {
	'1.2.840.113549.1.12.1.3': { name: 'DES-EDE3', keyLength: 24, ivLength: 8 },
	'1.2.840.113549.1.12.1.4': { name: 'DES-EDE3', keyLength: 16, ivLength: 8 },
	'1.2.840.113549.1.12.1.5': { name: 'RC2', keyLength: 16, ivLength: 8 },
	'1.2.840.113549.1.12.1.6': { name: 'RC2', keyLength: 5, ivLength: 8 },
};

// RFC 8018 §B.2.
const ciphers: Readonly<Record<string, Cipher>> = {
	'2.16.840.1.101.3.4.1.2': { name: 'AES', keyLength: 16, ivLength: 16 },
	'2.16.840.1.101.3.4.1.22': { name: 'AES', keyLength: 24, ivLength: 16 },
	'2.16.840.1.101.3.4.1.42': { name: 'AES', keyLength: 32, ivLength: 16 },
	'1.2.840.113549.3.7': { name: 'DES-EDE3', keyLength: 24, ivLength: 8 },
};

const pseudoRandomFunctions: Readonly<Record<string, DigestName>> = {
	'1.2.840.113549.2.7': 'SHA-1',
	'1.2.840.113549.2.9': 'SHA-256',
	'1.2.840.113549.2.10': 'SHA-384',
	'1.2.840.113549.2.11': 'SHA-512',
};

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

/** Decrypts with the scheme that an AlgorithmIdentifier names (RFC 7292 §C, RFC 8018 §6.2). Padding tells a wrong password, mostly. */
export async function decryptWithPassword(bytes: Uint8Array, algorithm: DerElement | undefined, data: Uint8Array, password: string): Promise<Decrypted> {
	const [type, parameters] = childrenOf(bytes, algorithm) ?? [];
	const oid = readObjectIdentifier(bytes, type) ?? '';
	const cipher = pkcs12Schemes[oid];
	if (cipher !== undefined) {
		const given = readSaltAndCount(bytes, parameters);
		if (given === undefined) {
			return { failure: 'not-supported', what: 'its parameters' };
		}
		const derivation = { digest: 'SHA-1', password: pkcs12Password(password), ...given } as const;
		return decrypt(cipher, data, derivePkcs12(derivation, purposes.key, cipher.keyLength), derivePkcs12(derivation, purposes.iv, cipher.ivLength));
	}
	return oid === PBES2 ? decryptPbes2(bytes, parameters, data, password) : { failure: 'not-supported', what: `the cipher ${oid}` };
}

/** Salt and iteration count of a PBEParameter or the start of PBKDF2-params; undefined where there are none or the count is beyond the limit. */
function readSaltAndCount(bytes: Uint8Array, parameters: DerElement | undefined): { readonly salt: Uint8Array; readonly iterations: number } | undefined {
	const [salt, count] = childrenOf(bytes, parameters) ?? [];
	const iterations = readSmallInteger(bytes, count);
	return salt?.tag === tags.octetString && iterations !== undefined && iterations <= limits.passwordIterations ? { salt: contentOf(bytes, salt), iterations } : undefined;
}

async function decryptPbes2(bytes: Uint8Array, parameters: DerElement | undefined, data: Uint8Array, password: string): Promise<Decrypted> {
	const [derivation, encryption] = childrenOf(bytes, parameters) ?? [];
	const [derivationType, derivationParameters] = childrenOf(bytes, derivation) ?? [];
	const [cipherType, iv] = childrenOf(bytes, encryption) ?? [];
	const cipher = ciphers[readObjectIdentifier(bytes, cipherType) ?? ''];
	const given = readSaltAndCount(bytes, derivationParameters);
	if (readObjectIdentifier(bytes, derivationType) !== PBKDF2 || cipher === undefined || given === undefined || iv?.tag !== tags.octetString) {
		return { failure: 'not-supported', what: 'its way of deriving the key' };
	}
	const prf = (childrenOf(bytes, derivationParameters) ?? []).find(({ tag }) => tag === tags.sequence);
	const hash = prf === undefined ? 'SHA-1' : pseudoRandomFunctions[readObjectIdentifier(bytes, childrenOf(bytes, prf)?.[0]) ?? ''];
	if (hash === undefined) {
		return { failure: 'not-supported', what: 'its digest' };
	}
	const { subtle } = globalThis.crypto;
	const secret = await subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
	const key = await subtle.deriveBits({ name: 'PBKDF2', hash, salt: given.salt.slice(), iterations: given.iterations }, secret, cipher.keyLength * 8);
	return decrypt(cipher, data, new Uint8Array(key), contentOf(bytes, iv));
}

async function decrypt({ name, effectiveBits, ...cipher }: Cipher, data: Uint8Array, key: Uint8Array, iv: Uint8Array): Promise<Decrypted> {
	if (data.length === 0 || data.length % cipher.ivLength !== 0) {
		return { failure: 'wrong-password' };
	}
	if (name === 'AES') {
		return decryptAes(data, key, iv);
	}
	const padded = name === 'RC2' ? decryptRc2(data, key, iv, effectiveBits ?? key.length * 8) : decryptTripleDes(data, key, iv);
	const padding = padded.at(-1) ?? 0;
	const isPadded = padding >= 1 && padding <= 8 && padded.subarray(-padding).every((octet) => octet === padding);
	return isPadded ? { plain: padded.subarray(0, padded.length - padding) } : { failure: 'wrong-password' };
}

async function decryptAes(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Promise<Decrypted> {
	const { subtle } = globalThis.crypto;
	try {
		const platformKey = await subtle.importKey('raw', key.slice(), 'AES-CBC', false, ['decrypt']);
		return { plain: new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv: iv.slice() }, platformKey, data.slice())) };
	} catch {
		return { failure: 'wrong-password' };
	}
}

function decryptTripleDes(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
	const whole = key.length === 16 ? Uint8Array.from([...key, ...key.subarray(0, 8)]) : key;
	// Its own removal of padding throws an error that says nothing; here it is looked at as for RC2.
	const cipher = des.CBC.instantiate(des.EDE).create({ type: 'decrypt', key: whole, iv, padding: false });
	return Uint8Array.from([...cipher.update(data), ...cipher.final()]);
}
