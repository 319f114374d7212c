import { scalarText } from '../resource/decode.js';
import type { Catalog } from '../schema/catalog.js';
import type { CatalogEntry, JsonSchema } from '../schema/jsonSchema.js';
import { SchemaView } from '../schema/view.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';

/** The schema at a place of a document. */
export interface SchemaPlace {
	readonly entry: CatalogEntry;
	readonly view: SchemaView;
	/** From the root of the resource, which may be an item of a List. */
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
	if (path[0] === 'items' && typeof path[1] === 'number') {
		const item = nodeAt(chunk.document, path.slice(0, 2))?.node;
		const kind = item === undefined ? undefined : scalarText(item, 'kind');
		if (item !== undefined && kind !== undefined) {
			return { apiVersion: scalarText(item, 'apiVersion'), kind, depth: 2 };
		}
	}
	const { root } = chunk.document;
	const fromText = (key: string) => new RegExp(`^${key}:[ \\t]+["']?([^\\s"'#]+)`, 'm').exec(chunk.text)?.[1];
	return { apiVersion: (root && scalarText(root, 'apiVersion')) ?? fromText('apiVersion'), kind: (root && scalarText(root, 'kind')) ?? fromText('kind'), depth: 0 };
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
	return { entry, view, path: inside, schema: view.at(inside) };
}
