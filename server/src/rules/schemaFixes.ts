import type { Catalog } from '../schema/catalog.js';
import type { JsonSchema } from '../schema/jsonSchema.js';
import type { SchemaProblem } from '../schema/validate.js';
import { SchemaView } from '../schema/view.js';
import { insertEntry } from '../syntax/yaml/edit/insert.js';
import { removeAt } from '../syntax/yaml/edit/remove.js';
import { renameKey, replaceText, replaceValue } from '../syntax/yaml/edit/replace.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import type { YamlDocument } from '../syntax/yaml/tree.js';
import type { JsonValue } from '../syntax/yaml/value.js';
import type { Finding } from './finding.js';
import type { Fix } from './fix.js';

/** How many allowed values are offered beside the one that was probably meant. */
const ALTERNATIVES = 8;

/** The ways to mend a mistake against the schema. */
export function schemaFixes(problem: SchemaProblem, finding: Finding, document: YamlDocument, catalog: Catalog): readonly Fix[] {
	const { path, resource } = finding;
	const entry = resource === undefined ? undefined : catalog.bestFor(resource.apiVersion, resource.kind);
	if (entry === undefined) {
		return [];
	}
	const view = new SchemaView(entry.schema());
	const schema = view.at(problem.path) ?? {};
	const name = String(path.at(-1));
	switch (problem.rule) {
		case 'schema/unknown-field':
			return [
				...(typeof problem.suggestion === 'string' ? [{ title: `Rename to "${problem.suggestion}"`, safe: false, edits: renameKey(document, path, problem.suggestion) }] : []),
				{ title: `Remove "${name}"`, safe: false, edits: removeAt(document, path) },
			];
		case 'schema/missing-field':
			return [{ title: `Add "${name}"`, safe: false, edits: insertEntry(document, path.slice(0, -1), { key: name, value: exampleOf(view, schema, 0), ...placeOf(view, problem, document, path) }) }];
		case 'schema/wrong-type':
			return typeFixes(problem, schema, document, path);
		case 'schema/not-allowed-value':
			return allowedValueFixes(problem, schema, document, path);
		case 'schema/out-of-bounds':
			return boundsFixes(schema, document, path, name);
	}
}

function typeFixes({ suggestion }: SchemaProblem, schema: JsonSchema, document: YamlDocument, path: Finding['path']): readonly Fix[] {
	if (typeof suggestion === 'string') {
		return [{ title: `Put ${suggestion} in quotes`, safe: true, edits: replaceText(document, path, JSON.stringify(sourceText(document, path) ?? suggestion)) }];
	}
	if (typeof suggestion === 'number' || typeof suggestion === 'boolean') {
		return [{ title: 'Remove the quotes', safe: true, edits: replaceText(document, path, String(suggestion)) }];
	}
	const located = nodeAt(document, path);
	if ([schema.type].flat().includes('array') && located?.node.kind === 'scalar') {
		return [{ title: 'Make it a list', safe: true, edits: replaceText(document, path, `[${document.text.slice(located.node.span.start, located.node.span.end)}]`) }];
	}
	return [{ title: `Remove "${String(path.at(-1))}"`, safe: false, edits: removeAt(document, path) }];
}

function sourceText(document: YamlDocument, path: Finding['path']): string | undefined {
	const node = nodeAt(document, path)?.node;
	return node?.kind === 'scalar' ? node.text : undefined;
}

function allowedValueFixes({ suggestion }: SchemaProblem, schema: JsonSchema, document: YamlDocument, path: Finding['path']): readonly Fix[] {
	const allowed = (schema.enum ?? []).filter((value): value is string | number => (typeof value === 'string' && value !== '') || typeof value === 'number');
	const ordered = [...allowed.filter((value) => value === suggestion), ...allowed.filter((value) => value !== suggestion)];
	const isSameWord = typeof suggestion === 'string' && sourceText(document, path)?.toLowerCase() === suggestion.toLowerCase();
	return ordered.slice(0, ALTERNATIVES).map((value) => ({ title: `Change to ${value}`, safe: isSameWord && value === suggestion, edits: replaceValue(document, path, value) }));
}

function boundsFixes(schema: JsonSchema, document: YamlDocument, path: Finding['path'], name: string): readonly Fix[] {
	const node = nodeAt(document, path)?.node;
	const value = node?.kind === 'scalar' ? node.value : undefined;
	if (typeof value === 'number' && (schema.minimum !== undefined || schema.maximum !== undefined)) {
		const bound = schema.minimum !== undefined && value < schema.minimum ? schema.minimum : schema.maximum;
		return bound === undefined ? [] : [{ title: `Change to ${bound}`, safe: false, edits: replaceValue(document, path, bound) }];
	}
	return [{ title: `Remove "${name}"`, safe: false, edits: removeAt(document, path) }];
}

/** Behind which sibling a missing field belongs, by the order of the schema. */
function placeOf(view: SchemaView, problem: SchemaProblem, document: YamlDocument, path: Finding['path']): { after?: string; before?: string } {
	const order = Object.keys(view.at(problem.path.slice(0, -1))?.properties ?? {});
	const parent = nodeAt(document, path.slice(0, -1))?.node;
	const present = parent?.kind === 'mapping' ? parent.entries.map((entry) => entry.key.text) : [];
	const index = order.indexOf(String(path.at(-1)));
	const after = order.slice(0, index).findLast((name) => present.includes(name));
	const before = order.slice(index + 1).find((name) => present.includes(name));
	return after !== undefined ? { after } : before !== undefined ? { before } : {};
}

/** A value that the schema accepts, for the author to replace: its default, its first example or value, else an empty one with what is required. */
function exampleOf(view: SchemaView, schema: JsonSchema, depth: number): JsonValue {
	const example = schema.default ?? schema.examples?.[0] ?? schema.enum?.find((value) => value !== '');
	if (example !== undefined || depth > 6) {
		return example ?? '';
	}
	switch ([schema.type].flat()[0]) {
		case 'object':
			return Object.fromEntries((schema.required ?? []).map((field) => [field, exampleOf(view, view.child(schema, field) ?? {}, depth + 1)]));
		case 'array':
			return schema.items === undefined ? [] : [exampleOf(view, view.resolve(schema.items), depth + 1)];
		case 'integer':
		case 'number':
			return Math.max(schema.minimum ?? 1, 1);
		case 'boolean':
			return false;
		default:
			return 'example';
	}
}

