import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { federationExample, federationsOf } from './federation.js';
import { trustDomainOf } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const LINES = ['bundle_endpoint_url = "https://spire.example.com:8443"', 'bundle_endpoint_profile "https_web" {}'];

/** Finds servers that federate with themselves. */
export const noSelfFederation: ConfigurationRule = {
	id: 'spire/no-self-federation',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The server federates with its own trust domain.',
		why: 'The server has the bundle of its own trust domain already. What another endpoint says of it would compete with it: usually another name was meant.',
		reference: references.federation,
		since: '0.1.0',
		bad: federationExample('example.org', ...LINES),
		good: federationExample('example.com', ...LINES),
	},
	*check(configuration) {
		const own = trustDomainOf(configuration);
		for (const { trustDomain, path } of federationsOf(configuration)) {
			if (trustDomain === own) {
				yield { path, at: 'key', message: `"${trustDomain}" is the trust domain of this server itself.` };
			}
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Remove the federation', edits: removeAt(configuration, path) }],
};
