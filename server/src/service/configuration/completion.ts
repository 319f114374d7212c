import type { PlacedConfiguration } from '../../resource/configurations.js';
import type { SpireSchema } from '../../resource/spireConfiguration.js';
import { contextAt } from '../../syntax/hcl/locate.js';
import { typeName } from '../../schema/view.js';
import type { Chunk } from '../../syntax/yaml/stream.js';
import type { Draft } from '../completion/item.js';
import { escapeSnippet, mainType } from '../completion/render.js';
import { fieldDocumentation, valueDocumentation } from '../documentation.js';

/** What may be written at an offset of the chunk inside a SPIRE configuration; undefined where the offset is in none. */
export function configurationDrafts(places: readonly PlacedConfiguration[], chunk: Chunk, offset: number): readonly Draft[] | undefined {
	for (const place of places) {
		const inner = place.toEmbedded(offset);
		if (inner === undefined) {
			continue;
		}
		const { at, path, object } = contextAt(place.configuration, inner);
		const schema = place.configuration.schema.at(path);
		if (schema === undefined || isInComment(place.document.text, inner)) {
			return [];
		}
		const word = { place, chunk, offset, inner };
		return at === 'key' ? keyDrafts(word, path, schema, new Set(object.members.keys())) : valueDrafts(word, schema);
	}
	return undefined;
}

interface Word {
	readonly place: PlacedConfiguration;
	readonly chunk: Chunk;
	readonly offset: number;
	readonly inner: number;
}

/** Keys that are missing, required ones first: `key = value` for scalars and lists, blocks for objects. */
function keyDrafts(word: Word, path: readonly (string | number)[], schema: SpireSchema, present: ReadonlySet<string>): readonly Draft[] {
	const view = word.place.configuration.schema;
	const typed = /["\w-]*$/.exec(word.place.document.text.slice(0, word.inner))?.[0] ?? '';
	const required = new Set(schema.required);
	const names = Object.keys(schema.properties ?? {}).filter((name) => !present.has(name) || name === typed.replaceAll('"', ''));
	const indent = /^[ \t]*/.exec(word.chunk.lines.line(word.chunk.lines.lineAt(word.offset)))?.[0] ?? '';
	const isPluginType = schema['x-plugin-types'] === true;
	const type = schema['x-plugin-type'] === true ? String(path.at(-1)) : undefined;
	return [...names.filter((name) => required.has(name)), ...names.filter((name) => !required.has(name))].map((name): Draft => {
		const property = view.resolve(schema.properties?.[name] ?? {});
		const isRequired = required.has(name);
		const reference = view.root['x-reference'];
		return {
			label: name,
			kind: 'field',
			detail: `${typeName(view, property)}${isRequired ? ' · required' : ''}`,
			snippet: type === undefined ? keySnippet(name, property, isPluginType, indent) : `"${name}" {\n${indent}  plugin_data {\n${indent}    $1\n${indent}  \\}\n${indent}\\}`,
			replace: { start: word.offset - typed.length, end: word.offset },
			filter: typed.startsWith('"') ? `"${name}` : name,
			documentation: fieldDocumentation({ title: name, view, schema: property, isRequired, product: 'spire', current: undefined, reference }),
			...(property['x-removed'] === undefined && property.deprecated !== true ? {} : { isDeprecated: true }),
		};
	});
}

function keySnippet(name: string, schema: SpireSchema, isPluginType: boolean, indent: string): string {
	if (isPluginType) {
		return `${name} "$1" {\n${indent}  plugin_data {\n${indent}    $2\n${indent}  \\}\n${indent}\\}`;
	}
	switch (mainType(schema)) {
		case 'object':
			return schema.properties === undefined ? `${name} = {\n${indent}  "$1" = $2\n${indent}\\}` : `${name} {\n${indent}  $1\n${indent}\\}`;
		case 'array':
			return `${name} = [$1]`;
		case 'boolean':
			return `${name} = \${1|true,false|}`;
		case 'integer':
		case 'number':
			return `${name} = \${1:${typeof schema.default === 'number' ? schema.default : ''}}`;
		default:
			return `${name} = "${choices(schema)}"`;
	}
}

function choices(schema: SpireSchema): string {
	const values = (schema.enum ?? []).map(String).filter((value) => value !== '' && !/[,|]/.test(value));
	return values.length > 0 ? `\${1|${values.join(',')}|}` : `\${1:${typeof schema.default === 'string' ? escapeSnippet(schema.default) : ''}}`;
}

/** The values that the schema names, in quotes where none stand yet. */
function valueDrafts({ place, offset, inner }: Word, schema: SpireSchema): readonly Draft[] {
	const before = place.document.text.slice(place.document.text.lastIndexOf('\n', inner - 1) + 1, inner);
	const typed = /"?[\w./-]*$/.exec(before)?.[0] ?? '';
	const isQuoted = typed.startsWith('"');
	const rest = /^[\w./-]*"?/.exec(place.document.text.slice(inner, inner + 200))?.[0] ?? '';
	const values = schema.enum ?? (mainType(schema) === 'boolean' ? [true, false] : schema.default === undefined ? (schema.examples ?? []) : [schema.default]);
	return values.filter((value) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '').map((value): Draft => {
		const documentation = valueDocumentation(schema, value);
		return {
			label: String(value),
			kind: 'value',
			...(value === schema.default ? { detail: 'default' } : {}),
			snippet: escapeSnippet(typeof value === 'string' ? JSON.stringify(value) : String(value)),
			replace: { start: offset - typed.length, end: offset + rest.length },
			filter: isQuoted ? `"${String(value)}` : String(value),
			...(documentation === undefined ? {} : { documentation }),
		};
	});
}

function isInComment(text: string, offset: number): boolean {
	const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	return /^\s*(?:#|\/\/)|\s#\s/.test(line.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
}
