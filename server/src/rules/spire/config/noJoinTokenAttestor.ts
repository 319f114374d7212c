import { agentExample } from './examples.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { pluginsOf } from './walk.js';

/** Finds nodes that are attested by a token. */
export const noJoinTokenAttestor: ConfigurationRule = {
	id: 'spire/no-join-token-attestor',
	severity: 'information',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'Agents prove who they are by a token.',
		why: 'A join token proves who knows it, not which node it is, somebody has to carry it there, and an agent that lost its key cannot be attested again. Where the platform can vouch for its nodes (Kubernetes, a cloud, a TPM), its own attestor is stronger.',
		reference: references.joinToken,
		since: '0.1.0',
		bad: agentExample(undefined, { NodeAttestor: 'NodeAttestor "join_token" {}' }),
		good: agentExample(),
	},
	noFixBecause: 'Which attestor fits depends on where the nodes run, and both the server and all agents have to change.',
	*check(configuration) {
		for (const { type, name, path } of pluginsOf(configuration)) {
			if (type === 'NodeAttestor' && name === 'join_token') {
				yield { path, at: 'key', message: 'A join token proves who knows it, not which node an agent runs on.' };
			}
		}
	},
};
