import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { issuerExample } from './examples.js';
import { textsOf } from './values.js';

const ADDRESSES = [
	'spec.acme.server', 'spec.acme.solvers.*.dns01.acmeDNS.host', 'spec.vault.server',
	'spec.venafi.tpp.url', 'spec.venafi.cloud.url', 'spec.venafi.ngts.url', 'spec.venafi.ngts.tokenEndpoint',
];

/** Finds servers that are called without TLS. */
export const noPlaintextServer: Rule = {
	id: 'cert-manager/no-plaintext-server',
	severity: 'warning',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An issuer talks to its server without TLS.',
		why: 'Log-in and certificates cross the network in the clear: whoever listens has the token of Vault and can have certificates signed for any name, and whoever stands in between can hand out a CA of his own.',
		reference: 'https://cert-manager.io/docs/configuration/vault/',
		since: '0.1.0',
		bad: issuerExample(`  vault:
    server: http://vault.example.com:8200
    path: pki_int/sign/mesh
    auth:
      kubernetes:
        role: cert-manager
        serviceAccountRef:
          name: vault-issuer
`),
		good: issuerExample(`  vault:
    server: https://vault.example.com:8200
    path: pki_int/sign/mesh
    auth:
      kubernetes:
        role: cert-manager
        serviceAccountRef:
          name: vault-issuer
`),
	},
	*check({ value }) {
		for (const { path, text } of ADDRESSES.flatMap((address) => textsOf(value, address))) {
			// What listens on the pod's own loopback address, such as an agent of Vault, is not called across the network.
			if (/^http:\/\/(?!localhost\b|127\.|\[::1\])/i.test(text)) {
				yield { path, message: `The server is called at ${text} without TLS.` };
			}
		}
	},
	fix({ path }, { document, inDocument, resource }) {
		const address = (certainText(resource.value, ...path) ?? '').replace(/^http:/i, 'https:');
		return [{ title: `Change to ${address}`, edits: replaceValue(document, inDocument(path), address) }];
	},
};
