import type { JsonSchema } from '../../schema/jsonSchema.js';
import { currentApiVersion } from '../../schema/catalog.js';
import { typeName } from '../../schema/view.js';
import type { CursorPlace } from '../../syntax/yaml/cursor/cursorPlace.js';
import type { SchemaPlace } from '../schemaPlace.js';
import type { CompletionOptions, Draft } from './item.js';
import { indentJson, jsonSnippet } from './jsonSnippet.js';
import { type Layout, bodyOf, escapeSnippet, itemSnippet, keyAt, keySnippet, mainType } from './render.js';
import { valueDrafts } from './values.js';

/** The keys (or list items) that a place may take: required ones first, then in the order of the schema, present ones left out. */
export function keyDrafts(at: SchemaPlace, schema: JsonSchema, place: CursorPlace, layout: Layout, options: CompletionOptions): readonly Draft[] {
	switch (mainType(schema)) {
		case 'array':
			return schema.items === undefined ? [] : itemDrafts(at, at.view.resolve(schema.items), place, layout, options);
		case 'object':
			// In JSON an item has its braces before it has keys.
			return place.isJson && place.behindDash ? [jsonItem(at, schema, place, layout)] : propertyDrafts(at, schema, place, layout, options, '');
		case 'any':
			return propertyDrafts(at, schema, place, layout, options, '');
		default:
			return valueDrafts(at, schema, place, '');
	}
}

/** Items of a list in which no dash stands yet. */
function itemDrafts(at: SchemaPlace, item: JsonSchema, place: CursorPlace, layout: Layout, options: CompletionOptions): readonly Draft[] {
	const dash = place.flow ? '' : '- ';
	const path = { ...at, path: [...at.path, 0] };
	if (mainType(item) !== 'object') {
		return valueDrafts(path, item, place, dash);
	}
	const skeleton: Draft = { label: '- item', kind: 'skeleton', detail: typeName(at.view, item), snippet: `- ${itemSnippet(at.view, item, layout)}`, replace: place.replace, filter: place.typed === '' ? '-' : `- ${place.typed}` };
	const inItem = { ...layout, column: layout.column + 2 };
	return [...(place.flow ? [] : [skeleton]), ...propertyDrafts(path, item, { ...place, present: new Set() }, inItem, options, dash)];
}

function jsonItem(at: SchemaPlace, item: JsonSchema, place: CursorPlace, { chunk }: Layout): Draft {
	const json = jsonSnippet(bodyOf(at.view, item, 'object'), at.view, item);
	return { label: '{ item }', kind: 'skeleton', detail: typeName(at.view, item), snippet: indentJson(json, chunk, place.replace.start), replace: place.replace, filter: place.typed === '' ? '{' : place.quote + place.typed };
}

function propertyDrafts(at: SchemaPlace, schema: JsonSchema, place: CursorPlace, layout: Layout, options: CompletionOptions, prefix: string): readonly Draft[] {
	const required = new Set(schema.required);
	const names = Object.keys(schema.properties ?? {}).filter((name) => !place.present.has(name) || name === place.typed);
	const ordered = [...names.filter((name) => required.has(name)), ...names.filter((name) => !required.has(name))];
	return ordered.filter((name) => !(at.path.length === 0 && name === 'status')).map((name): Draft => {
		const property = at.view.resolve(schema.properties?.[name] ?? {});
		const type = mainType(property);
		const isBlock = type === 'object' || type === 'array';
		const hasChoice = (property.enum !== undefined || type === 'boolean') && options.canReopen;
		return {
			label: name,
			kind: 'field',
			detail: `${typeName(at.view, property)}${required.has(name) ? ' · required' : ''}`,
			snippet: prefix + keyText(at, name, property, place, layout),
			replace: place.replace,
			filter: place.quote + name,
			...(property.deprecated === true ? { isDeprecated: true } : {}),
			...(!place.hasColon && (hasChoice || (isBlock && options.canReopen && property['x-snippet'] === undefined)) ? { reopen: true } : {}),
			resolve: { apiVersion: currentApiVersion(at.entry), kind: at.entry.kind, path: [...at.path, name] },
		};
	});
}

function keyText(at: SchemaPlace, name: string, property: JsonSchema, place: CursorPlace, layout: Layout): string {
	const space = place.needsSpace ? ' ' : '';
	const key = keyAt(name, place);
	if (place.hasColon) {
		return space + escapeSnippet(key);
	}
	if (!place.flow) {
		return space + keySnippet(at.view, name, property, layout);
	}
	const type = mainType(property);
	if (place.isJson) {
		const body = type === 'object' || type === 'array' ? jsonSnippet(bodyOf(at.view, property, type), at.view, property) : ['integer', 'number', 'boolean', 'any'].includes(type) || property.enum !== undefined ? '$1' : '"$1"';
		return `${escapeSnippet(key)}: ${indentJson(body, layout.chunk, place.replace.start)}${place.needsComma ? ',' : ''}`;
	}
	const value = type === 'object' ? '{$1\\}' : type === 'array' ? '[$1]' : '$1';
	return `${escapeSnippet(key)}: ${value}`;
}
