import { type JsonObject, type JsonValue, isObject } from '../../syntax/yaml/value.js';
import type { JsonSchema } from '../jsonSchema.js';
import { sharedWords } from './words.js';

const TYPE_META: Readonly<Record<string, JsonSchema>> = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };

/** Characters of a description that hover shows. */
const LONGEST_DESCRIPTION = 5_000;

/** The structural schema of a CRD (OpenAPI 3) in the form of ours: closed where it names its fields, and with its texts as documentation. */
export function convertSchema(schema: JsonObject): JsonSchema {
	const converted = convert(schema);
	return { ...converted, properties: { ...TYPE_META, ...converted.properties } };
}

function convert(schema: JsonObject): JsonSchema {
	const { properties, items, additionalProperties, description } = schema;
	const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
	const fields = isObject(properties) ? Object.fromEntries(Object.entries(properties).flatMap(([name, property]) => (isObject(property) ? [[name, convert(property)]] : []))) : undefined;
	const embedded = schema['x-kubernetes-embedded-resource'] === true ? TYPE_META : undefined;
	const type = typeOf(schema);
	return {
		...Object.fromEntries(Object.entries(sharedWords).flatMap(([word, { isGood }]) => (schema[word] !== undefined && isGood(schema[word]) ? [[word, schema[word]]] : []))),
		...integerBounds(schema),
		...(type === undefined ? {} : { type }),
		...(fields === undefined && embedded === undefined ? {} : { properties: { ...embedded, ...fields } }),
		...(isObject(items) ? { items: convert(items) } : {}),
		...(isObject(additionalProperties) ? { additionalProperties: convert(additionalProperties) } : fields !== undefined && !isOpen ? { additionalProperties: false } : {}),
		...(typeof description === 'string' ? { markdownDescription: markdownOf(description) } : {}),
	};
}

function typeOf(schema: JsonObject): JsonSchema['type'] | undefined {
	const types = schema['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : typeof schema['type'] === 'string' ? [schema['type']] : [];
	return types.length === 0 ? undefined : schema['nullable'] === true ? [...types, 'null'] : types.length === 1 ? types[0] : types;
}

/** OpenAPI 3.0 says with a boolean that a bound itself is left out; of whole numbers that is the next one. */
function integerBounds(schema: JsonObject): Pick<JsonSchema, 'minimum' | 'maximum'> {
	const bound = (value: JsonValue | undefined, isExclusive: JsonValue | undefined, step: number) => (typeof value === 'number' && isExclusive === true && schema['type'] === 'integer' ? value + step : undefined);
	const minimum = bound(schema['minimum'], schema['exclusiveMinimum'], 1);
	const maximum = bound(schema['maximum'], schema['exclusiveMaximum'], -1);
	return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

/** A description is plain text: whatever looks like markup in it is shown as it is. */
function markdownOf(description: string): string {
	return description.slice(0, LONGEST_DESCRIPTION).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
