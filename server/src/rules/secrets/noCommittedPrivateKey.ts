import { kinds } from '../../resource/kinds.js';
import type { Rule } from '../rule.js';
import { encodedText } from './base64.js';
import { secretEntries, textOf } from './entries.js';
import { certificateInstead, pemBlock, publishedKey, secretExample } from './examples.js';
import { openKeyIn } from './pem.js';

/** Finds private keys in the manifests of Secrets. */
export const noCommittedPrivateKey: Rule = {
	id: 'secrets/no-committed-private-key',
	severity: 'warning',
	visits: [kinds.secret],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The manifest of a Secret holds a private key in clear text.',
		why: 'Base64 is no encryption: everybody who may read the file, or any earlier version of it in the repository, has the key and with it the identity. Let cert-manager make the Secret, or keep it with SOPS, Sealed Secrets or External Secrets; a key that was committed once has to be replaced.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets',
		since: '0.1.0',
		bad: secretExample(`data:
  client.key: ${encodedText(pemBlock('PRIVATE KEY', publishedKey))}
`),
		good: certificateInstead,
	},
	*check({ value }) {
		for (const entry of secretEntries(value).values()) {
			const key = openKeyIn(textOf(entry) ?? '');
			if (key !== undefined) {
				yield { path: entry.path, at: 'key', message: `"${entry.key}" holds an unencrypted ${key} in clear text.` };
			}
		}
	},
	noFixBecause: 'The key has to be replaced and kept elsewhere; an edit of this file leaves it in the history of the repository.',
};
