import { formatPath, type Path } from '../syntax/yaml/path.js';
import { type JsonObject, type JsonValue, isObject } from '../syntax/yaml/value.js';
import { nearest } from '../text/nearest.js';
import { articleFor, listOf } from '../text/words.js';
import type { JsonSchema, SchemaModules, ValidatorError } from './jsonSchema.js';
import { SchemaView, typeName } from './view.js';

/** The ids of what the schema layer says. */
export type SchemaRuleId = 'schema/unknown-field' | 'schema/missing-field' | 'schema/wrong-type' | 'schema/not-allowed-value' | 'schema/out-of-bounds';

/** One mistake against the schema. */
export interface SchemaProblem {
	readonly rule: SchemaRuleId;
	/** From the root of the resource; of a missing field it names that field. */
	readonly path: Path;
	readonly at: 'key' | 'value';
	readonly message: string;
	/** What was probably meant: a field name, or a value. */
	readonly suggestion?: JsonValue;
}

/** Every mistake of a resource against the schema of its kind, one for each place. `whole` is what a sentence calls it. */
export function validateResource(entry: SchemaModules, value: JsonObject, whole = 'the resource'): readonly SchemaProblem[] {
	const validator = entry.validator();
	if (validator(value)) {
		return [];
	}
	const reader = new ErrorReader(new SchemaView(entry.schema()), value, whole);
	const problems = (validator.errors ?? []).map((error) => reader.problem(error)).filter((problem) => problem !== undefined);
	return onePerPlace(problems);
}

/** A wrong type also fails the enum, the pattern and the bounds: the type is what the author has to mend. */
function onePerPlace(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
	const byPlace = new Map<string, SchemaProblem>();
	for (const problem of problems) {
		const place = JSON.stringify(problem.path);
		const earlier = byPlace.get(place);
		if (earlier === undefined || (problem.rule === 'schema/wrong-type' && earlier.rule !== 'schema/wrong-type')) {
			byPlace.set(place, problem);
		}
	}
	return [...byPlace.values()];
}

class ErrorReader {
	readonly #view: SchemaView;
	readonly #value: JsonObject;
	readonly #whole: string;

	constructor(view: SchemaView, value: JsonObject, whole: string) {
		this.#view = view;
		this.#value = value;
		this.#whole = whole;
	}

	problem(error: ValidatorError): SchemaProblem | undefined {
		const path = this.#pathOf(error.instancePath);
		const schema = this.#view.at(path) ?? {};
		switch (error.keyword) {
			case 'additionalProperties':
				return this.#unknownField(path, schema, String(error.params['additionalProperty']));
			case 'required':
				return this.#missingField(path, String(error.params['missingProperty']));
			case 'type':
				return this.#wrongType(path, schema);
			case 'enum':
				return this.#notAllowed(path, schema);
			default:
				return this.#outOfBounds(path, schema, error);
		}
	}

