import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { isOffValue, switchFindings } from './switches.js';

/** Finds servers that take any number of requests. */
export const noDisabledRatelimit: ConfigurationRule = {
	id: 'spire/no-disabled-ratelimit',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'A rate limit of the server is switched off.',
		why: 'Attestation is open to everybody who reaches the port, and each attempt costs the server calls to the platform, the database and its key manager. Without limits one client can keep all others out.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['ratelimit {\n  attestation = false\n  signing = true\n}']),
		good: serverExample(['ratelimit {\n  attestation = true\n  signing = true\n}']),
	},
	check: (configuration) => switchFindings(configuration, ['attestation', 'signing'].map((key) => ({ path: ['server', 'ratelimit', key], isFault: isOffValue, message: `The rate limit for ${key} is switched off.` }))),
	fix: ({ path }, configuration) => [{ title: `Remove "${String(path.at(-1))} = false"`, edits: removeAt(configuration, path) }],
};
