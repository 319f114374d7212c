import { objectAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { agentExample } from './examples.js';
import { isSet, membersOf, own } from './read.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';
/** What SPIRE does not warn about: keys that are there for a platform, and of an agent all but this one. */
const SETTLED = ['named_pipe_name', 'admin_named_pipe_name'];
const OF_AGENT = ['jwt_svid_cache_hit_timeout'];

/** Finds settings that SPIRE does not promise to keep. */
export const noExperimental: ConfigurationRule = {
	id: 'spire/no-experimental',
	severity: 'information',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'Experimental settings are in use.',
		why: 'They may change or go with any version, and unknown keys in this block are ignored silently: after an upgrade a setting may be without effect and nobody is told. SPIRE warns at start.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample([BUNDLE, 'experimental {\n  jwt_svid_cache_hit_timeout = "10s"\n}']),
		good: agentExample([BUNDLE]),
	},
	*check(configuration) {
		const path = own(configuration, 'experimental');
		const keys = membersOf(objectAt(configuration.value, ...path)).filter(([key, value]) => (value === null || isSet(value)) && (configuration.kind === 'spire-agent' ? OF_AGENT.includes(key) : !SETTLED.includes(key)));
		if (keys.length > 0) {
			yield { path, at: 'key', message: `Experimental settings may change or go with any version: ${keys.map(([key]) => key).join(', ')}.` };
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Remove the experimental settings', edits: removeAt(configuration, path) }],
};
