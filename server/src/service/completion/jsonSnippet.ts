import type { JsonSchema } from '../../schema/jsonSchema.js';
import type { SchemaView } from '../../schema/view.js';
import { parseYamlDocument } from '../../syntax/yaml/parse.js';
import { resolvePlain } from '../../syntax/yaml/scalar.js';
import type { YamlNode, YamlScalar } from '../../syntax/yaml/tree.js';
import type { Chunk } from '../../syntax/yaml/stream.js';
import { indentSnippet, mainType } from './render.js';

/** A tab stop with what it holds: `$1`, `${1}`, `${1:name}`, `${1|A,B|}`. */
const STOP = /\$(?:\d+|\{\d+(?::((?:[^}\\]|\\.)*)|\|((?:[^|\\]|\\.)*)\|)?\})/g;

/**
 * A snippet in YAML, levels as tabs, as one in JSON that keeps its tab stops. The schema tells lists from objects where the snippet leaves
 * a value open, and text from numbers.
 */
export function jsonSnippet(snippet: string, view: SchemaView, schema: JsonSchema): string {
	const { root } = parseYamlDocument(indentSnippet(snippet, 0, 2));
	return root === undefined ? emptyOf(schema, '$1') : print(root, view, view.resolve(schema), 0);
}

/** The members of an object in JSON, without its braces. */
export function membersOf(json: string): string {
	return json.slice(1, -1);
}

/** The snippet moved below the indentation of the line that it is inserted on, in the document's own unit. */
export function indentJson(snippet: string, chunk: Chunk, offset: number): string {
	const indent = /^[ \t]*/.exec(chunk.lines.line(chunk.lines.lineAt(offset)))?.[0] ?? '';
	const unit = /^[ \t]+(?=["\]}{])/m.exec(chunk.text)?.[0] ?? '  ';
	return snippet.split('\n').map((line, index) => {
		const depth = /^\t*/.exec(line)?.[0].length ?? 0;
		return (index === 0 ? '' : indent) + unit.repeat(depth) + line.slice(depth);
	}).join('\n');
}

function print(node: YamlNode, view: SchemaView, schema: JsonSchema, depth: number): string {
	const indent = '\t'.repeat(depth + 1);
	const outer = '\t'.repeat(depth);
	if (node.kind === 'mapping') {
		const entries = node.entries.map(({ key, value }) => `${indent}${quoted(key.text)}: ${print(value, view, view.child(schema, key.text) ?? {}, depth + 1)}`);
		return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${outer}}`;
	}
	if (node.kind === 'sequence') {
		const items = node.items.map((item) => indent + print(item, view, view.child(schema, 0) ?? {}, depth + 1));
		return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${outer}]`;
	}
	return node.kind === 'scalar' ? scalar(node, schema) : 'null';
}

function scalar(node: YamlScalar, schema: JsonSchema): string {
	const type = mainType(schema);
	if (type === 'object' || type === 'array') {
		return emptyOf(schema, node.text);
	}
	const filled = node.text.replace(STOP, (_all, text: string | undefined, choices: string | undefined) => text ?? choices?.split(',')[0] ?? '');
	const types = [schema.type ?? []].flat();
	const isBare = filled === '' ? types.some((name) => ['integer', 'number', 'boolean'].includes(name)) && !types.includes('string') : node.style === 'plain' && typeof resolvePlain(filled) !== 'string' && !(types.length === 1 && type === 'string');
	return isBare ? node.text : quoted(node.text);
}

function emptyOf(schema: JsonSchema, stop: string): string {
	switch (mainType(schema)) {
		case 'array':
			return `[${stop}]`;
		case 'object':
			return `{${stop}\\}`;
		default:
			return stop === '' ? '""' : `"${stop}"`;
	}
}

/** In quotes, with JSON's escapes outside the tab stops; a backslash of JSON is one of the snippet's too. */
function quoted(text: string): string {
	return `"${text.replace(/\$\{\d+[^}]*\}|["\n\r\t]/g, (match) => (match.length > 1 ? match : JSON.stringify(match).slice(1, -1).replaceAll('\\', '\\\\')))}"`;
}
