import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { certificateExample } from './examples.js';

/** Finds Certificates that keep their private key for ever. */
export const useKeyRotation: Rule = {
	id: 'cert-manager/use-key-rotation',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The private key is kept through every renewal.',
		why: 'With `rotationPolicy: Never` each new certificate is made for the old key, so a key that was stolen once stays useful for ever, and a change of algorithm or size blocks the renewal until the Secret is deleted. `Always` is the default since cert-manager 1.18.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#issuance-behavior-rotation-of-the-private-key',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  privateKey:
    rotationPolicy: Never
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  privateKey:
    rotationPolicy: Always
`),
	},
	*check({ value }) {
		if (textAt(value, 'spec', 'privateKey', 'rotationPolicy') === 'Never') {
			yield { path: ['spec', 'privateKey', 'rotationPolicy'], message: 'Never keeps the same private key through every renewal.' };
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Make a new key for each certificate (Always)', edits: replaceValue(document, inDocument(path), 'Always') }],
};
