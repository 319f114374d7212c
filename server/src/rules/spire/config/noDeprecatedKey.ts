import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { renameKey } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { agentExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds keys and plugin types that SPIRE has announced to take away. */
export const noDeprecatedKey: ConfigurationRule = {
	id: 'spire/no-deprecated-key',
	severity: 'warning',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A key or plugin type is deprecated.',
		why: 'SPIRE warns at start, and one of the next versions refuses to start because of it.',
		reference: references.upgrading,
		since: '0.1.0',
		bad: agentExample(['trust_bundle_path = "/run/spire/bundle/bundle.crt"', 'experimental {\n  use_sync_authorized_entries = true\n}']),
		good: agentExample(),
	},
	*check(_configuration, { places }) {
		for (const { path, schema } of places) {
			// The old place of acme has a rule of its own, which moves it.
			if (schema?.deprecated === true && schema['x-removed'] === undefined && path.at(-1) !== 'acme') {
				const instead = schema['x-replaced-by'] ?? (path.at(-1) === 'Notifier' ? 'BundlePublisher' : undefined);
				yield { path, at: 'key', message: `"${String(path.at(-1))}" is deprecated${instead === undefined ? '.' : `; "${instead}" takes its place.`}`, ...(schema['x-replaced-by'] === undefined ? {} : { data: schema['x-replaced-by'] }) };
			}
		}
	},
	fix({ path, data }, configuration) {
		if (path.length === 2) {
			return [];
		}
		const isFree = typeof data === 'string' && nodeAt(configuration, [...path.slice(0, -1), data]) === undefined;
		return [isFree ? { title: `Rename to "${data}"`, edits: renameKey(configuration, path, data) } : { title: `Remove "${String(path.at(-1))}"`, edits: removeAt(configuration, path) }];
	},
};
