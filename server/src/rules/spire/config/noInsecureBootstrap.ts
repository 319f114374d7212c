import { valueAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { agentExample } from './examples.js';
import { withKey } from './fixes.js';
import { isSetAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const BOOTSTRAP: Path = ['agent', 'insecure_bootstrap'];

/** Finds agents that trust whichever server answers first. */
export const noInsecureBootstrap: ConfigurationRule = {
	id: 'spire/no-insecure-bootstrap',
	severity: 'warning',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'The agent trusts whichever server answers its first connection.',
		why: 'Without a trust bundle the agent cannot tell the server from anybody who answers at its address. Whoever does becomes the authority of the node: it gives out identities and bundles that every workload believes. Give the agent the bundle of the server beforehand.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample(['insecure_bootstrap = true']),
		good: agentExample(['trust_bundle_path = "/run/spire/bundle/bundle.crt"']),
	},
	*check({ value }) {
		if (valueAt(value, BOOTSTRAP) === true) {
			yield { path: BOOTSTRAP, message: 'The agent trusts whichever server answers its first connection.' };
		}
	},
	fix(_finding, configuration) {
		const hasOther = ['trust_bundle_path', 'trust_bundle_url', 'trust_bundle_spiffe_workload_api'].some((key) => isSetAt(configuration, 'agent', key));
		const remove = removeAt(configuration, BOOTSTRAP);
		return [hasOther
			? { title: 'Remove insecure_bootstrap', edits: remove }
			: { title: 'Trust the bundle in a file instead (trust_bundle_path)', edits: [...withKey(configuration, ['agent', 'trust_bundle_path'], '/run/spire/bundle/bundle.crt'), ...remove] }];
	},
};
