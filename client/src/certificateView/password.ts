import * as vscode from 'vscode';
import type { SealingKey } from '../../../server/src/protocol/certificates.js';
import { toBase64 } from './source.js';

const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const;

/**
 * Asks for the password of a key store and seals it for the server, so that neither a trace of messages nor a log can show it. Undefined
 * when the reader changes their mind. Nothing keeps the password.
 */
export async function askSealedPassword(file: string, key: () => Promise<SealingKey>): Promise<string | undefined> {
	const password = await vscode.window.showInputBox({ title: 'Password of the key store', prompt: `${file} is protected by a password. It is used once and not kept.`, password: true, ignoreFocusOut: true });
	if (password === undefined) {
		return undefined;
	}
	const { subtle } = globalThis.crypto;
	const platformKey = await subtle.importKey('jwk', { ...(await key()), alg: 'RSA-OAEP-256' }, algorithm, false, ['encrypt']);
	return toBase64(new Uint8Array(await subtle.encrypt(algorithm, platformKey, new TextEncoder().encode(password))));
}
