import { valueAt } from '../../../resource/resource.js';
import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { Path } from '../../../syntax/yaml/path.js';
import type { JsonValue } from '../../../syntax/yaml/value.js';
import { membersOf } from './read.js';
import type { ConfigurationFinding } from './rule.js';
import { isExternal, isOff } from './walk.js';

/** A setting whose value is a finding. */
export interface Switch {
	/** Where it stands; `*` stands for any key. */
	readonly path: readonly string[];
	readonly isFault: (value: JsonValue) => boolean;
	readonly message: string;
}

/** Whether a setting is switched on. */
export function isOn(value: JsonValue): boolean {
	return value === true;
}

/** Whether a setting is switched off in so many words. */
export function isOffValue(value: JsonValue): boolean {
	return value === false;
}

/** A finding for each setting of a table that has a value at fault. */
export function* switchFindings(configuration: SpireConfiguration, switches: readonly Switch[]): Iterable<ConfigurationFinding> {
	for (const { path: pattern, isFault, message } of switches) {
		for (const path of pathsOf(configuration, pattern)) {
			const value = valueAt(configuration.value, path);
			if (value !== undefined && value !== null && isFault(value)) {
				yield { path, message };
			}
		}
	}
}

function pathsOf(configuration: SpireConfiguration, pattern: readonly string[]): readonly Path[] {
	let paths: readonly Path[] = [[]];
	for (const step of pattern) {
		paths = paths.flatMap((path) => (step === '*' ? membersOf(valueAt(configuration.value, path)).map(([key]): Path => [...path, key]) : [[...path, step]]));
	}
	return paths.filter((path) => {
		const plugin = path[0] === 'plugins' ? nodeAt(configuration, path.slice(0, 3))?.node : undefined;
		return plugin === undefined || !(isOff(plugin) || isExternal(plugin));
	});
}
