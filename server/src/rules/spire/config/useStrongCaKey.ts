import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds signing keys that are weaker than what they sign. */
export const useStrongCaKey: ConfigurationRule = {
	id: 'spire/use-strong-ca-key',
	severity: 'information',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The server signs with RSA keys of 2048 bits.',
		why: 'They have about 112 bits of security (NIST SP 800-57), less than the P-256 keys that workloads have by default, and are slow to make. Where RSA is needed, 4096 bits suit a key that signs all others.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['ca_key_type = "rsa-2048"']),
		good: serverExample(['ca_key_type = "ec-p384"']),
	},
	*check({ value }) {
		for (const key of ['ca_key_type', 'jwt_key_type']) {
			if (textAt(value, 'server', key)?.toLowerCase() === 'rsa-2048') {
				yield { path: ['server', key], message: `An RSA key of 2048 bits is weaker than the keys of workloads that it vouches for (${key}).` };
			}
		}
	},
	fix: ({ path }, configuration) => ['ec-p384', 'ec-p256', 'rsa-4096'].map((type) => ({ title: `Change to ${type}`, edits: replaceValue(configuration, path, type) })),
};
