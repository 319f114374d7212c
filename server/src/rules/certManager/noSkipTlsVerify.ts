import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';
import { issuerExample } from './examples.js';

const PATH = ['spec', 'acme', 'skipTLSVerify'];

/** Finds ACME servers whose certificate nobody checks. */
export const noSkipTlsVerify: Rule = {
	id: 'cert-manager/no-skip-tls-verify',
	severity: 'warning',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The certificate of the ACME server is not verified.',
		why: 'Anybody between cert-manager and the server can take its place and answer orders with certificates of his own. A server with a private CA is verified with `caBundle`.',
		reference: 'https://cert-manager.io/docs/configuration/acme/',
		since: '0.1.0',
		bad: issuerExample(`  acme:
    server: https://acme.example.com/directory
    skipTLSVerify: true
    privateKeySecretRef:
      name: acme-account
`),
		good: issuerExample(`  acme:
    server: https://acme.example.com/directory
    privateKeySecretRef:
      name: acme-account
`),
	},
	*check({ value }) {
		if (valueAt(value, PATH) === true) {
			yield { path: PATH, message: 'The certificate of the ACME server is not verified.' };
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Verify the server: remove "skipTLSVerify"', edits: removeAt(document, inDocument(path)) }],
};
