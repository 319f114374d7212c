import { kinds } from '../../resource/kinds.js';
import { type Resource, objectAt } from '../../resource/resource.js';
import type { GroupKind } from '../../schema/catalog.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import type { TextEdit } from '../../text/edit.js';
import { putEntry } from '../putEntry.js';
import type { FixContext } from '../rule.js';

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

/** Adds a label for the author to replace to the selector of a resource; adds the selector itself where there is none. */
export function addLabel(context: FixContext): TextEdit[] {
	const { path, labels } = selectorPlaceOf(context.resource);
	const example = { app: 'example' };
	if (objectAt(context.resource.value, ...path, labels) !== undefined) {
		return putEntry(context, [...path, labels], { key: 'app', value: example.app });
	}
	return objectAt(context.resource.value, ...path) !== undefined
		? putEntry(context, path, { key: labels, value: example })
		: putEntry(context, path.slice(0, -1), { key: String(path.at(-1)), value: { [labels]: example }, before: 'mtls', after: 'host' });
}
