import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { listOf } from '../../../text/words.js';
import type { RuleFix } from '../../rule.js';
import { agentExample } from './examples.js';
import { withKey } from './fixes.js';
import { isSetAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** From the one that says most about the server to the one that says nothing. */
const SOURCES = ['trust_bundle_path', 'trust_bundle_url', 'trust_bundle_spiffe_workload_api', 'insecure_bootstrap'];

/** Finds agents with no or several ways to know the server at their first connection. */
export const useOneTrustBundleSource: ConfigurationRule = {
	id: 'spire/use-one-trust-bundle-source',
	severity: 'error',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'The agent has no source of its first trust bundle, or more than one.',
		why: 'An agent that starts for the first time must know the CA of the server: from a file, a URL or another Workload API. It does not start without exactly one of them; `insecure_bootstrap` counts as one too.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample(['trust_bundle_path = "/run/spire/bundle/bundle.crt"', 'trust_bundle_url = "https://bundles.example.org/bundle.pem"']),
		good: agentExample(['trust_bundle_path = "/run/spire/bundle/bundle.crt"']),
	},
	*check(configuration) {
		const set = SOURCES.filter((key) => isSetAt(configuration, 'agent', key));
		if (set.length === 0 && nodeAt(configuration, ['agent']) !== undefined) {
			yield { path: ['agent', 'trust_bundle_path'], at: 'key', missing: true, message: `The agent needs one of ${listOf(SOURCES.slice(0, 3))} to know the server at its first connection.` };
		}
		if (set.length > 1) {
			for (const key of set) {
				yield { path: ['agent', key], at: 'key', message: `Only one of ${listOf(set, 'and')} may be set.`, data: set };
			}
		}
	},
	fix(finding, configuration) {
		return finding.missing === true
			? [{ title: 'Add trust_bundle_path', edits: withKey(configuration, finding.path, '/run/spire/bundle/bundle.crt') }]
			: [keepOnly(configuration, String(finding.path[1]), finding.data as readonly string[])];
	},
};

function keepOnly(configuration: SpireConfiguration, kept: string, set: readonly string[]): RuleFix {
	const others = set.filter((key) => key !== kept);
	return { title: `Keep ${kept} and remove ${listOf(others, 'and')}`, edits: others.flatMap((key) => removeAt(configuration, ['agent', key])) };
}
