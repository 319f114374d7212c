import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';
import { issuerExample } from './examples.js';
import { isSet } from './values.js';

const AUTH = ['spec', 'vault', 'auth'];

/** The methods in the order in which cert-manager takes the first that is there. */
const METHODS = ['tokenSecretRef', 'appRole', 'clientCertificate', 'kubernetes', 'aws'];

/** Finds ways to log in to Vault that are never used. */
export const noExtraVaultAuth: Rule = {
	id: 'cert-manager/no-extra-vault-auth',
	severity: 'warning',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An issuer logs in to Vault in one of several ways, and the others are ignored.',
		why: 'cert-manager takes the first method of `tokenSecretRef`, `appRole`, `clientCertificate`, `kubernetes` and `aws`, and is silent about the others. A forgotten token thus wins over the short-lived login that was meant to replace it.',
		reference: 'https://cert-manager.io/docs/configuration/vault/',
		since: '0.1.0',
		bad: issuerExample(`  vault:
    server: https://vault.example.com:8200
    path: pki_int/sign/mesh
    auth:
      tokenSecretRef:
        name: vault-token
        key: token
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
		const [used, ...ignored] = METHODS.filter((method) => isSet(valueAt(value, [...AUTH, method])));
		for (const method of ignored) {
			// The branches of a template may stand side by side, though only one of them is ever rendered.
			yield { path: [...AUTH, method], at: 'key', message: `"${method}" is ignored, because "${used}" comes first.`, missing: true, data: used ?? '' };
		}
	},
	fix: ({ path, data }, { document, inDocument }) => [
		{ title: `Remove "${String(path.at(-1))}", which is ignored`, safe: true, edits: removeAt(document, inDocument(path)) },
		{ title: `Remove "${String(data)}"`, edits: removeAt(document, inDocument([...AUTH, String(data)])) },
	],
};