	#unknownField(path: Path, schema: JsonSchema, field: string): SchemaProblem {
		const known = Object.keys(schema.properties ?? {});
		const meant = nearest(field, known);
		const place = path.length === 0 ? this.#whole : formatPath(path);
		const hint = meant === undefined ? (known.length <= 6 ? `; known are ${listOf(known, 'and')}` : '') : `; did you mean "${meant}"?`;
		const message = `"${field}" is not a field of ${place}${hint}${hint.endsWith('?') ? '' : '.'}`;
		return { rule: 'schema/unknown-field', path: [...path, field], at: 'key', message, ...(meant === undefined ? {} : { suggestion: meant }) };
	}

	#missingField(path: Path, field: string): SchemaProblem {
		const place = path.length === 0 ? this.#kind() : formatPath(path);
		return { rule: 'schema/missing-field', path: [...path, field], at: 'key', message: `${place} needs the field "${field}".` };
	}

	#wrongType(path: Path, schema: JsonSchema): SchemaProblem {
		const value = this.#valueAt(path);
		const expected = typeName(this.#view, schema);
		const suggestion = convertible(value, [schema.type ?? []].flat());
		const message = `${formatPath(path)} must be ${withArticle(expected)}, not ${this.#describe(path)}${suggestion === undefined ? '' : hintFor(value, suggestion)}.`;
		return { rule: 'schema/wrong-type', path, at: 'value', message, ...(suggestion === undefined ? {} : { suggestion }) };
	}

	#notAllowed(path: Path, schema: JsonSchema): SchemaProblem {
		const value = this.#valueAt(path);
		const allowed = (schema.enum ?? []).map(String).filter((item) => item !== '');
		const noun = schema['x-noun'] ?? `value of ${path.findLast((step) => typeof step === 'string') ?? 'this field'}`;
		const meant = typeof value === 'string' || typeof value === 'number' ? nearest(String(value), allowed) : undefined;
		const message = `${JSON.stringify(value)} is not ${withArticle(noun)}; use ${listOf(allowed)}.`;
		return { rule: 'schema/not-allowed-value', path, at: 'value', message, ...(meant === undefined ? {} : { suggestion: meant }) };
	}

	#outOfBounds(path: Path, schema: JsonSchema, error: ValidatorError): SchemaProblem | undefined {
		const sentence = boundsSentence(error.keyword, schema);
		return sentence === undefined ? undefined : { rule: 'schema/out-of-bounds', path, at: 'value', message: `${formatPath(path)} ${sentence}, not ${this.#describe(path)}.` };
	}

	/** The value as a sentence names it. What a Secret holds is never repeated. */
	#describe(path: Path): string {
		return this.#value['kind'] === 'Secret' && (path[0] === 'data' || path[0] === 'stringData') ? 'what stands here' : describe(this.#valueAt(path));
	}

	#kind(): string {
		const { kind } = this.#value;
		return typeof kind === 'string' ? kind : 'The resource';
	}

	#valueAt(path: Path): JsonValue | undefined {
		let current: JsonValue | undefined = this.#value;
		for (const step of path) {
			current = typeof step === 'number' ? (current as readonly JsonValue[])[step] : isObject(current) ? current[step] : undefined;
		}
		return current;
	}

	/** A JSON pointer as a path: a step is an index exactly where the value has a list. */
	#pathOf(pointer: string): Path {
		const path: (string | number)[] = [];
		let current: JsonValue | undefined = this.#value;
		for (const raw of pointer.split('/').slice(1)) {
			const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
			if (Array.isArray(current)) {
				path.push(Number(step));
				current = current[Number(step)] as JsonValue | undefined;
			} else {
				path.push(step);
				current = isObject(current) ? current[step] : undefined;
			}
		}
		return path;
	}
}

function boundsSentence(keyword: string, schema: JsonSchema): string | undefined {
	switch (keyword) {
		case 'minimum':
		case 'maximum':
			return schema.minimum !== undefined && schema.maximum !== undefined
				? `must be from ${schema.minimum} to ${schema.maximum}`
				: schema.minimum === undefined ? `must be at most ${schema.maximum}` : `must be at least ${schema.minimum}`;
		case 'minLength':
			return schema.minLength === 1 ? 'must not be empty' : `must have at least ${schema.minLength} characters`;
		case 'maxLength':
			return `must have at most ${schema.maxLength} characters`;
		case 'minItems':
			return schema.minItems === 1 ? 'must not be an empty list' : `must have at least ${schema.minItems} items`;
		case 'maxItems':
			return `must have at most ${schema.maxItems} items`;
		case 'minProperties':
			return schema.minProperties === 1 ? 'must not be empty' : `must have at least ${schema.minProperties} entries`;
		case 'maxProperties':
			return `must have at most ${schema.maxProperties} entries`;
		case 'pattern':
			return `must match ${schema.pattern}`;
		default:
			return undefined;
	}
}

/** The same value in the type that is wanted, where one reading is certain: a number in quotes, a word without. */
function convertible(value: JsonValue | undefined, types: readonly string[]): JsonValue | undefined {
	if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
		return String(value);
	}
	if (typeof value === 'string' && value.trim() !== '' && (types.includes('integer') || types.includes('number')) && Number.isSafeInteger(Number(value))) {
		return Number(value);
	}
	return types.includes('boolean') && (value === 'true' || value === 'false') ? value === 'true' : undefined;
}

function hintFor(value: JsonValue | undefined, suggestion: JsonValue): string {
	return typeof suggestion === 'string' ? '; put it in quotes' : typeof value === 'string' ? '; remove the quotes' : '';
}

function describe(value: JsonValue | undefined): string {
	if (Array.isArray(value)) {
		return value.length === 0 ? 'an empty list' : 'a list';
	}
	if (isObject(value)) {
		return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
	}
	const text = JSON.stringify(value ?? null);
	const kind = typeof value === 'string' ? 'the text' : typeof value === 'number' ? 'the number' : 'the value';
	return `${kind} ${text.length > 80 ? `${text.slice(0, 77)}…` : text}`;
}

function withArticle(type: string): string {
	return type === 'any value' ? type : `${articleFor(type)} ${type}`;
}
