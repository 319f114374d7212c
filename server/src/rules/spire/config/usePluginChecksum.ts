import { agentExample } from './examples.js';
import { SERVER_AND_AGENT, references } from './references.js';
import { isSetAt } from './read.js';
import type { ConfigurationRule } from './rule.js';
import { pluginsOf } from './walk.js';

function external(...lines: readonly string[]): string {
	return agentExample(undefined, { WorkloadAttestor: `WorkloadAttestor "custom" {\n  plugin_cmd = "/opt/spire/plugins/custom"\n${lines.map((line) => `  ${line}\n`).join('')}  plugin_data {}\n}` });
}

/** Finds programs that SPIRE runs whatever they are. */
export const usePluginChecksum: ConfigurationRule = {
	id: 'spire/use-plugin-checksum',
	severity: 'warning',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'An external plugin is run whatever its program is.',
		why: 'The program runs with the rights of SPIRE, and a plugin decides about keys, nodes or workloads. Without `plugin_checksum` whoever can write the file takes them over at the next start.',
		reference: references.agent,
		since: '0.1.0',
		bad: external(),
		good: external('plugin_checksum = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"'),
	},
	noFixBecause: 'Only the program itself can be summed (sha256sum), and it lies on the host of SPIRE.',
	*check(configuration) {
		for (const { type, name, path, isExternal } of pluginsOf(configuration)) {
			if (isExternal && !isSetAt(configuration, ...path, 'plugin_checksum')) {
				yield { path: [...path, 'plugin_cmd'], missing: true, message: `${type} "${name}" is run whatever its program is, for it has no plugin_checksum.` };
			}
		}
	},
};
