import type { JsonValue } from '../../syntax/yaml/value.js';

/** What the value of a word of JSON Schema has to be. */
export interface SchemaWord {
	/** As a sentence names it: `a whole number`. */
	readonly expected: string;
	isGood(value: JsonValue): boolean;
}

const number: SchemaWord = { expected: 'a number', isGood: (value) => typeof value === 'number' };
const count: SchemaWord = { expected: 'a whole number', isGood: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 };
const text: SchemaWord = { expected: 'a text', isGood: (value) => typeof value === 'string' };
const flag: SchemaWord = { expected: 'true or false', isGood: (value) => typeof value === 'boolean' };

/** The words that mean the same in the schema of a CRD and in ours. */
export const sharedWords: Readonly<Record<string, SchemaWord>> = {
	enum: { expected: 'a list', isGood: (value) => Array.isArray(value) },
	required: { expected: 'a list of texts', isGood: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string') },
	default: { expected: 'a value', isGood: () => true },
	pattern: text, format: text,
	minimum: number, maximum: number,
	minLength: count, maxLength: count, minItems: count, maxItems: count, minProperties: count, maxProperties: count,
	'x-kubernetes-preserve-unknown-fields': flag,
};
