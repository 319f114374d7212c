import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { formatPath, type Path } from '../../syntax/yaml/path.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { issuerExample } from './examples.js';
import { pathFrom, textsOf } from './values.js';

const AUTH = 'spec.vault.auth';
const PATHS = ['spec.vault.path', `${AUTH}.appRole.path`, `${AUTH}.kubernetes.mountPath`, `${AUTH}.clientCertificate.mountPath`, `${AUTH}.aws.mountPath`];

/** Finds paths of Vault's API that climb out of their mount. */
export const validVaultPath: Rule = {
	id: 'cert-manager/valid-vault-path',
	severity: 'error',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A path in Vault climbs out with `..`.',
		why: 'The path becomes part of the URL that is called with cert-manager\'s token, and with `..` in it the call goes to another endpoint than the one that reviewers read. The webhook refuses it.',
		reference: 'https://cert-manager.io/docs/configuration/vault/',
		since: '0.1.0',
		bad: issuerExample(`  vault:
    server: https://vault.example.com:8200
    path: pki_int/sign/../../sys/seal
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
		for (const { path, text } of PATHS.flatMap((pattern) => textsOf(value, pattern))) {
			if (text.split('/').includes('..')) {
				// The webhook speaks of the method as a whole where the field has another name in its code.
				yield { path: path.at(-1) === 'mountPath' ? path.slice(0, -1) : path, message: `${formatPath(path.slice(-1))} "${text}" climbs out with "..".`, data: [...path] };
			}
		}
	},
	fix({ data }, { document, inDocument, resource }) {
		const path: Path = pathFrom(data);
		const resolved = resolve(certainText(resource.value, ...path) ?? '');
		return resolved === '' ? [] : [{ title: `Change to "${resolved}"`, edits: replaceValue(document, inDocument(path), resolved) }];
	},
};

/** The path that is really called, as a URL resolves it. */
function resolve(text: string): string {
	const steps: string[] = [];
	for (const step of text.split('/')) {
		if (step === '..') {
			steps.pop();
		} else {
			steps.push(step);
		}
	}
	return steps.join('/');
}
