import type { Range } from '../protocol/position.js';
import type { SchemaModules } from '../schema/jsonSchema.js';
import { validateResource } from '../schema/validate.js';
import { spanOfPath } from '../syntax/yaml/locate.js';
import { type Chunk, createStream } from '../syntax/yaml/stream.js';
import { type YamlDocument, entryOf, resolveAlias } from '../syntax/yaml/tree.js';
import { type JsonObject, type JsonValue, isObject, toValue } from '../syntax/yaml/value.js';
import { nearest } from '../text/nearest.js';
import type { Span } from '../text/span.js';

/** The name of the file that holds the settings of a folder and all below it. */
export const configurationFileName = '.mesh-security.yaml';

/** Something in a configuration that is not understood. The rest of it holds. */
export interface ConfigurationProblem {
	/** `error`: a setting does not do what its author reads in it. `warning`: it may have an effect in another version of the product. */
	readonly severity: 'error' | 'warning';
	readonly range: Range;
	/** One sentence. */
	readonly message: string;
}

/** What a configuration file says. */
export interface Configuration {
	/** The settings, for `mergeSettings`. */
	readonly given: JsonObject;
	readonly problems: readonly ConfigurationProblem[];
}

/** What reading works with. */
export interface ConfigurationOptions {
	/** The schema of the file. */
	readonly schema: SchemaModules;
	/** The ids of the rules that there are; another one is a problem that names the nearest. */
	readonly knownRules: ReadonlySet<string>;
}

const NOTHING: JsonObject = {};

/** Reads `.mesh-security.yaml`. Never throws: what is wrong with the text are problems with their place. */
export function readConfiguration(text: string, { schema, knownRules }: ConfigurationOptions): Configuration {
	const stream = createStream(text.replace(/^\uFEFF/, ''));
	const index = stream.chunks.findIndex((chunk) => chunk.isDocument);
	const chunk = stream.chunks[index];
	if (chunk === undefined) {
		return { given: NOTHING, problems: [] };
	}
	const problems: ConfigurationProblem[] = [];
	const add = (severity: ConfigurationProblem['severity'], span: Span, message: string) => problems.push({ severity, range: stream.rangeOf(index, span), message });
	const { given, found } = readDocument(chunk, schema, knownRules);
	found.forEach(({ severity, span, message }) => add(severity, span, message));
	const second = stream.chunks.findIndex((other, at) => at > index && other.isDocument);
	if (second >= 0) {
		problems.push({ severity: 'error', range: stream.rangeOf(second, { start: 0, end: 3 }), message: 'A configuration is one document; what stands behind "---" is not read.' });
	}
	return { given, problems: problems.sort((a, b) => a.range.start.line - b.range.start.line) };
}

interface FoundProblem extends Pick<ConfigurationProblem, 'severity' | 'message'> {
	readonly span: Span;
}

function readDocument({ document }: Chunk, schema: SchemaModules, knownRules: ReadonlySet<string>): { given: JsonObject; found: readonly FoundProblem[] } {
	const found: FoundProblem[] = document.problems.map(({ span, message }) => ({ severity: 'error', span, message }));
	const value = document.root === undefined ? null : toValue(document.root);
	if (value === null) {
		return { given: NOTHING, found };
	}
	if (!isObject(value)) {
		return { given: NOTHING, found: [...found, { severity: 'error', span: spanOfPath(document, [], 'value'), message: 'A configuration is a mapping of settings.' }] };
	}
	const given = withOff(document, value);
	// A text that does not parse has no fields to speak of.
	if (document.problems.every(({ code }) => code === 'yaml/duplicate-key')) {
		for (const { path, at, message } of validateResource(schema, given, 'the configuration')) {
			found.push({ severity: 'error', span: spanOfPath(document, path, at), message });
		}
		found.push(...unknownRules(document, given, knownRules));
	}
	return { given, found };
}

function* unknownRules(document: YamlDocument, given: JsonObject, knownRules: ReadonlySet<string>): Iterable<FoundProblem> {
	for (const id of isObject(given['rules']) ? Object.keys(given['rules']) : []) {
		if (!knownRules.has(id)) {
			const meant = nearest(id, knownRules);
			yield { severity: 'warning', span: spanOfPath(document, ['rules', id], 'key'), message: `No rule is called "${id}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}` };
		}
	}
}

/** `off` without quotes is a boolean to the YAML that Kubernetes reads, and a severity to whoever writes it here. */
function withOff(document: YamlDocument, value: JsonObject): JsonObject {
	const { rules } = value;
	if (!isObject(rules)) {
		return value;
	}
	const node = entryOf(document.root, 'rules')?.value;
	const isOff = (id: string): boolean => {
		const severity = resolveAlias(entryOf(node, id)?.value);
		return severity?.kind === 'scalar' && severity.style === 'plain' && severity.text.toLowerCase() === 'off';
	};
	const read = Object.entries(rules).map(([id, severity]): [string, JsonValue | undefined] => [id, severity === false && isOff(id) ? 'off' : severity]);
	return { ...value, rules: Object.fromEntries(read) };
}
