import type { JsonObject } from '../../syntax/yaml/value.js';
import { type PlacedText, certainTexts } from '../certain.js';
import { serverTlsBlocks } from './serverTls.js';

const AEAD = ['AES128-GCM-SHA256', 'AES256-GCM-SHA384'] as const;
const CBC = ['AES128-SHA', 'AES256-SHA'] as const;

/** The suites that Istio knows, the good ones first. */
export const CIPHER_SUITES: readonly string[] = [
	...['ECDSA', 'RSA'].flatMap((key) => [...AEAD, 'CHACHA20-POLY1305'].map((cipher) => `ECDHE-${key}-${cipher}`)),
	...['ECDSA', 'RSA'].flatMap((key) => CBC.map((cipher) => `ECDHE-${key}-${cipher}`)),
	...AEAD, ...CBC, 'DES-CBC3-SHA',
];

/** Every cipher suite that a Gateway or a Sidecar names. */
export function cipherSuitesOf(value: JsonObject): readonly PlacedText[] {
	return serverTlsBlocks(value).flatMap(({ path }) => certainTexts(value, ...path, 'cipherSuites'));
}

/** What is weak about a suite, as a sentence says it; undefined for a good one. */
export function weaknessOf(suite: string): { readonly severity: 'warning' | 'information'; readonly reason: string } | undefined {
	if (suite === 'DES-CBC3-SHA') {
		return { severity: 'warning', reason: 'uses 3DES, whose blocks of 64 bits are too short' };
	}
	if (!CIPHER_SUITES.includes(suite)) {
		return undefined;
	}
	if (!suite.startsWith('ECDHE-')) {
		return { severity: 'information', reason: 'has no forward secrecy: who gets the key later can read what was recorded' };
	}
	return suite.endsWith('-SHA') ? { severity: 'information', reason: 'encrypts in CBC mode, which was attacked again and again' } : undefined;
}
