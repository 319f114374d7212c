import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { valueAt } from '../../../resource/resource.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { type Path, formatPath } from '../../../syntax/yaml/path.js';
import { isObject } from '../../../syntax/yaml/value.js';
import type { RuleFix } from '../../rule.js';
import { agentExample } from './examples.js';
import { withKey } from './fixes.js';
import { ALL_PROGRAMS, references } from './references.js';
import { requirements } from './requirements.js';
import type { ConfigurationRule } from './rule.js';
import { pluginsOf } from './walk.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';

/** Finds keys that are missing because of what stands beside them. */
export const useRequiredKey: ConfigurationRule = {
	id: 'spire/use-required-key',
	severity: 'error',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A key is missing that the others need.',
		why: 'SPIRE or the plugin refuses its configuration and does not start: half a pair of certificate and key, or a plugin without any of the ways that it could work by.',
		reference: references.server,
		since: '0.1.0',
		bad: agentExample([BUNDLE], { WorkloadAttestor: 'WorkloadAttestor "k8s" {\n  plugin_data {\n    certificate_path = "/run/spire/kubelet.crt"\n  }\n}' }),
		good: agentExample([BUNDLE], { WorkloadAttestor: 'WorkloadAttestor "k8s" {\n  plugin_data {\n    certificate_path = "/run/spire/kubelet.crt"\n    private_key_path = "/run/spire/kubelet.key"\n  }\n}' }),
	},
	*check(configuration) {
		const dataOfPlugins = pluginsOf(configuration).filter((plugin) => !plugin.isExternal).map((plugin): Path => [...plugin.path, 'plugin_data']);
		for (const { kinds, block: path, key, reason } of requirements) {
			const isThere = path[0] === 'plugins' ? dataOfPlugins.some((data) => data.every((step, index) => step === path[index])) && !hasDataFile(configuration, path) : nodeAt(configuration, path) !== undefined;
			const block = valueAt(configuration.value, path) ?? (path[0] === 'plugins' && path.length === 4 ? {} : undefined);
			const why = kinds.includes(configuration.kind) && isThere && isObject(block) ? reason(block) : undefined;
			if (why !== undefined) {
				yield { path: [...path, key], at: 'key', missing: true, message: `${formatPath(path)} needs ${key}${why}.` };
			}
		}
	},
	fix: ({ path }, configuration) => [{ title: `Add ${String(path.at(-1))}`, edits: addKey(configuration, path) }],
};

function hasDataFile({ value }: SpireConfiguration, path: Path): boolean {
	return valueAt(value, [...path.slice(0, 3), 'plugin_data_file']) !== undefined;
}

function addKey(configuration: SpireConfiguration, path: Path): RuleFix['edits'] {
	const key = String(path.at(-1));
	const type = [configuration.schema.at(path)?.type].flat()[0];
	const example = type === 'boolean' ? true : key === 'k8s_auth' ? { k8s_auth_role_name: 'spire-server', token_path: '/var/run/secrets/kubernetes.io/serviceaccount/token' } : exampleText(key);
	return nodeAt(configuration, path.slice(0, -1)) === undefined ? withKey(configuration, path.slice(0, -1), { [key]: example }) : withKey(configuration, path, example);
}

function exampleText(key: string): string {
	return key === 'trust_bundle_url' ? 'http://localhost/bundle' : /(?:path|file)$/.test(key) ? `/run/spire/${key.replace(/_(?:path|file)$/, '')}` : 'example';
}
