import { parseYamlDocument } from '../syntax/yaml/parse.js';
import { spanOfPath } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import { isObject, toValue } from '../syntax/yaml/value.js';
import { LineIndex } from '../text/lineIndex.js';
import { nearest } from '../text/nearest.js';
import { listOf } from '../text/words.js';
import { type Settings, mergeSettings, presets, severities } from './settings.js';

/** The name of the file that holds the settings of a folder and all below it. */
export const configurationFileName = '.mesh-security.yaml';

/** Something in a configuration that is not understood. The rest of it holds. */
export interface ConfigurationProblem {
	/** Zero-based. */
	readonly line: number;
	readonly message: string;
}

/** Settings with what a configuration file says on top, and what is wrong with the file. */
export interface ConfiguredSettings {
	readonly settings: Settings;
	readonly problems: readonly ConfigurationProblem[];
}

const KEYS = ['preset', 'rules', 'exclude', 'defaultNamespace', 'scopes', 'diagnostics', 'workspaceCrds', 'certificates', 'versions', 'mesh', 'cluster'];

/** Reads `.mesh-security.yaml`. `knownRules` are the ids that exist; another one is a problem with the nearest id. */
export function readConfiguration(text: string, base: Settings, knownRules: ReadonlySet<string>): ConfiguredSettings {
	const document = parseYamlDocument(text);
	const lines = new LineIndex(text);
	const problems: ConfigurationProblem[] = document.problems.map(({ span, message }) => ({ line: lines.lineAt(span.start), message }));
	const value = document.root === undefined ? undefined : toValue(document.root);
	if (!isObject(value)) {
		return { settings: base, problems: value === undefined || value === null ? problems : [...problems, { line: 0, message: 'The configuration is a mapping of settings.' }] };
	}
	const add = (path: Path, message: string) => problems.push({ line: lines.lineAt(spanOfPath(document, path, 'key').start), message });
	for (const key of Object.keys(value).filter((name) => !KEYS.includes(name))) {
		const meant = nearest(key, KEYS);
		add([key], `"${key}" is not a setting${meant === undefined ? '' : `; did you mean "${meant}"?`}${meant === undefined ? '.' : ''}`);
	}
	if (value['preset'] !== undefined && !presets.some((preset) => preset === value['preset'])) {
		add(['preset'], `preset is ${listOf(presets)}.`);
	}
	for (const [id, severity] of Object.entries(isObject(value['rules']) ? value['rules'] : {})) {
		if (!knownRules.has(id)) {
			const meant = nearest(id, knownRules);
			add(['rules', id], `No rule is called "${id}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}`);
		} else if (severity !== 'off' && !severities.some((known) => known === severity)) {
			add(['rules', id], `The severity of a rule is off, ${listOf([...severities].reverse())}.`);
		}
	}
	return { settings: mergeSettings(base, value), problems };
}
