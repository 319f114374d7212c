import type { JsonSchema } from '../jsonSchema.js';
import type { SchemaView } from '../view.js';

/** What only tells how a field is shown and completed, and stays true whatever version of the CRD a workspace has. */
const PRESENTATION = ['x-reference', 'x-noun', 'x-since', 'examples'] as const;

/** The schema of a workspace with the presentation of the built-in kind of the same name; what the workspace says itself wins. */
export function withPresentation(schema: JsonSchema, builtin: SchemaView): JsonSchema {
	return merged(schema, builtin.resolve(builtin.root), builtin);
}

function merged(schema: JsonSchema, ours: JsonSchema | undefined, view: SchemaView): JsonSchema {
	if (ours === undefined) {
		return schema;
	}
	const { properties, items, additionalProperties } = schema;
	return {
		...Object.fromEntries(PRESENTATION.filter((word) => ours[word] !== undefined).map((word) => [word, ours[word]])),
		...(ours.markdownDescription === undefined ? {} : { markdownDescription: ours.markdownDescription }),
		...skeleton(schema, ours),
		...schema,
		...valueTexts(schema, ours),
		...(properties === undefined ? {} : { properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, merged(property, view.child(ours, name), view)])) }),
		...(items === undefined ? {} : { items: merged(items, view.child(ours, 0), view) }),
		...(typeof additionalProperties === 'object' && typeof ours.additionalProperties === 'object' ? { additionalProperties: merged(additionalProperties, view.resolve(ours.additionalProperties), view) } : {}),
	};
}

/** The texts of the allowed values and their order, where the same values are allowed. */
function valueTexts(schema: JsonSchema, ours: JsonSchema): Partial<JsonSchema> {
	const isSame = schema.enum !== undefined && ours.enum !== undefined && schema.enum.length === ours.enum.length && schema.enum.every((value) => ours.enum?.includes(value));
	return isSame ? { enum: ours.enum, ...(ours.markdownEnumDescriptions === undefined ? {} : { markdownEnumDescriptions: ours.markdownEnumDescriptions }), ...(ours['x-completion-order'] === undefined ? {} : { 'x-completion-order': ours['x-completion-order'] }) } : {};
}

/** Our skeleton of a field, as long as every field of ours is still there. */
function skeleton(schema: JsonSchema, ours: JsonSchema): Partial<JsonSchema> {
	const isWhole = Object.keys(ours.properties ?? {}).every((name) => schema.properties?.[name] !== undefined) && (schema.required ?? []).every((name) => ours.required?.includes(name) === true);
	return ours['x-snippet'] === undefined || !isWhole ? {} : { 'x-snippet': ours['x-snippet'] };
}
