import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { issuerExample } from './examples.js';

/** Finds contact addresses that Let's Encrypt refuses. */
export const validAcmeEmail: Rule = {
	id: 'cert-manager/valid-acme-email',
	severity: 'warning',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The contact address is one that Let\'s Encrypt refuses.',
		why: 'Let\'s Encrypt refuses to register an account with an address at example.com, example.net or example.org, so the issuer never becomes ready. The address is optional.',
		reference: 'https://cert-manager.io/docs/configuration/acme/',
		since: '0.1.0',
		bad: issuerExample(`  acme:
    email: admin@example.com
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef:
      name: acme-account
`),
		good: issuerExample(`  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef:
      name: acme-account
`),
	},
	*check({ value }) {
		const server = certainText(value, 'spec', 'acme', 'server') ?? '';
		const email = certainText(value, 'spec', 'acme', 'email') ?? '';
		if (/^https:\/\/[\w-]+\.api\.letsencrypt\.org\//i.test(server) && /@(?:[\w-]+\.)*example\.(?:com|net|org)$/i.test(email)) {
			yield { path: ['spec', 'acme', 'email'], message: `Let's Encrypt registers no account with the address ${email}.` };
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Remove the contact address', edits: removeAt(document, inDocument(path)) }],
};
