import { textAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { agentExample } from './examples.js';
import { withKey } from './fixes.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const TOKEN: Path = ['agent', 'join_token'];
const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';

/** Finds join tokens that are written into the configuration. */
export const noJoinTokenInFile: ConfigurationRule = {
	id: 'spire/no-join-token-in-file',
	severity: 'warning',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'A join token stands in the configuration.',
		why: 'Whoever uses the token first becomes the agent that it was made for. A configuration is copied, shown and put into version control; a token is handed over once, on the command line or in a file of its own.',
		reference: references.joinToken,
		since: '0.1.0',
		bad: agentExample([BUNDLE, 'join_token = "c3b0a1d5-0000-4000-8000-000000000000"']),
		good: agentExample([BUNDLE, 'join_token_file = "/run/spire/join-token"']),
	},
	*check({ value }) {
		if ((textAt(value, ...TOKEN) ?? '') !== '') {
			yield { path: TOKEN, at: 'key', message: 'A join token stands in the configuration, where everybody who reads it can use it.' };
		}
	},
	fix: (_finding, configuration) => [
		{ title: 'Read it from a file instead (join_token_file)', edits: [...withKey(configuration, ['agent', 'join_token_file'], '/run/spire/join-token'), ...removeAt(configuration, TOKEN)] },
		{ title: 'Remove the join token', edits: removeAt(configuration, TOKEN) },
	],
};
