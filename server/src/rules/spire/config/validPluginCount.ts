import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { insertEntry } from '../../../syntax/hcl/edit/insert.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { JsonObject } from '../../../syntax/yaml/value.js';
import { countOf } from '../../../text/words.js';
import { serverExample } from './examples.js';
import { textAt } from '../../../resource/resource.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { pluginsOf } from './walk.js';

interface Bound {
	readonly type: string;
	readonly minimum: 0 | 1;
	readonly maximum: 1 | undefined;
	/** The plugin to add where one is missing. */
	readonly plugin?: { readonly name: string; readonly data: JsonObject };
}

const SERVER: readonly Bound[] = [
	{ type: 'DataStore', minimum: 1, maximum: 1, plugin: { name: 'sql', data: { database_type: 'sqlite3', connection_string: '/run/spire/data/datastore.sqlite3' } } },
	{ type: 'KeyManager', minimum: 1, maximum: 1, plugin: { name: 'disk', data: { keys_path: '/run/spire/data/keys.json' } } },
	{ type: 'UpstreamAuthority', minimum: 0, maximum: 1 },
];

const AGENT: readonly Bound[] = [
	{ type: 'NodeAttestor', minimum: 1, maximum: 1, plugin: { name: 'k8s_psat', data: { cluster: 'example' } } },
	{ type: 'KeyManager', minimum: 1, maximum: 1, plugin: { name: 'disk', data: { directory: '/run/spire/data/agent' } } },
	{ type: 'WorkloadAttestor', minimum: 1, maximum: undefined, plugin: { name: 'k8s', data: {} } },
];

/** Finds plugin types of which there are too few or too many. */
export const validPluginCount: ConfigurationRule = {
	id: 'spire/valid-plugin-count',
	severity: 'error',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'A plugin type has too few or too many plugins.',
		why: 'A server needs exactly one DataStore and KeyManager and takes at most one UpstreamAuthority; an agent needs exactly one NodeAttestor and KeyManager, and a WorkloadAttestor. Otherwise it does not start. Plugins with `enabled = false` do not count.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample([], { KeyManager: '' }),
		good: serverExample(),
	},
	*check(configuration) {
		// Without the block there is nothing to count; that it is missing is said elsewhere.
		if (nodeAt(configuration, ['plugins'])?.node.kind !== 'object') {
			return;
		}
		const plugins = pluginsOf(configuration);
		for (const { type, minimum, maximum } of boundsOf(configuration)) {
			const found = plugins.filter((plugin) => plugin.type === type);
			if (found.length < minimum) {
				yield { path: ['plugins', type], at: 'key', missing: true, message: `${programOf(configuration)} needs ${maximum === 1 ? 'exactly one' : 'at least one'} ${type}, and there is none.` };
			}
			if (maximum !== undefined && found.length > maximum) {
				for (const { path } of found.slice(maximum)) {
					yield { path, at: 'key', message: `${programOf(configuration)} takes one ${type}, not ${countOf(found.length, 'of them', 'of them')}.` };
				}
			}
		}
	},
	fix({ path, missing }, configuration) {
		const plugin = boundsOf(configuration).find(({ type }) => type === path[1])?.plugin;
		if (missing !== true || plugin === undefined) {
			return [{ title: `Remove ${String(path[1])} "${String(path[2])}"`, edits: removeAt(configuration, path) }];
		}
		const value: JsonObject = { plugin_data: placed(configuration, plugin.data) };
		const isThere = nodeAt(configuration, path)?.node.kind === 'object' && configuration.document.format === 'json';
		return [{ title: `Add ${String(path[1])} "${plugin.name}"`, edits: isThere ? insertEntry(configuration, path, { key: plugin.name, value }) : insertEntry(configuration, ['plugins'], { key: String(path[1]), labels: [plugin.name], value }) }];
	},
};

function boundsOf({ kind }: SpireConfiguration): readonly Bound[] {
	return kind === 'spire-agent' ? AGENT : SERVER;
}

function programOf({ kind }: SpireConfiguration): string {
	return kind === 'spire-agent' ? 'An agent' : 'A server';
}

/** The example with the folder that the configuration itself names. */
function placed({ kind, value }: SpireConfiguration, data: JsonObject): JsonObject {
	const folder = textAt(value, kind === 'spire-agent' ? 'agent' : 'server', 'data_dir') || '/run/spire/data';
	return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, typeof text === 'string' ? text.replace('/run/spire/data', folder.replace(/\/$/, '')) : text]));
}
