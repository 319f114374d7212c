import { currentApiVersion } from '../../schema/catalog.js';
import type { JsonSchema } from '../../schema/jsonSchema.js';
import type { CursorPlace } from '../../syntax/yaml/cursor/cursorPlace.js';
import type { SchemaPlace } from '../schemaPlace.js';
import type { Draft } from './item.js';
import { escapeSnippet, mainType, scalarAt } from './render.js';

/** The values that a field may have, as far as its schema names them. */
export function valueDrafts(at: SchemaPlace, schema: JsonSchema, place: CursorPlace, prefix: string): readonly Draft[] {
	return valuesOf(schema).map((value): Draft => {
		return {
			label: String(value) === '' ? '""' : String(value),
			kind: 'value',
			...(value === schema.default ? { detail: 'default' } : {}),
			snippet: (place.needsSpace ? ' ' : '') + prefix + escapeSnippet(scalarAt(value, place)),
			replace: place.replace,
			filter: place.quote + String(value),
			resolve: { apiVersion: currentApiVersion(at.entry), kind: at.entry.kind, path: at.path, value },
		};
	});
}

function valuesOf(schema: JsonSchema): readonly (string | number | boolean)[] {
	const isValue = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);
	const named = schema['x-completion-order'] ?? schema.enum ?? (mainType(schema) === 'boolean' ? [true, false] : schema.examples) ?? [];
	const values = named.filter(isValue).filter((value) => value !== '');
	return isValue(schema.default) && !values.includes(schema.default) && schema.default !== '' ? [schema.default, ...values] : values;
}
