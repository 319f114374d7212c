import { integerFrom } from './read.js';
import { objectAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { withKey } from './fixes.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const DATA: Path = ['plugins', 'NodeAttestor', 'http_challenge', 'plugin_data'];

function challenge(...lines: readonly string[]): string {
	return serverExample([], { NodeAttestor: `NodeAttestor "http_challenge" {\n  plugin_data {\n    tofu = false\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}` });
}

/** Finds HTTP challenges that any user of a node could answer again and again. */
export const useRootPort: ConfigurationRule = {
	id: 'spire/use-root-port',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'A node may be attested again, although any of its users could answer for it.',
		why: 'With `tofu = false` a node is attested as often as it asks. Ports from 1024 up can be opened by every user, so the plugin demands a port that only root can open, and does not start otherwise.',
		reference: references.httpChallenge,
		since: '0.1.0',
		bad: challenge(),
		good: challenge('allow_non_root_ports = false'),
	},
	*check({ value }) {
		const data = objectAt(value, ...DATA);
		const port = integerFrom(data?.['required_port']) ?? 0;
		if (data?.['tofu'] === false && data['required_port'] !== null && data['allow_non_root_ports'] !== false && data['allow_non_root_ports'] !== null && !(port > 0 && port < 1024)) {
			yield { path: [...DATA, 'tofu'], at: 'key', message: 'Trust on first use cannot be switched off while agents may answer on ports that every user can open.' };
		}
	},
	fix: ({ path }, configuration) => [
		{ title: 'Allow only ports that root can open (allow_non_root_ports = false)', edits: withKey(configuration, [...DATA, 'allow_non_root_ports'], false) },
		{ title: 'Remove tofu', edits: removeAt(configuration, path) },
	],
};
