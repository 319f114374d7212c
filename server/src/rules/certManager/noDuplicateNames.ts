import { kinds } from '../../resource/kinds.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { removeWithin } from './edits.js';
import { certificateExample } from './examples.js';

const LISTS: readonly string[] = ['dnsNames', 'ipAddresses', 'uris', 'emailAddresses'];

/** Finds names that a Certificate lists twice. */
export const noDuplicateNames: Rule = {
	id: 'cert-manager/no-duplicate-names',
	severity: 'information',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A name stands in a list twice.',
		why: 'The second one has no effect, and often another name was meant to stand there.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
    - cart.shop
    - cart.shop.svc
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
    - cart.shop
`),
	},
	*check({ value }) {
		for (const list of LISTS) {
			const seen = new Set<string>();
			for (const { path, text } of certainTexts(value, 'spec', list)) {
				if (seen.has(text)) {
					// The branches of a template may stand side by side, though only one of them is ever rendered.
					yield { path, message: `"${text}" stands in ${list} already.`, missing: true };
				}
				seen.add(text);
			}
		}
	},
	fix: ({ path }, context) => [{ title: 'Remove the repeated name', safe: true, edits: removeWithin(context, path) }],
};
