import { type MetadataMap, metadataNamed, productOf } from '../../resource/annotations/lookup.js';
import type { Resource } from '../../resource/resource.js';
import { type MetadataEntry, metadataEntries } from './metadata.js';

/** Labels or annotations under a prefix of the products that are known neither as the one nor as the other. */
export function* unknownEntries(resource: Resource, map: MetadataMap): Generator<MetadataEntry> {
	const other: MetadataMap = map === 'labels' ? 'annotations' : 'labels';
	for (const entry of metadataEntries(resource, map)) {
		if (entry.known === undefined && productOf(entry.name) !== undefined && metadataNamed(other, entry.name) === undefined) {
			yield entry;
		}
	}
}
