import type { CompletionItem } from 'vscode-languageserver-types';
import { indentUnit } from '../../syntax/yaml/edit/layout.js';
import { type CursorPlace, cursorPlaceAt } from '../../syntax/yaml/cursor/cursorPlace.js';
import type { Chunk, Stream } from '../../syntax/yaml/stream.js';
import type { Position } from '../../protocol/position.js';
import type { ServiceContext } from '../context.js';
import { type SchemaPlace, namedKindAt, schemaPlaceAt } from '../schemaPlace.js';
import { identityValues, skeletons } from './identity.js';
import { type CompletionOptions, type Draft, toItem } from './item.js';
import { keyDrafts } from './keys.js';
import { suppressionDrafts } from './suppressions.js';
import { type Layout, mainType } from './render.js';
import { valueDrafts } from './values.js';
import { workspaceKeyDrafts, workspaceValueDrafts } from './workspaceDrafts.js';

/** What may be written at a position, the best first. Documentation comes with `resolveCompletion`. */
export function completionsAt(context: ServiceContext, stream: Stream, position: Position, options: CompletionOptions): readonly CompletionItem[] {
	const { index, chunk, offset } = stream.locate(position);
	const suppressions = suppressionDrafts(chunk, offset, context.rules);
	const drafts = suppressions ?? yamlDrafts(context, chunk, offset, options);
	return drafts.map((draft, order) => toItem(draft, order, (span) => stream.rangeOf(index, span)));
}

function yamlDrafts(context: ServiceContext, chunk: Chunk, offset: number, options: CompletionOptions): readonly Draft[] {
	const place = cursorPlaceAt(chunk, offset);
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
		const isRoot = place.kind === 'key' && place.container.length === 0 && !place.flow;
		return isRoot ? skeletons(context.catalog, place, layout, named) : [];
	}
	const schemaPlace = schemaPlaceAt(context.catalog, chunk, place.container);
	if (schemaPlace?.schema === undefined) {
		return [];
	}
	return place.kind === 'key'
		? [...workspaceKeyDrafts(context, chunk, schemaPlace, place, layout.unit), ...keyDrafts(schemaPlace, schemaPlace.schema, place, layout, options), ...listItemNames(context, chunk, schemaPlace, place)]
		: [...workspaceValueDrafts(context, chunk, schemaPlace, place), ...valueDrafts(schemaPlace, schemaPlace.schema, place, '')];
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
	return { column, unit: indentUnit(chunk.document), compactLists: compact };
}
