import type { SpireConfiguration, SpireSchema } from '../../../resource/spireConfiguration.js';
import type { SchemaRuleId } from '../../../schema/validate.js';
import type { ConfigNode, ConfigObject } from '../../../syntax/hcl/value.js';
import { toJson } from '../../../syntax/hcl/value.js';
import type { HclScalar } from '../../../syntax/hcl/tree.js';
import { formatPath } from '../../../syntax/yaml/path.js';
import type { JsonValue } from '../../../syntax/yaml/value.js';
import { nearest } from '../../../text/nearest.js';
import { articleFor, listOf } from '../../../text/words.js';
import { integerFrom, isSet } from './read.js';
import type { ConfigurationFinding } from './rule.js';
import type { Place } from './walk.js';

/** A mistake against the schema that keeps SPIRE from starting. */
export interface ConfigurationSchemaProblem extends ConfigurationFinding {
	readonly rule: SchemaRuleId;
	/** What was probably meant: a key, or a value. */
	readonly suggestion?: JsonValue;
}

/** Every mistake of a configuration against its schema, judged as Go's HCL 1 decoder and SPIRE's own checks do. */
export function* configurationSchemaProblems(configuration: SpireConfiguration, places: readonly Place[]): Iterable<ConfigurationSchemaProblem> {
	const root = configuration.schema.resolve(configuration.schema.root);
	yield* missingKeys({ path: [], node: configuration.root, schema: root, parent: root, member: undefined }, root);
	for (const place of places) {
		if (place.schema === undefined) {
			yield* unknownKey(place);
		} else if (place.schema['x-removed'] === undefined) {
			const wrong = wrongType(place, place.schema);
			yield* wrong === undefined ? valueProblems(place, place.schema) : [wrong];
		}
	}
}

function* unknownKey({ path, parent }: Place): Iterable<ConfigurationSchemaProblem> {
	if (parent['x-unknown'] !== 'refused') {
		return;
	}
	const key = String(path.at(-1));
	const known = Object.entries(parent.properties ?? {}).filter(([, schema]) => schema['x-removed'] === undefined).map(([name]) => name);
	const meant = nearest(key, known);
	const place = path.length === 1 ? 'the configuration' : formatPath(path.slice(0, -1));
	const hint = meant === undefined ? (known.length > 0 && known.length <= 6 ? `; known are ${listOf(known, 'and')}.` : '.') : `; did you mean "${meant}"?`;
	yield { rule: 'schema/unknown-field', path, at: 'key', message: `"${key}" is not a key of ${place}, and SPIRE refuses unknown keys here${hint}`, ...(meant === undefined ? {} : { suggestion: meant }) };
}

function* missingKeys({ path, node }: Place, schema: SpireSchema): Iterable<ConfigurationSchemaProblem> {
	if (node.kind !== 'object') {
		return;
	}
	for (const key of schema.required ?? []) {
		const member = node.members.get(key);
		if (member === undefined || !isSetNode(member.node)) {
			const place = path.length === 0 ? 'The configuration' : formatPath(path);
			const problem = { rule: 'schema/missing-field', path: [...path, key], at: 'key', missing: true } as const;
			yield { ...problem, message: member === undefined ? `${place} needs ${isBlock(schema, key) ? 'the block' : 'the key'} "${key}".` : `${formatPath([...path, key])} is empty, which SPIRE takes for not set.` };
		}
	}
}

function isBlock(schema: SpireSchema, key: string): boolean {
	return [schema.properties?.[key]?.type].flat().includes('object');
}

function isSetNode(node: ConfigNode): boolean {
	return node.kind !== 'scalar' || node.templated || (node.style !== 'missing' && node.type !== 'null' && isSet(node.value));
}

