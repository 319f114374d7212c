import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { renameKey } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { formatPath } from '../../../syntax/yaml/path.js';
import { nearest } from '../../../text/nearest.js';
import { serverExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds keys that SPIRE does not know where it does not complain about them. */
export const noIgnoredKey: ConfigurationRule = {
	id: 'spire/no-ignored-key',
	severity: 'warning',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A key is ignored silently.',
		why: 'SPIRE refuses unknown keys in most blocks, but not inside `federation`, `experimental`, `sds`, a plugin block or most `plugin_data`: there a misspelt or misplaced key vanishes without a word, and the default stays in force. A policy that its author reads in the file is then not there.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample([], { KeyManager: 'KeyManager "disk" {\n  plugin_data {\n    keys_path = "/run/spire/data/keys.json"\n    key_path = "/run/spire/data/other.json"\n  }\n}' }),
		good: serverExample(),
	},
	*check(_configuration, { places }) {
		for (const { path, schema, parent } of places) {
			const key = path.at(-1);
			if (schema !== undefined || parent['x-unknown'] !== 'ignored' || typeof key !== 'string') {
				continue;
			}
			const known = Object.entries(parent.properties ?? {}).filter(([, property]) => property['x-removed'] === undefined).map(([name]) => name);
			const meant = nearest(key, known);
			const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
			yield { path, at: 'key', message: `SPIRE knows no key "${key}" in ${formatPath(path.slice(0, -1))} and ignores it silently${hint === '' ? '.' : hint}`, ...(meant === undefined ? {} : { data: meant }) };
		}
	},
	fix({ path, data }, configuration) {
		const isFree = typeof data === 'string' && nodeAt(configuration, [...path.slice(0, -1), data]) === undefined;
		return [
			...(isFree ? [{ title: `Rename to "${data}"`, edits: renameKey(configuration, path, data) }] : []),
			{ title: `Remove "${String(path.at(-1))}"`, edits: removeAt(configuration, path) },
		];
	},
};
