import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isDnsSubdomain } from '../../text/hostName.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { certificateExample } from './examples.js';
import { nearestSubdomain } from './names.js';

/** Finds a `secretName` that no Secret can have. */
export const validSecretName: Rule = {
	id: 'cert-manager/valid-secret-name',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The name of the Secret is not a valid name.',
		why: 'Names of Secrets consist of lower-case letters, digits, `-` and `.`, begin and end with a letter or digit and have at most 253 characters. The webhook refuses any other.',
		reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
`).replace('cart-tls', 'Cart_TLS'),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
`),
	},
	*check({ value }) {
		const name = certainText(value, 'spec', 'secretName');
		if (name !== undefined && name !== '' && !isDnsSubdomain(name)) {
			yield { path: ['spec', 'secretName'], message: `"${name}" cannot be the name of a Secret.` };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const name = nearestSubdomain(certainText(resource.value, 'spec', 'secretName') ?? '');
		return name === undefined ? [] : [{ title: `Change to "${name}"`, edits: replaceValue(document, inDocument(path), name) }];
	},
};
