import type { CursorPlace } from '../../syntax/yaml/cursor/cursorPlace.js';
import type { Chunk } from '../../syntax/yaml/stream.js';
import { renderScalar } from '../../syntax/yaml/edit/render.js';
import type { JsonSchema } from '../../schema/jsonSchema.js';
import type { SchemaView } from '../../schema/view.js';

/** How block text is laid out where a completion is inserted. */
export interface Layout {
	/** The column of the key that is inserted. */
	readonly column: number;
	readonly chunk: Chunk;
	/** Columns a level. */
	readonly unit: number;
	/** Whether lists stand below their key's column (`key:` and `- item` at the same column) in this document. */
	readonly compactLists: boolean;
}

/** The snippet of a key with a skeleton of its value. */
export function keySnippet(view: SchemaView, name: string, schema: JsonSchema, layout: Layout): string {
	const type = mainType(schema);
	const key = `${escapeSnippet(quoteKey(name))}:`;
	if (type === 'object' || type === 'array') {
		const body = bodyOf(view, schema, type);
		const deeper = type === 'array' && layout.compactLists ? layout.column : layout.column + layout.unit;
		return `${key}\n${indentSnippet(body, deeper, layout.unit)}`;
	}
	return `${key} `;
}

/** The snippet of one list item, without its dash. */
export function itemSnippet(view: SchemaView, schema: JsonSchema, layout: Layout): string {
	const resolved = view.resolve(schema);
	const body = mainType(resolved) === 'object' ? bodyOf(view, resolved, 'object') : '$1';
	return indentSnippet(body, layout.column + 2, layout.unit).trimStart();
}

/** What stands below a key or in an item of a type, levels as tabs: the schema's own skeleton, else what it requires. */
export function bodyOf(view: SchemaView, schema: JsonSchema, type: 'object' | 'array'): string {
	const own = schema['x-snippet'];
	if (own !== undefined && own !== '{}') {
		return own;
	}
	if (type === 'array') {
		const item = schema.items === undefined ? {} : view.resolve(schema.items);
		const inner = mainType(item) === 'object' ? bodyOf(view, item, 'object') : '$1';
		return `- ${inner.split('\n').join('\n\t')}`;
	}
	const required = (schema.required ?? []).filter((field) => schema.properties?.[field] !== undefined);
	if (required.length === 0) {
		return schema.properties === undefined && typeof schema.additionalProperties === 'object' ? '${1:name}: $2' : '$1';
	}
	let stop = 1;
	return required.map((field) => {
		const child = view.resolve(schema.properties?.[field] ?? {});
		const kind = mainType(child);
		const line = kind === 'object' || kind === 'array' ? `${field}:\n\t$${stop}` : `${field}: \${${stop}:${exampleText(child)}}`;
		stop++;
		return line;
	}).join('\n');
}

function exampleText(schema: JsonSchema): string {
	const value = schema.default ?? schema.examples?.[0] ?? schema['x-completion-order']?.[0] ?? schema.enum?.find((item) => item !== '');
	return typeof value === 'object' || value === undefined ? '' : escapeSnippet(String(value));
}

/**
 * Indents a snippet whose levels are tabs. Below a list item a level is as wide as its dash, two columns, whatever the document's
 * unit is: else the keys of one item would not line up.
 */
export function indentSnippet(snippet: string, column: number, unit: number): string {
	const isItemAt: boolean[] = [];
	return snippet.split('\n').map((line) => {
		const depth = /^\t*/.exec(line)?.[0].length ?? 0;
		const content = line.slice(depth);
		let width = column;
		for (let level = 0; level < depth; level++) {
			width += isItemAt[level] === true ? 2 : unit;
		}
		isItemAt.length = depth;
		isItemAt[depth] = content.startsWith('- ');
		return content === '' ? '' : ' '.repeat(width) + content;
	}).join('\n');
}

/** The type that decides how a value is laid out. */
export function mainType(schema: JsonSchema): string {
	const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
	return types[0] ?? (schema.properties === undefined ? (schema.items === undefined ? 'any' : 'array') : 'object');
}

/** A scalar as a place wants it: in JSON's quotes, in those that stand there already, else as plain as it may be. */
export function scalarAt(value: string | number | boolean, { quote, isJson }: Pick<CursorPlace, 'quote' | 'isJson'>): string {
	return isJson ? JSON.stringify(value) : quote === '' ? renderScalar(value) : quote + String(value) + quote;
}

/** A key as a place wants it. */
export function keyAt(name: string, { quote, isJson }: Pick<CursorPlace, 'quote' | 'isJson'>): string {
	return isJson || quote === '"' ? JSON.stringify(name) : quote === "'" ? `'${name}'` : quoteKey(name);
}

/** A key as YAML needs it written. */
export function quoteKey(name: string): string {
	return /^[A-Za-z_][\w./-]*$/.test(name) ? name : JSON.stringify(name);
}

/** A text in which a snippet finds no tab stops. */
export function escapeSnippet(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}
