import { type Catalog, apiVersionOf, currentApiVersion, groupOf } from '../../schema/catalog.js';
import type { CatalogEntry } from '../../schema/jsonSchema.js';
import { SchemaView } from '../../schema/view.js';
import type { CursorPlace } from '../../syntax/yaml/cursor/cursorPlace.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import type { TextEdit } from '../../text/edit.js';
import { entryOf } from '../../syntax/yaml/tree.js';
import type { Chunk } from '../../syntax/yaml/stream.js';
import type { NamedKind } from '../schemaPlace.js';
import type { Draft } from './item.js';
import { indentJson, jsonSnippet, membersOf } from './jsonSnippet.js';
import { type Layout, indentSnippet, keyAt, scalarAt } from './render.js';

/** Whole resources and the two keys that name one, for a document that does not say yet what it is. */
export function skeletons(catalog: Catalog, place: CursorPlace, layout: Layout, named: NamedKind): readonly Draft[] {
	const keys: Draft[] = ['apiVersion', 'kind'].filter((key) => !place.present.has(key)).map((key) => ({
		label: key, kind: 'field', snippet: identityKey(key, place), replace: place.replace, filter: place.quote + key, reopen: !place.hasColon,
	}));
	if (place.present.size > 0 || (place.column > 0 && named.depth === 0)) {
		return place.column > 0 && named.depth === 0 ? [] : keys;
	}
	const offered = currentEntries(catalog).filter((entry) => named.kind === undefined || entry.kind === named.kind);
	return [...offered.map((entry) => skeleton(entry, place, layout)), ...keys];
}

function identityKey(key: string, place: CursorPlace): string {
	const text = (place.needsSpace ? ' ' : '') + keyAt(key, place);
	return place.hasColon ? text : `${text}: ${place.isJson ? `"$1"${place.needsComma ? ',' : ''}` : ''}`;
}

function skeleton(entry: CatalogEntry, place: CursorPlace, layout: Layout): Draft {
	const apiVersion = currentApiVersion(entry);
	return { label: entry.kind, kind: 'skeleton', detail: apiVersion, snippet: (place.needsSpace ? ' ' : '') + (place.isJson ? jsonSkeleton(entry, apiVersion, place, layout) : skeletonSnippet(entry, apiVersion, layout).trimStart()), replace: place.replace, filter: place.quote + entry.kind, resolve: { apiVersion, kind: entry.kind, path: [] } };
}

/** A resource with everything that it needs, as a snippet. Tab stops of the body follow those of the metadata. */
export function skeletonSnippet(entry: CatalogEntry, apiVersion: string, { column, unit }: Pick<Layout, 'column' | 'unit'>): string {
	return indentSnippet(skeletonLines(entry, apiVersion), column, unit);
}

/** The same in JSON; inside braces that stand there already, only the members. */
function jsonSkeleton(entry: CatalogEntry, apiVersion: string, place: CursorPlace, { chunk }: Layout): string {
	const view = new SchemaView(entry.schema());
	const json = indentJson(jsonSnippet(skeletonLines(entry, apiVersion), view, view.root), chunk, place.replace.start);
	return place.flow && !place.behindDash ? membersOf(json).trimStart() : json;
}

function skeletonLines(entry: CatalogEntry, apiVersion: string): string {
	const view = new SchemaView(entry.schema());
	const spec = view.at(['spec']);
	const own = view.root['x-snippet'] ?? (spec?.['x-snippet'] === undefined ? undefined : `spec:\n\t${spec['x-snippet'].split('\n').join('\n\t')}`);
	const isNamespaced = entry.scope === 'Namespaced';
	const metadata = `metadata:\n\tname: \${1:my-${kebab(entry.kind)}}${isNamespaced ? '\n\tnamespace: ${2:my-namespace}' : ''}`;
	const body = own ?? (spec === undefined ? '$1' : 'spec:\n\t$1');
	return `apiVersion: ${apiVersion}\nkind: ${entry.kind}\n${metadata}\n${renumber(body, isNamespaced ? 2 : 1)}\n`;
}

/** Tab stops moved behind those that come before; the last one (`$0`) stays. */
function renumber(snippet: string, by: number): string {
	return snippet.replace(/\$(\{?)([1-9]\d*)/g, (_all, brace: string, stop: string) => `$${brace}${Number(stop) + by}`);
}

function kebab(kind: string): string {
	return kind.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2').toLowerCase();
}

/** Values of `apiVersion` and `kind`; undefined for any other key. */
export function identityValues(catalog: Catalog, chunk: Chunk, place: CursorPlace, named: NamedKind): readonly Draft[] | undefined {
	const key = place.container.at(-1);
	if (key !== 'apiVersion' && key !== 'kind') {
		return undefined;
	}
	const value = (label: string, detail: string, entry: CatalogEntry, also?: Draft['also']): Draft => ({
		label, kind: 'value', detail, snippet: `${place.needsSpace ? ' ' : ''}${place.isJson ? scalarAt(label, place) : place.quote + label + place.quote}`, replace: place.replace, filter: place.quote + label,
		...(also === undefined ? {} : { also }), resolve: { apiVersion: currentApiVersion(entry), kind: entry.kind, path: [] },
	});
	if (key === 'apiVersion') {
		const entries = named.kind === undefined || catalog.named(named.kind).length === 0 ? catalog.entries : catalog.named(named.kind);
		const versions = new Map(entries.flatMap((entry) => entry.versions.map((version) => [apiVersionOf(entry.group, version), entry] as const)));
		return [...versions].map(([apiVersion, entry]) => value(apiVersion, namedKinds(catalog, apiVersion), entry));
	}
	const resource = nodeAt(chunk.document, place.container.slice(0, named.depth))?.node;
	const hasApiVersion = (resource !== undefined && entryOf(resource, 'apiVersion') !== undefined) || named.apiVersion !== undefined;
	const entries = currentEntries(catalog).filter((entry) => named.apiVersion === undefined || entry.group === groupOf(named.apiVersion));
	return entries.map((entry) => {
		const apiVersion = currentApiVersion(entry);
		return value(entry.kind, apiVersion, entry, hasApiVersion ? undefined : [apiVersionBefore(chunk, place, apiVersion)]);
	});
}

/** The apiVersion in front of the key `kind` that the cursor is at the value of. */
function apiVersionBefore(chunk: Chunk, place: CursorPlace, apiVersion: string): TextEdit {
	const line = chunk.lines.lineStart(chunk.lines.lineAt(place.replace.start));
	const at = place.isJson ? Math.max(0, chunk.text.lastIndexOf('"kind"', place.replace.start)) : line + place.column;
	const indent = /^[ \t]*/.exec(chunk.text.slice(line, at))?.[0] ?? '';
	const newText = place.isJson ? `"apiVersion": ${JSON.stringify(apiVersion)},${at - line === indent.length ? `\n${indent}` : ' '}` : `apiVersion: ${apiVersion}\n${' '.repeat(place.column)}`;
	return { span: { start: at, end: at }, newText };
}

function namedKinds(catalog: Catalog, apiVersion: string): string {
	return [...new Set(catalog.entries.filter((entry) => entry.versions.some((version) => apiVersionOf(entry.group, version) === apiVersion)).map((entry) => entry.kind))].join(', ');
}

/** One entry a kind: that of its newest version. */
function currentEntries(catalog: Catalog): readonly CatalogEntry[] {
	const seen = new Set<string>();
	return catalog.entries.filter((entry) => {
		const key = `${entry.group}/${entry.kind}`;
		const isFirst = !seen.has(key);
		seen.add(key);
		return isFirst;
	});
}
