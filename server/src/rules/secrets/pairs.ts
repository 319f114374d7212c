import type { JsonValue } from '../../syntax/yaml/value.js';
import { type SecretEntry, secretEntries } from './entries.js';

/** The entries that hold a certificate with its key, by custom: of TLS Secrets, of Istio's gateways, of Istio's CA. */
export const keyPairs: readonly { readonly certificate: string; readonly key: string }[] = [
	{ certificate: 'tls.crt', key: 'tls.key' },
	{ certificate: 'cert', key: 'key' },
	{ certificate: 'ca-cert.pem', key: 'ca-key.pem' },
];

/** The entries that hold certificates of the Secret's owner, leaf first. */
export const chainKeys: readonly string[] = ['tls.crt', 'cert', 'cert-chain.pem'];

/** Entries that hold certificates and nothing else, whatever the type of the Secret. */
export const certificateKeys: readonly string[] = ['tls.crt', 'ca.crt', 'ca-cert.pem', 'cert-chain.pem', 'root-cert.pem'];

/** Entries that hold a private key and nothing else. */
export const privateKeys: readonly string[] = ['tls.key', 'ca-key.pem'];

/** The entries of a Secret that are there among those with the given keys. */
export function entriesNamed(value: JsonValue, keys: readonly string[]): readonly SecretEntry[] {
	const entries = secretEntries(value);
	return keys.map((key) => entries.get(key)).filter((entry) => entry !== undefined);
}
