import { objectAt, valueAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { replaceNode } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { membersOf } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const CLUSTERS: Path = ['plugins', 'NodeAttestor', 'k8s_psat', 'plugin_data', 'clusters'];

function cluster(audience: string): string {
	return serverExample([], { NodeAttestor: `NodeAttestor "k8s_psat" {\n  plugin_data {\n    clusters = {\n      "demo" = {\n        service_account_allow_list = ["spire:spire-agent"]\n        audience = ${audience}\n      }\n    }\n  }\n}` });
}

/** Finds clusters whose agents may send a token that was made for anything. */
export const useTokenAudience: ConfigurationRule = {
	id: 'spire/use-token-audience',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'Service account tokens of any audience are accepted.',
		why: 'A pod hands its tokens to others, each made for one audience. With an empty list whoever got such a token, for whatever purpose, can become an agent with it. Left out, the audience is `spire-server`.',
		reference: references.kubernetesPsat,
		since: '0.1.0',
		bad: cluster('[]'),
		good: cluster('["spire-server"]'),
	},
	*check({ value }) {
		for (const [name] of membersOf(objectAt(value, ...CLUSTERS))) {
			const audience = valueAt(value, [...CLUSTERS, name, 'audience']);
			if (Array.isArray(audience) && audience.length === 0) {
				yield { path: [...CLUSTERS, name, 'audience'], at: 'key', message: `The server accepts service account tokens of the cluster "${name}" whatever their audience is.` };
			}
		}
	},
	fix: ({ path }, configuration) => [
		{ title: 'Require the audience "spire-server"', edits: replaceNode(configuration, path, ['spire-server']) },
		{ title: 'Remove audience, so that it is "spire-server"', edits: removeAt(configuration, path) },
	],
};
