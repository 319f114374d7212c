import { type SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { renameKey } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { type Path, formatPath } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { isVersionBefore } from './versions.js';

/** Finds keys and plugins that a version of SPIRE has taken away. */
export const noRemovedKey: ConfigurationRule = {
	id: 'spire/no-removed-key',
	severity: 'error',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A key or plugin is no longer there.',
		why: 'After an upgrade SPIRE refuses to start because of a key that it no longer knows, or, where it ignores unknown keys, goes on without what the key once did.',
		reference: references.upgrading,
		since: '0.1.0',
		bad: serverExample(['default_svid_ttl = "1h"']),
		good: serverExample(['default_x509_svid_ttl = "1h"']),
	},
	*check(_configuration, { spireVersion, places }) {
		for (const { path, schema, parent } of places) {
			const removed = schema?.['x-removed'];
			if (removed === undefined || (spireVersion !== undefined && isVersionBefore(spireVersion, removed))) {
				continue;
			}
			const isIgnored = parent['x-unknown'] === 'ignored';
			const instead = schema?.['x-replaced-by'];
			const consequence = isIgnored ? 'it is ignored silently' : 'SPIRE does not start with it';
			yield {
				path, at: 'key', severity: isIgnored ? 'warning' : 'error', message: `"${String(path.at(-1))}" was removed in SPIRE ${removed}, so ${consequence}${instead === undefined ? '.' : `; "${instead}" took its place.`}`,
				...(instead === undefined ? {} : { data: instead }),
			};
		}
	},
	fix: ({ path, data }, configuration) => [
		...(typeof data === 'string' && canRename(configuration, path, data) ? [{ title: `Rename to "${data}"`, edits: renameKey(configuration, path, data) }] : []),
		{ title: `Remove ${formatPath(path)}`, edits: removeAt(configuration, path) },
	],
};

/** A flag does not become a mode by another name, and what is there already is not written twice. */
function canRename(configuration: SpireConfiguration, path: Path, name: string): boolean {
	const target: Path = [...path.slice(0, -1), name];
	const [from, to] = [configuration.schema.at(path), configuration.schema.at(target)];
	return nodeAt(configuration, target) === undefined && [from?.type].flat()[0] === [to?.type].flat()[0];
}
