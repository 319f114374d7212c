import { type JsonObject, type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { type Pattern, compilePattern, isPattern } from '../../text/pattern/pattern.js';
import type { JsonSchema, Validator, ValidatorError } from '../jsonSchema.js';

/**
 * A validator that reads a converted schema each time instead of being compiled to code: a server that generates no code at run time
 * needs no permission to do so. It complains in the words of ajv, so that everything behind it is the same.
 */
export function interpretingValidator(schema: JsonSchema): Validator {
	const patterns = new Map<string, Pattern | undefined>();
	const validate: Validator = (value: unknown): boolean => {
		const run = new Validation(patterns);
		run.visit(schema, value as JsonValue, '');
		validate.errors = run.errors.length === 0 ? null : run.errors;
		return run.errors.length === 0;
	};
	return validate;
}

class Validation {
	readonly errors: ValidatorError[] = [];
	readonly #patterns: Map<string, Pattern | undefined>;

	constructor(patterns: Map<string, Pattern | undefined>) {
		this.#patterns = patterns;
	}

	visit(schema: JsonSchema, value: JsonValue, path: string): void {
		const types = [schema.type ?? []].flat();
		if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
			this.#complain(path, 'type', { type: schema.type });
		}
		if (schema.enum !== undefined && !schema.enum.some((allowed) => allowed === value || JSON.stringify(allowed) === JSON.stringify(value))) {
			this.#complain(path, 'enum', { allowedValues: schema.enum });
		}
		if (typeof value === 'string') {
			this.#text(schema, value, path);
		} else if (typeof value === 'number') {
			this.#bounds(path, value, { minimum: schema.minimum, maximum: schema.maximum });
		} else if (Array.isArray(value)) {
			this.#list(schema, value as readonly JsonValue[], path);
		} else if (isObject(value)) {
			this.#object(schema, value, path);
		}
	}

	#text(schema: JsonSchema, value: string, path: string): void {
		this.#bounds(path, [...value].length, { minLength: schema.minLength, maxLength: schema.maxLength });
		if (schema.pattern !== undefined && this.#pattern(schema.pattern)?.test(value) === false) {
			this.#complain(path, 'pattern', { pattern: schema.pattern });
		}
	}

	#list(schema: JsonSchema, value: readonly JsonValue[], path: string): void {
		this.#bounds(path, value.length, { minItems: schema.minItems, maxItems: schema.maxItems });
		const { items } = schema;
		if (items !== undefined) {
			value.forEach((item, index) => this.visit(items, item, `${path}/${index}`));
		}
	}

	#object(schema: JsonSchema, value: JsonObject, path: string): void {
		const names = Object.keys(value);
		this.#bounds(path, names.length, { minProperties: schema.minProperties, maxProperties: schema.maxProperties });
		for (const missingProperty of (schema.required ?? []).filter((name) => value[name] === undefined)) {
			this.#complain(path, 'required', { missingProperty });
		}
		for (const name of names) {
			const property = schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : schema.additionalProperties;
			if (property === false) {
				this.#complain(path, 'additionalProperties', { additionalProperty: name });
			} else if (typeof property === 'object') {
				this.visit(property, value[name] as JsonValue, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
			}
		}
	}

	/** Words that begin with `min` are lower bounds, the others upper ones. */
	#bounds(path: string, size: number, bounds: Readonly<Record<string, number | undefined>>): void {
		for (const [keyword, limit] of Object.entries(bounds)) {
			if (limit !== undefined && (keyword.startsWith('min') ? size < limit : size > limit)) {
				this.#complain(path, keyword, { limit });
			}
		}
	}

	#pattern(source: string): Pattern | undefined {
		if (!this.#patterns.has(source)) {
			const compiled = compilePattern(source);
			this.#patterns.set(source, isPattern(compiled) ? compiled : undefined);
		}
		return this.#patterns.get(source);
	}

	#complain(instancePath: string, keyword: string, params: ValidatorError['params']): void {
		this.errors.push({ instancePath, keyword, params });
	}
}

function isOfType(value: JsonValue, type: string): boolean {
	switch (type) {
		case 'null':
			return value === null;
		case 'integer':
			return typeof value === 'number' && Number.isInteger(value);
		case 'array':
			return Array.isArray(value);
		case 'object':
			return isObject(value);
		default:
			return typeof value === type;
	}
}
