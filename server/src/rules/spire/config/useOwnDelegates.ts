import { listAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { isSpiffeIdProblem, parseSpiffeId } from '../../../text/spiffeId.js';
import { agentExample } from './examples.js';
import { trustDomainOf } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';

/** Finds delegates of the agent that belong to another trust domain. */
export const useOwnDelegates: ConfigurationRule = {
	id: 'spire/use-own-delegates',
	severity: 'error',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'A delegate is not a member of the trust domain of the agent.',
		why: 'Delegates fetch identities on behalf of others, so the agent only takes those that its own trust domain vouches for, and does not start with another one.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample([BUNDLE, 'authorized_delegates = ["spiffe://example.com/proxy"]']),
		good: agentExample([BUNDLE, 'authorized_delegates = ["spiffe://example.org/proxy"]']),
	},
	*check(configuration) {
		const trustDomain = trustDomainOf(configuration);
		const path: Path = ['agent', 'authorized_delegates'];
		for (const [index, id] of listAt(configuration.value, ...path).entries()) {
			const result = typeof id === 'string' ? parseSpiffeId(id) : undefined;
			if (trustDomain !== undefined && result !== undefined && !isSpiffeIdProblem(result) && result.trustDomain !== trustDomain) {
				yield { path: [...path, index], message: `The delegate belongs to the trust domain "${result.trustDomain}", not to "${trustDomain}".`, data: `spiffe://${trustDomain}${result.path}` };
			}
		}
	},
	fix: ({ path, data }, configuration) => (typeof data === 'string' ? [{ title: `Change to "${data}"`, edits: replaceValue(configuration, path, data) }] : []),
};
