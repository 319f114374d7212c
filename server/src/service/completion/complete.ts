import type { CompletionItem } from 'vscode-languageserver-types';
import { indentUnit } from '../../syntax/yaml/edit/layout.js';
import { type CursorPlace, cursorPlaceAt } from '../../syntax/yaml/cursor/cursorPlace.js';
import type { Chunk, Stream } from '../../syntax/yaml/stream.js';
import type { Position } from '../../protocol/position.js';
import { configurationDrafts } from '../configuration/completion.js';
import type { ServiceContext } from '../context.js';
import { type SchemaPlace, namedKindAt, schemaPlaceAt } from '../schemaPlace.js';
import { identityValues, skeletons } from './identity.js';
import { type CompletionOptions, type Draft, toItem } from './item.js';
import { keyDrafts } from './keys.js';
import { suppressionDrafts } from './suppressions.js';
import { metadataDrafts } from './metadataDrafts.js';
import { type Layout, mainType } from './render.js';
import { valueDrafts } from './values.js';
import { workspaceKeyDrafts, workspaceValueDrafts } from './workspaceDrafts.js';

/** What may be written at a position, the best first. Documentation comes with `resolveCompletion`. */
export function completionsAt(context: ServiceContext, stream: Stream, position: Position, options: CompletionOptions): readonly CompletionItem[] {
	const { index, chunk, offset } = stream.locate(position);
	const suppressions = suppressionDrafts(chunk, offset, context.rules);
	const drafts = suppressions ?? configurationDrafts(context.reader.configurationsOf(chunk), chunk, offset) ?? (chunk.language === 'yaml' ? embeddedDrafts(context, chunk, offset, options) ?? yamlDrafts(context, chunk, offset, options) : []);
	return drafts.map((draft, order) => toItem(draft, order, (span) => stream.rangeOf(index, span)));
}

/** What may be written in the manifest that a ConfigMap holds; undefined elsewhere. */
function embeddedDrafts(context: ServiceContext, chunk: Chunk, offset: number, options: CompletionOptions): readonly Draft[] | undefined {
	for (const manifest of context.reader.manifestsIn(chunk)) {
		const inner = manifest.toEmbedded(offset);
		if (inner !== undefined) {
			return yamlDrafts(context, manifest.chunk, inner, options).map((draft) => ({ ...draft, replace: manifest.spanToHost(draft.replace) }));
		}
	}
	return undefined;
}

function yamlDrafts(context: ServiceContext, chunk: Chunk, offset: number, options: CompletionOptions): readonly Draft[] {
	const place = placeAt(chunk, offset, options);
	if (place.kind === 'text') {
		return [];
	}
	const layout = layoutOf(chunk, place.column);
	const named = namedKindAt(chunk, place.container);
	if (place.kind === 'value' && place.container.length - named.depth === 1) {
		const identity = identityValues(context.catalog, chunk, place, named);
		if (identity !== undefined) {
			return identity;
		}
	}
	if (named.kind === undefined || named.apiVersion === undefined) {
		const isRoot = place.kind === 'key' && place.container.length === named.depth && (!place.flow || place.isJson);
		return isRoot ? skeletons(context.catalog, place, layout, named) : [];
	}
	const schemaPlace = schemaPlaceAt(context.catalog, chunk, place.container);
	if (schemaPlace?.schema === undefined) {
		return [];
	}
	return place.kind === 'key'
		? [...metadataDrafts(schemaPlace, place, options), ...workspaceKeyDrafts(context, chunk, schemaPlace, place, layout.unit), ...keyDrafts(schemaPlace, schemaPlace.schema, place, layout, options), ...listItemNames(context, chunk, schemaPlace, place)]
		: [...metadataDrafts(schemaPlace, place, options), ...workspaceValueDrafts(context, chunk, schemaPlace, place), ...valueDrafts(schemaPlace, schemaPlace.schema, place, '')];
}

/** The place of the cursor; in a JSON file that is empty yet, one that is written as JSON is. */
function placeAt(chunk: Chunk, offset: number, { isJson }: CompletionOptions): CursorPlace {
	const place = cursorPlaceAt(chunk, offset);
	return isJson === true && !place.isJson ? { ...place, isJson: true } : place;
}

/** Names for a list of texts: behind its dash, or with one. */
function listItemNames(context: ServiceContext, chunk: Chunk, at: SchemaPlace, place: CursorPlace): readonly Draft[] {
	const isItem = typeof at.path.at(-1) === 'number';
	const isList = at.schema !== undefined && mainType(at.schema) === 'array';
	if (!isItem && !isList) {
		return [];
	}
	const drafts = workspaceValueDrafts(context, chunk, isItem ? at : { ...at, path: [...at.path, 0] }, place);
	return isItem || place.flow ? drafts : drafts.map((draft) => ({ ...draft, snippet: `- ${draft.snippet}` }));
}

/** How this document is laid out: its indent unit, and whether its lists stand at the column of their key. */
function layoutOf(chunk: Chunk, column: number): Layout {
	const compact = /^( *)[\w./-]+:[ \t]*\r?\n\1- /m.test(chunk.text);
	return { chunk, column, unit: indentUnit(chunk.document), compactLists: compact };
}
