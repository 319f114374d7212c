import { objectAt } from '../../../resource/resource.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { withKey } from './fixes.js';
import { ENDPOINT, endpointExample } from './federation.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

function acme(...lines: readonly string[]): string {
	return endpointExample(`profile "https_web" {\n  acme {\n    domain_name = "spire.example.org"\n    email = "admin@example.org"\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}`);
}

/** Finds ACME accounts that cannot get a certificate. */
export const useAcmeTerms: ConfigurationRule = {
	id: 'spire/use-acme-terms',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The terms of the ACME server are not accepted.',
		why: 'The ACME server then registers no account and issues no certificate, and the endpoint cannot be reached.',
		reference: references.server,
		since: '0.1.0',
		bad: acme(),
		good: acme('tos_accepted = true'),
	},
	*check({ value }) {
		const places: readonly Path[] = [[...ENDPOINT, 'acme'], [...ENDPOINT, 'profile', 'https_web', 'acme']];
		for (const path of places) {
			const block = objectAt(value, ...path);
			if (block !== undefined && (block['tos_accepted'] === undefined || block['tos_accepted'] === false)) {
				yield { path: [...path, 'tos_accepted'], at: 'key', missing: block['tos_accepted'] === undefined, message: 'Without tos_accepted = true the ACME server issues no certificate.' };
			}
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Accept the terms (tos_accepted = true)', edits: withKey(configuration, path, true) }],
};
