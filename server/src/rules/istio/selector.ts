import { kinds } from '../../resource/kinds.js';
import { type Resource, objectAt } from '../../resource/resource.js';
import type { GroupKind } from '../../schema/catalog.js';
import { insertEntry } from '../../syntax/yaml/edit/insert.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { YamlDocument } from '../../syntax/yaml/tree.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import type { TextEdit } from '../../text/edit.js';

/** Kinds that choose workloads by labels. */
export const selectingKinds: readonly GroupKind[] = [
	kinds.peerAuthentication, kinds.authorizationPolicy, kinds.requestAuthentication, kinds.destinationRule, kinds.sidecar, kinds.serviceEntry,
];

/** Where the selector of a resource stands, and which of its fields holds the labels. */
export interface SelectorPlace {
	readonly path: Path;
	readonly labels: 'matchLabels' | 'labels';
}

/** Where a resource of one of these kinds selects workloads. */
export function selectorPlaceOf({ group, kind }: Resource): SelectorPlace {
	return {
		path: ['spec', group === 'security.istio.io' ? 'selector' : 'workloadSelector'],
		labels: kind === 'Sidecar' || kind === 'ServiceEntry' ? 'labels' : 'matchLabels',
	};
}

/** The selector of a resource and its labels; undefined where it has none. */
export function selectorOf(resource: Resource): { readonly place: SelectorPlace; readonly labels: JsonObject } | undefined {
	const place = selectorPlaceOf(resource);
	const selector = objectAt(resource.value, ...place.path);
	return selector === undefined ? undefined : { place, labels: objectAt(selector, place.labels) ?? {} };
}

/** Adds a label for the author to replace to a selector that has none, or adds the selector itself. `path` is that of the selector in the document. */
export function addLabel(document: YamlDocument, path: Path, labels: SelectorPlace['labels']): TextEdit[] {
	const label = { key: 'app', value: 'example' };
	const inLabels = insertEntry(document, [...path, labels], label);
	return inLabels.length > 0 ? inLabels : insertEntry(document, path, { key: labels, value: { app: 'example' } });
}
