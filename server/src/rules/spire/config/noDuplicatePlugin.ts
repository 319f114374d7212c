import { removeEntry } from '../../../syntax/hcl/edit/remove.js';
import { serverExample } from './examples.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const DISK = 'KeyManager "disk" {\n  plugin_data {\n    keys_path = "/run/spire/data/keys.json"\n  }\n}';

/** Finds plugins that are declared twice. */
export const noDuplicatePlugin: ConfigurationRule = {
	id: 'spire/no-duplicate-plugin',
	severity: 'error',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'A plugin is declared twice.',
		why: 'Two plugins of one type and name cannot be told apart, and SPIRE does not start.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample([], { KeyManager: DISK, other: DISK.replace('keys.json', 'others.json') }),
		good: serverExample(),
	},
	*check({ lost }) {
		for (const { path, reason, key, entry } of lost) {
			if (reason === 'not-first' && path.length === 3 && path[0] === 'plugins') {
				yield { path, span: entry.labels[0]?.span ?? key.span, message: `${String(path[1])} "${String(path[2])}" is declared twice.` };
			}
		}
	},
	fix({ span }, { lost, document }) {
		const found = lost.find(({ key, entry }) => (entry.labels[0]?.span ?? key.span).start === span?.start);
		return found === undefined ? [] : [{ title: 'Remove the second one', edits: removeEntry(document, found.entry) }];
	},
};
