import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { textAt } from '../../../resource/resource.js';
import { renameKey, replaceNode } from '../../../syntax/hcl/edit/replace.js';
import { insertEntry } from '../../../syntax/hcl/edit/insert.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { RuleFix } from '../../rule.js';
import { serverExample } from './examples.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';
import { pluginsOf } from './walk.js';

/** Node attestors that vouch for a node only once: after a restart without its key the agent stays out. */
const ONCE = ['join_token', 'aws_iid', 'azure_msi', 'gcp_iit'];

/** Finds keys that do not survive a restart. */
export const noMemoryKeyManager: ConfigurationRule = {
	id: 'spire/no-memory-key-manager',
	severity: 'warning',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'The keys are lost when the process ends.',
		why: 'A server that signs itself makes a new CA at each restart: until every bundle is exchanged, identities of before and after do not trust each other. With an UpstreamAuthority the root stays, and only the intermediate changes. An agent without its key must be attested again, which attestors that trust on first use refuse.',
		reference: references.memory,
		since: '0.1.0',
		bad: serverExample([], { KeyManager: 'KeyManager "memory" {\n  plugin_data {}\n}' }),
		good: serverExample(),
	},
	*check(configuration) {
		const plugins = pluginsOf(configuration);
		const memory = plugins.find(({ type, name }) => type === 'KeyManager' && name === 'memory');
		if (memory !== undefined && !memory.isExternal) {
			const { path } = memory;
			yield* configuration.kind === 'spire-server' ? ofServer(path, plugins.some(({ type }) => type === 'UpstreamAuthority')) : ofAgent(path, plugins.find(({ type }) => type === 'NodeAttestor')?.name);
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Keep the keys on disk', edits: onDisk(configuration, path) }],
};

function* ofServer(path: ConfigurationFinding['path'], hasUpstream: boolean): Iterable<ConfigurationFinding> {
	yield hasUpstream
		? { path, at: 'key', severity: 'information', message: 'The keys of the server are lost at each restart; the UpstreamAuthority then signs a new CA.' }
		: { path, at: 'key', message: 'The keys of the server are lost at each restart, and without an UpstreamAuthority a new self-signed CA takes the place of the old one.' };
}

function* ofAgent(path: ConfigurationFinding['path'], attestor: string | undefined): Iterable<ConfigurationFinding> {
	if (attestor !== undefined && ONCE.includes(attestor)) {
		yield { path, at: 'key', message: `The key of the agent is lost at each restart, and "${attestor}" attests a node only once.` };
	}
}

function onDisk(configuration: SpireConfiguration, path: ConfigurationFinding['path']): RuleFix['edits'] {
	const folder = textAt(configuration.value, configuration.kind === 'spire-agent' ? 'agent' : 'server', 'data_dir') ?? '.';
	const [key, value] = configuration.kind === 'spire-agent' ? (['directory', folder] as const) : (['keys_path', `${folder.replace(/\/$/, '')}/keys.json`] as const);
	const name = renameKey(configuration, path, 'disk');
	const data = nodeAt(configuration, [...path, 'plugin_data'])?.node;
	if (data === undefined) {
		return [...name, ...insertEntry(configuration, path, { key: 'plugin_data', value: { [key]: value } })];
	}
	return [...name, ...(data.kind === 'object' ? insertEntry(configuration, [...path, 'plugin_data'], { key, value }) : replaceNode(configuration, [...path, 'plugin_data'], { [key]: value }))];
}