function wrongType({ path, node }: Place, schema: SpireSchema): ConfigurationSchemaProblem | undefined {
	if (typeof schema.type === 'string' && accepts(schema.type, node)) {
		return undefined;
	}
	const types = [schema.type ?? []].flat();
	if (types.length === 0 || (node.kind === 'scalar' && (node.templated || node.type === 'null')) || types.some((type) => accepts(type, node))) {
		return undefined;
	}
	const suggestion = node.kind === 'scalar' ? convertible(node, types) : undefined;
	const expected = listOf(types.map((type) => nameOfType(type)));
	const hint = suggestion === undefined ? '' : typeof suggestion === 'string' ? '; put it in quotes' : '; remove the quotes';
	const found = schema['x-secret'] === true ? 'what stands here' : describe(node);
	return { rule: 'schema/wrong-type', path, message: `${formatPath(path)} must be ${articleFor(expected)} ${expected}, not ${found}${hint}.`, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** decoder.go: text takes a number, an integer takes a quoted one, and a boolean is never quoted. */
function accepts(type: string, node: ConfigNode): boolean {
	switch (type) {
		case 'object':
			return node.kind === 'object';
		case 'array':
			return node.kind === 'list';
		case 'string':
			return node.kind === 'scalar' && node.type !== 'boolean';
		case 'integer':
			return node.kind === 'scalar' && (node.type === 'integer' || (node.type === 'string' && integerFrom(node.text) !== undefined));
		case 'boolean':
			return node.kind === 'scalar' && node.type === 'boolean';
		default:
			return true;
	}
}

function nameOfType(type: string): string {
	return type === 'array' ? 'list' : type === 'object' ? 'block' : type === 'string' ? 'text' : type;
}

function convertible(node: HclScalar, types: readonly string[]): JsonValue | undefined {
	if (types.includes('boolean') && (node.text === 'true' || node.text === 'false')) {
		return node.text === 'true';
	}
	return types.includes('string') && node.type === 'boolean' ? node.text : undefined;
}

function describe(node: ConfigNode): string {
	if (node.kind !== 'scalar') {
		return node.kind === 'list' ? 'a list' : 'a block';
	}
	const text = node.type === 'string' ? JSON.stringify(node.text) : node.text;
	const kind = node.type === 'string' ? 'the text' : node.type === 'boolean' ? 'the value' : 'the number';
	return `${kind} ${text.length > 80 ? `${text.slice(0, 77)}…` : text}`;
}

function* valueProblems(place: Place, schema: SpireSchema): Iterable<ConfigurationSchemaProblem> {
	const { path, node } = place;
	if (node.kind === 'scalar') {
		if (!node.templated && isSet(node.value)) {
			yield* scalarProblems(path, node, schema);
		}
		return;
	}
	if (node.kind === 'object') {
		yield* missingKeys(place, schema);
	}
	const count = node.kind === 'list' ? node.items.length : sizeOf(node);
	const minimum = node.kind === 'list' ? schema.minItems : schema.minProperties;
	if (minimum !== undefined && count < minimum) {
		yield { rule: 'schema/out-of-bounds', path, at: 'key', missing: true, message: `${formatPath(path)} must not be empty.` };
	}
}

function sizeOf(node: ConfigObject): number {
	return node.members.size;
}

function* scalarProblems(path: Place['path'], node: HclScalar, schema: SpireSchema): Iterable<ConfigurationSchemaProblem> {
	const allowed = schema.enum === undefined ? undefined : schema.enum.map(String);
	if (allowed !== undefined && !allowed.includes(schema['x-case-insensitive'] === true ? node.text.toLowerCase() : node.text)) {
		const noun = schema['x-noun'] ?? 'allowed value';
		const meant = nearest(node.text, allowed);
		yield { rule: 'schema/not-allowed-value', path, message: `${JSON.stringify(node.text)} is not ${articleFor(noun)} ${noun}; use ${listOf(allowed)}.`, ...(meant === undefined ? {} : { suggestion: meant }) };
	}
	const number = schema.type === 'integer' || schema.format === 'port' ? integerFrom(toJson(node)) : undefined;
	const [minimum, maximum] = schema.format === 'port' ? [0, 65535] : [schema.minimum, schema.maximum];
	if (schema.format === 'port' && number === undefined) {
		yield { rule: 'schema/out-of-bounds', path, message: `${formatPath(path)} must be the number of a port, not ${describe(node)}.` };
	} else if (number !== undefined && (number < (minimum ?? number) || number > (maximum ?? number))) {
		const range = maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
		yield { rule: 'schema/out-of-bounds', path, message: `${formatPath(path)} must be ${range}, not ${describe(node)}.` };
	} else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(node.text)) {
		yield { rule: 'schema/out-of-bounds', path, message: `${formatPath(path)} must match ${schema.pattern}, not ${describe(node)}.` };
	}
}
