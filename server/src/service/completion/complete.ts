import type { CompletionItem } from 'vscode-languageserver-types';
import { indentUnit } from '../../syntax/yaml/edit/layout.js';
import { cursorPlaceAt } from '../../syntax/yaml/cursor/cursorPlace.js';
import type { Chunk, Stream } from '../../syntax/yaml/stream.js';
import type { Position } from '../../protocol/position.js';
import type { ServiceContext } from '../context.js';
import { namedKindAt, schemaPlaceAt } from '../schemaPlace.js';
import { identityValues, skeletons } from './identity.js';
import { type CompletionOptions, type Draft, toItem } from './item.js';
import { keyDrafts } from './keys.js';
import { suppressionDrafts } from './suppressions.js';
import type { Layout } from './render.js';
import { valueDrafts } from './values.js';

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
	return place.kind === 'key' ? keyDrafts(schemaPlace, schemaPlace.schema, place, layout, options) : valueDrafts(schemaPlace, schemaPlace.schema, place, '');
}

/** How this document is laid out: its indent unit, and whether its lists stand at the column of their key. */
function layoutOf(chunk: Chunk, column: number): Layout {
	const compact = /^( *)[\w./-]+:[ \t]*\r?\n\1- /m.test(chunk.text);
	return { column, unit: indentUnit(chunk.document), compactLists: compact };
}
