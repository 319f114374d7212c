import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { agentExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { isOn, switchFindings } from './switches.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';

/** Finds agents that answer processes without an identity. */
export const noUnauthenticatedVerifiers: ConfigurationRule = {
	id: 'spire/no-unauthenticated-verifiers',
	severity: 'warning',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'Processes without an identity may use the Workload API.',
		why: 'Any process of the node, registered or not, can then fetch bundles and have JWT-SVIDs validated. It learns which trust domains are federated, and a stolen token can be tried out. Register the workloads that verify instead.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample([BUNDLE, 'allow_unauthenticated_verifiers = true']),
		good: agentExample([BUNDLE]),
	},
	check: (configuration) => switchFindings(configuration, [{ path: ['agent', 'allow_unauthenticated_verifiers'], isFault: isOn, message: 'Processes without an identity may fetch bundles and validate JWT-SVIDs.' }]),
	fix: ({ path }, configuration) => [{ title: 'Remove allow_unauthenticated_verifiers', edits: removeAt(configuration, path) }],
};
