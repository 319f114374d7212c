import type { SealingKey } from '../protocol/certificates.js';
import { decodeBase64 } from '../x509/bytes.js';

const algorithm = { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' } as const;

/** Opens passwords that the client sealed. The private half is made on first use, cannot be exported, and goes with the server. */
export class PasswordSeal {
	#pair: Promise<CryptoKeyPair> | undefined;

	/** The public half, to seal with. */
	async publicKey(): Promise<SealingKey> {
		const { kty, n, e } = await globalThis.crypto.subtle.exportKey('jwk', (await this.#keys()).publicKey);
		return { kty: kty ?? '', n: n ?? '', e: e ?? '' };
	}

	/** The password; undefined for what was not sealed with this key. */
	async open(sealed: string): Promise<string | undefined> {
		const decoded = decodeBase64(sealed);
		if (!('bytes' in decoded)) {
			return undefined;
		}
		try {
			return new TextDecoder().decode(await globalThis.crypto.subtle.decrypt(algorithm, (await this.#keys()).privateKey, decoded.bytes.slice()));
		} catch {
			return undefined;
		}
	}

	#keys(): Promise<CryptoKeyPair> {
		return (this.#pair ??= globalThis.crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']));
	}
}
