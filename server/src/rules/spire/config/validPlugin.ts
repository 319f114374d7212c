import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { renameKey } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { nearest } from '../../../text/nearest.js';
import { listOf } from '../../../text/words.js';
import { serverExample } from './examples.js';
import { membersOf } from './read.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';
import { type Plugin, pluginsOf } from './walk.js';

/** Finds plugins of types and names that SPIRE does not know. */
export const validPlugin: ConfigurationRule = {
	id: 'spire/valid-plugin',
	severity: 'error',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'A plugin type or plugin is not known.',
		why: 'SPIRE loads a plugin by its type and name. It does not start with a type of its own it does not have, nor with a name that is not built in when no `plugin_cmd` says which program to run. Names are written exactly: `tpm_devid`, `x509pop`, `k8s_psat`.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample([], { KeyManager: 'KeyManager "disc" {\n  plugin_data {\n    keys_path = "/run/spire/data/keys.json"\n  }\n}' }),
		good: serverExample(),
	},
	*check(configuration) {
		const types = configuration.schema.at(['plugins'])?.properties ?? {};
		for (const [type] of membersOf(configuration.value['plugins'])) {
			if (!Object.hasOwn(types, type)) {
				yield unknownType(configuration, type, Object.keys(types));
			}
		}
		for (const plugin of pluginsOf(configuration)) {
			yield* pluginProblems(configuration, plugin);
		}
	},
	fix({ path, data }, configuration) {
		const isFree = typeof data === 'string' && nodeAt(configuration, [...path.slice(0, -1), data]) === undefined;
		return [isFree ? { title: `Change to "${data}"`, edits: renameKey(configuration, path, data) } : { title: `Remove "${String(path.at(-1))}"`, edits: removeAt(configuration, path) }];
	},
};

function unknownType({ kind }: SpireConfiguration, type: string, types: readonly string[]): ConfigurationFinding {
	const program = kind === 'spire-agent' ? 'an agent' : 'a server';
	const meant = nearest(type, types);
	return { path: ['plugins', type], at: 'key', message: `"${type}" is not a plugin type of ${program}${meant === undefined ? `; it has ${listOf(types, 'and')}.` : `; did you mean "${meant}"?`}`, ...(meant === undefined ? {} : { data: meant }) };
}

function* pluginProblems(configuration: SpireConfiguration, { type, name, path, isExternal }: Plugin): Iterable<ConfigurationFinding> {
	const schema = configuration.schema.at(['plugins', type]);
	if (schema === undefined) {
		return;
	}
	const names = Object.entries(schema.properties ?? {}).filter(([, plugin]) => plugin['x-removed'] === undefined).map(([key]) => key);
	const isKnown = Object.hasOwn(schema.properties ?? {}, name);
	if (isExternal && (type === 'DataStore' || (type === 'NodeAttestor' && name === 'join_token'))) {
		yield { path: [...path, 'plugin_cmd'], at: 'key', message: `${type} "${name}" cannot be an external plugin.` };
	} else if (!isExternal && !isKnown) {
		const meant = nearest(name, names);
		// Upstream's own tests call plugins by the letters of their names alone (`gcsbundle`); what is meant is certain there.
		const severity = isSpelledAlike(name, names) ? 'warning' : 'error';
		yield { path, at: 'key', severity, message: `SPIRE has no ${type} "${name}", and no plugin_cmd says which program it is${meant === undefined ? '.' : `; did you mean "${meant}"?`}`, ...(meant === undefined ? {} : { data: meant }) };
	}
}

function isSpelledAlike(name: string, names: readonly string[]): boolean {
	const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
	return names.some((known) => letters(known) === letters(name));
}
