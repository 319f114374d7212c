import type { Catalog } from '../schema/catalog.js';
import type { CatalogEntry, JsonSchema } from '../schema/jsonSchema.js';
import { SchemaView } from '../schema/view.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import { scalarText } from '../syntax/yaml/tree.js';

/** The schema at a place of a document. */
export interface SchemaPlace {
	readonly entry: CatalogEntry;
	readonly view: SchemaView;
	/** From the root of the document to the resource: empty, or an item of a List. */
	readonly base: Path;
	/** From the root of the resource. */
	readonly path: Path;
	/** Undefined where the schema knows nothing of the path. */
	readonly schema: JsonSchema | undefined;
}

/** What the manifest says it is, as far as it is written; read from the text where the document does not parse. */
export interface NamedKind {
	readonly apiVersion: string | undefined;
	readonly kind: string | undefined;
	/** How many steps of a document path lead to the resource. */
	readonly depth: number;
}

/** The apiVersion and kind of the resource that a path of the document lies in. */
export function namedKindAt(chunk: Chunk, path: Path): NamedKind {
	const { root } = chunk.document;
	const fromText = (key: string) => topLevelText(chunk.text, key);
	const kind = (root && scalarText(root, 'kind')) ?? fromText('kind');
	const [list, index] = path;
	if (kind?.endsWith('List') === true && list === 'items' && typeof index === 'number') {
		return { ...itemIdentity(chunk, index), depth: 2 };
	}
	return { apiVersion: (root && scalarText(root, 'apiVersion')) ?? fromText('apiVersion'), kind, depth: 0 };
}

/** What an item of a List says it is: from the tree, or from its lines where the tree has lost it. */
function itemIdentity(chunk: Chunk, index: number): Omit<NamedKind, 'depth'> {
	const item = nodeAt(chunk.document, ['items', index])?.node;
	const lines = item === undefined || scalarText(item, 'kind') === undefined ? linesOfItem(chunk.text, index) : '';
	const fromText = (key: string) => new RegExp(`^${key}:[ \\t]+["']?([^\\s"'#]+)`, 'm').exec(lines)?.[1];
	return { apiVersion: (item && scalarText(item, 'apiVersion')) ?? fromText('apiVersion'), kind: (item && scalarText(item, 'kind')) ?? fromText('kind') };
}

/** The lines of an item of the block list `items`, moved to column 0. */
function linesOfItem(text: string, index: number): string {
	const list = /^items:[^\n]*\n/m.exec(text);
	const lines = list === null ? [] : text.slice(list.index + list[0].length).split('\n');
	const dash = lines.map((line) => /^( *)- /.exec(line)?.[1]).find((indent) => indent !== undefined);
	if (dash === undefined) {
		return '';
	}
	let at = -1;
	const own = lines.filter((line) => {
		at += line.startsWith(`${dash}- `) || line.trimEnd() === `${dash}-` ? 1 : 0;
		return at === index;
	});
	return own.map((line) => line.slice(dash.length + 2)).join('\n');
}

/** A text at the root of a manifest: a key in column 0, or the first such member of JSON. */
function topLevelText(text: string, key: string): string | undefined {
	return new RegExp(`^${key}:[ \\t]+["']?([^\\s"'#]+)`, 'm').exec(text)?.[1]
		?? (/^\s*\{/.test(text) ? new RegExp(`[{,\\s]"${key}"\\s*:\\s*"([^"]+)"`).exec(text)?.[1] : undefined);
}

/** The schema that is about a path of a document; undefined for a kind that is not ours. */
export function schemaPlaceAt(catalog: Catalog, chunk: Chunk, path: Path): SchemaPlace | undefined {
	const { apiVersion, kind, depth } = namedKindAt(chunk, path);
	const entry = apiVersion === undefined || kind === undefined ? undefined : catalog.bestFor(apiVersion, kind);
	if (entry === undefined) {
		return undefined;
	}
	const view = new SchemaView(entry.schema());
	const inside = path.slice(depth);
	return { entry, view, base: path.slice(0, depth), path: inside, schema: view.at(inside) };
}
