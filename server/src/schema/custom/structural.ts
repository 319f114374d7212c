import { formatPath, type Path } from '../../syntax/yaml/path.js';
import { type JsonObject, isObject } from '../../syntax/yaml/value.js';
import { limits } from '../../text/limits.js';
import { compilePattern, isPattern } from '../../text/pattern/pattern.js';
import type { DefinitionProblem } from './problem.js';
import { sharedWords } from './words.js';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
/** Words of JSON Schema that a CRD may not use. */
const FORBIDDEN = ['$ref', '$defs', 'definitions', 'dependencies', 'patternProperties', 'additionalItems', 'deprecated', 'discriminator', 'id', 'readOnly', 'writeOnly', 'xml'];

/**
 * What keeps the schema of a CRD from being a structural one, which is the only kind that `apiextensions.k8s.io/v1` takes: each place has
 * one type, an object has fields or is a map. The value validations below `allOf`, `anyOf`, `oneOf` and `not` are not looked at.
 */
export function schemaProblems(schema: JsonObject, path: Path): readonly DefinitionProblem[] {
	const walk = new StructuralWalk();
	if (schema['type'] !== 'object') {
		return [{ severity: 'error', path: schema['type'] === undefined ? path : [...path, 'type'], message: 'The root of the schema must have "type: object".' }];
	}
	walk.visit(schema, path, 0);
	return walk.problems;
}

class StructuralWalk {
	readonly problems: DefinitionProblem[] = [];
	#nodes = 0;
	#isOverLimit = false;

	visit(schema: JsonObject, path: Path, depth: number): void {
		if (this.#isOverLimit) {
			return;
		}
		if (++this.#nodes > limits.crdSchemaNodes || depth > limits.crdSchemaDepth) {
			this.#isOverLimit = true;
			this.problems.push({ severity: 'warning', path, message: depth > limits.crdSchemaDepth ? `The schema is nested more than ${limits.crdSchemaDepth} levels deep and is not used.` : `The schema has more than ${limits.crdSchemaNodes} parts and is not used.` });
			return;
		}
		this.#checkType(schema, path);
		this.#checkWords(schema, path);
		this.#children(schema, path, depth);
	}

	#checkType(schema: JsonObject, path: Path): void {
		const { type } = schema;
		const isOpen = schema['x-kubernetes-int-or-string'] === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
		if (type === undefined ? !isOpen : typeof type !== 'string' || !TYPES.includes(type)) {
			this.#error(type === undefined ? path : [...path, 'type'], type === undefined ? `${this.#named(path)} needs a type.` : `${JSON.stringify(type)} is not a type; use ${TYPES.join(', ')}.`);
		}
		if (type === 'array' && !isObject(schema['items'])) {
			this.#error([...path, 'items'], `${this.#named(path)} is a list and needs a schema of its items.`);
		}
		if (schema['properties'] !== undefined && schema['additionalProperties'] !== undefined && schema['additionalProperties'] !== false) {
			this.#error([...path, 'additionalProperties'], `${this.#named(path)} has fields and is a map at once; properties and additionalProperties exclude each other.`);
		}
	}

	#checkWords(schema: JsonObject, path: Path): void {
		for (const word of FORBIDDEN.filter((name) => schema[name] !== undefined)) {
			this.#error([...path, word], `A CustomResourceDefinition cannot use "${word}".`);
		}
		for (const [word, { expected, isGood }] of Object.entries(sharedWords)) {
			const value = schema[word];
			if (value !== undefined && !isGood(value)) {
				this.#error([...path, word], `"${word}" must be ${expected}.`);
			}
		}
		const { pattern } = schema;
		const compiled = typeof pattern === 'string' ? compilePattern(pattern) : undefined;
		if (compiled !== undefined && !isPattern(compiled)) {
			const severity = compiled.kind === 'invalid' ? 'error' : 'information';
			this.problems.push({ severity, path: [...path, 'pattern'], message: compiled.kind === 'invalid' ? `The pattern cannot be read: ${compiled.reason}.` : `The pattern is not checked: ${compiled.reason}.` });
		}
	}

	#children(schema: JsonObject, path: Path, depth: number): void {
		const { properties, items, additionalProperties } = schema;
		for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
			if (isObject(property)) {
				this.visit(property, [...path, 'properties', name], depth + 1);
			} else {
				this.#error([...path, 'properties', name], `The schema of "${name}" must be an object.`);
			}
		}
		if (isObject(items)) {
			this.visit(items, [...path, 'items'], depth + 1);
		}
		if (isObject(additionalProperties)) {
			this.visit(additionalProperties, [...path, 'additionalProperties'], depth + 1);
		}
	}

	#error(path: Path, message: string): void {
		this.problems.push({ severity: 'error', path, message });
	}

	/** The field that a place of the schema is about, as its users write it. */
	#named(path: Path): string {
		const steps = path.slice(path.indexOf('openAPIV3Schema') + 1).filter((step, index, all) => !((step === 'properties' || step === 'items' || step === 'additionalProperties') && all[index - 1] !== 'properties'));
		return steps.length === 0 ? 'The schema' : formatPath(steps);
	}
}
