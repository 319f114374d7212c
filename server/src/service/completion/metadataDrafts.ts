import { currentApiVersion } from '../../schema/catalog.js';
import type { CursorPlace } from '../../syntax/yaml/cursor/cursorPlace.js';
import { metadataSpotAt, namesAt, valuesAt } from '../metadataNames.js';
import type { SchemaPlace } from '../schemaPlace.js';
import type { CompletionOptions, Draft } from './item.js';
import { escapeSnippet, keyAt, scalarAt } from './render.js';

/** Labels and annotations of the products that have an effect at a place, and the values of one. */
export function metadataDrafts(at: SchemaPlace, place: CursorPlace, options: CompletionOptions): readonly Draft[] {
	const spot = metadataSpotAt(at.entry, at.path);
	if (spot === undefined) {
		return [];
	}
	const space = place.needsSpace ? ' ' : '';
	const resolve = (name: string) => ({ apiVersion: currentApiVersion(at.entry), kind: at.entry.kind, path: [...(spot.name === undefined ? at.path : at.path.slice(0, -1)), name] });
	if (place.kind === 'value') {
		return valuesAt(spot).map((value) => ({ label: value, kind: 'value', snippet: space + escapeSnippet(scalarAt(value, place)), replace: place.replace, filter: place.quote + value, resolve: resolve(spot.name ?? '') }));
	}
	return spot.name !== undefined ? [] : namesAt(spot).filter(({ name }) => !place.present.has(name) || name === place.typed).map((known): Draft => {
		const key = space + escapeSnippet(keyAt(known.name, place));
		const hasChoice = options.canReopen && valuesAt({ ...spot, name: known.name }).length > 0;
		const value = place.isJson ? `"$1"${place.needsComma ? ',' : ''}` : '';
		return { label: known.name, kind: 'field', detail: known.product, snippet: place.hasColon ? key : `${key}: ${value}`, replace: place.replace, filter: place.quote + known.name, reopen: !place.hasColon && hasChoice, resolve: resolve(known.name) };
	});
}
