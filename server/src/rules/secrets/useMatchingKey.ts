import { kinds } from '../../resource/kinds.js';
import { equalBytes } from '../../x509/bytes.js';
import type { Rule } from '../rule.js';
import { encodedText } from './base64.js';
import { secretEntries, textOf } from './entries.js';
import { certificateInstead, leafCertificate, pemBlock, publishedKey, secretExample } from './examples.js';
import { keyPairs } from './pairs.js';
import { certificatesIn, objectsIn } from './pem.js';

/** Finds private keys that belong to another certificate than the one beside them. */
export const useMatchingKey: Rule = {
	id: 'secrets/use-matching-key',
	severity: 'error',
	visits: [kinds.secret],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The private key does not belong to the certificate beside it.',
		why: 'A server proves that it owns its certificate by signing with the key. With another key Envoy, Go and OpenSSL refuse to load the pair, and the listener stays down or keeps its old certificate until that expires. It happens when only one of the two is replaced.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
		since: '0.1.0',
		bad: secretExample(`type: kubernetes.io/tls
data:
  tls.crt: ${encodedText(pemBlock('CERTIFICATE', leafCertificate))}
  tls.key: ${encodedText(pemBlock('PRIVATE KEY', publishedKey))}
`),
		good: certificateInstead,
	},
	*check({ value }) {
		const entries = secretEntries(value);
		for (const pair of keyPairs) {
			const entry = entries.get(pair.key);
			const certificates = certificatesIn(textOf(entries.get(pair.certificate)) ?? '');
			const key = objectsIn(textOf(entry) ?? '').find((object) => object.kind === 'private-key');
			const material = key?.kind === 'private-key' ? key.privateKey.material : undefined;
			// Where the container does not state the public half, nobody can tell without computing it.
			if (entry !== undefined && material !== undefined && certificates.length > 0 && !certificates.some(({ publicKey }) => equalBytes(publicKey.material, material))) {
				yield { path: entry.path, at: 'key', message: `The private key in "${pair.key}" does not belong to the certificate in "${pair.certificate}".` };
			}
		}
	},
	noFixBecause: 'The key that belongs to the certificate is not in the file.',
};
