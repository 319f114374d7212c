import { objectAt } from '../../../resource/resource.js';
import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { Path } from '../../../syntax/yaml/path.js';
import type { JsonObject } from '../../../syntax/yaml/value.js';
import { listOf } from '../../../text/words.js';
import { type Conflict, conflicts } from './conflicts.js';
import { agentExample } from './examples.js';
import { isSet, isSetAt, membersOf } from './read.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';
import { isExternal, isOff } from './walk.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';

/** Finds keys that SPIRE refuses beside each other. */
export const noConflictingKeys: ConfigurationRule = {
	id: 'spire/no-conflicting-keys',
	severity: 'error',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'Keys stand beside each other of which only one may be set.',
		why: 'SPIRE cannot know which of them is meant, and does not start.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample([BUNDLE], { WorkloadAttestor: 'WorkloadAttestor "k8s" {\n  plugin_data {\n    kubelet_secure_port = 10250\n    disable_kubelet_client = true\n  }\n}' }),
		good: agentExample([BUNDLE], { WorkloadAttestor: 'WorkloadAttestor "k8s" {\n  plugin_data {\n    disable_kubelet_client = true\n  }\n}' }),
	},
	*check(configuration) {
		for (const conflict of conflicts) {
			if (conflict.kinds.includes(configuration.kind)) {
				for (const { block, path } of blocksAt(configuration, conflict.block)) {
					yield* conflictIn(block, path, conflict);
				}
			}
		}
		yield* platformConflicts(configuration);
	},
	fix: ({ path, data }, configuration) => {
		const others = (data as readonly string[]).map((key): Path => [...path.slice(0, -1), key]).filter((other) => nodeAt(configuration, other) !== undefined);
		return [
			{ title: `Remove ${String(path.at(-1))}`, edits: removeAt(configuration, path) },
			...others.map((other) => ({ title: `Remove ${String(other.at(-1))}`, edits: removeAt(configuration, other) })),
		];
	},
};

function* conflictIn(block: JsonObject, path: Path, { keys, when }: Conflict): Iterable<ConfigurationFinding> {
	// A block counts even when it is empty; what a variable leaves open may turn out to be nothing.
	const set = keys.filter((key) => block[key] !== null && (isSet(block[key]) || (when?.key === key && block[key] === undefined && when.isValue(undefined) && key === keys.at(-1))));
	if (set.length < 2 || (when !== undefined && !when.isValue(block[when.key]))) {
		return;
	}
	const names = when === undefined ? set : [when.text, ...set.filter((key) => key !== when.key)];
	const last = set.findLast((key) => block[key] !== undefined) ?? '';
	yield { path: [...path, last], at: 'key', message: `${listOf(names, 'and')} cannot be combined.`, data: set.filter((key) => key !== last) };
}

/** The blocks that a pattern of keys leads to; those of plugins that are off, or of another program, are none. */
function blocksAt(configuration: SpireConfiguration, pattern: readonly string[]): readonly { block: JsonObject; path: Path }[] {
	let paths: readonly Path[] = [[]];
	for (const step of pattern) {
		paths = paths.flatMap((path) => (step === '*' ? membersOf(objectAt(configuration.value, ...path)).map(([key]): Path => [...path, key]) : [[...path, step]]));
	}
	return paths.flatMap((path) => {
		const block = objectAt(configuration.value, ...path);
		const plugin = path[0] === 'plugins' ? nodeAt(configuration, path.slice(0, 3))?.node : undefined;
		const isForeign = plugin !== undefined && (isOff(plugin) || (path.length > 3 && isExternal(plugin)));
		return block === undefined || isForeign ? [] : [{ block, path }];
	});
}

/** A socket is refused on Windows and a named pipe anywhere else: with both the program starts nowhere. */
function* platformConflicts(configuration: SpireConfiguration): Iterable<ConfigurationFinding> {
	const section = configuration.kind === 'spire-agent' ? 'agent' : 'server';
	for (const [socket, pipe] of [['socket_path', 'named_pipe_name'], ['admin_socket_path', 'admin_named_pipe_name']] as const) {
		if (isSetAt(configuration, section, socket) && isSetAt(configuration, section, 'experimental', pipe)) {
			yield { path: [section, 'experimental', pipe], at: 'key', message: `${socket} is refused on Windows and ${pipe} everywhere else.`, data: [] };
		}
	}
}
