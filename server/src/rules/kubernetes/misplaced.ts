import { valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { MetadataMap } from '../../resource/annotations/lookup.js';
import type { Path } from '../../syntax/yaml/path.js';
import { renderScalar } from '../../syntax/yaml/edit/render.js';
import { renameKey, replaceText } from '../../syntax/yaml/edit/replace.js';
import type { FixContext, RuleFinding, RuleFix } from '../rule.js';
import { type MetadataEntry, isEffective, metadataEntries, podPathsOf } from './metadata.js';
import { moveMetadata, removeMetadata } from './moves.js';
import { placeOf, placesOf } from './sentences.js';

const INJECTION = [
	{ wrong: 'sidecar.istio.io/inject', place: 'Namespace', name: 'istio-injection', values: { true: 'enabled', false: 'disabled' } as Readonly<Record<string, string>> },
	{ wrong: 'istio-injection', place: 'Pod', name: 'sidecar.istio.io/inject', values: { enabled: 'true', disabled: 'false' } as Readonly<Record<string, string>> },
];

/** Labels or annotations that stand where their product does not look for them. A copy of what stands in the pod template too does no harm. */
export function* misplacedFindings(resource: Resource, map: MetadataMap): Generator<RuleFinding> {
	for (const entry of metadataEntries(resource, map)) {
		const { known, name, path, place } = entry;
		if (known !== undefined && known.former?.state !== 'removed' && !isEffective(entry) && !hasTwin(resource, entry, map)) {
			const message = `${name} has no effect on ${placeOf(place, resource.kind)}; ${known.product} reads it on ${placesOf(known)}.`;
			yield { path, at: 'key', message, ...(place === 'Workload' ? { missing: true } : {}) };
		}
	}
}

/** Moves an entry of a workload to its pod template, or removes it; an injection label of a Namespace becomes the right one. */
export function misplacedFixes({ path }: RuleFinding, context: FixContext): readonly RuleFix[] {
	const name = String(path.at(-1));
	const map = String(path.at(-2));
	const removal = { title: `Remove ${name}`, safe: false, edits: removeMetadata(context, path) };
	const { resource } = context;
	const entry = [...metadataEntries(resource, map === 'labels' ? 'labels' : 'annotations')].find((candidate) => candidate.name === name && candidate.path.length === path.length);
	if (entry?.place === 'Workload' && entry.known?.places.includes('Pod') === true) {
		return [{ title: `Move ${name} to the pod template`, edits: moveMetadata(context, path, twinOf(resource, name, map)) }, removal];
	}
	return [...injectionFixes(name, map, entry, context), removal];
}

/** Injection is chosen by one label on namespaces and by another on pods: the right one for the place. */
function injectionFixes(name: string, map: string, entry: MetadataEntry | undefined, { document, inDocument }: FixContext): readonly RuleFix[] {
	const right = map === 'labels' ? INJECTION.find(({ wrong, place }) => wrong === name && place === entry?.place) : undefined;
	const value = entry?.text === undefined ? undefined : right?.values[entry.text];
	if (entry === undefined || right === undefined || value === undefined) {
		return [];
	}
	const path = inDocument(entry.path);
	return [{ title: `Use ${right.name}: ${value} instead`, edits: [...renameKey(document, path, right.name), ...replaceText(document, path, renderScalar(value))] }];
}

function hasTwin(resource: Resource, { name, place, path }: MetadataEntry, map: MetadataMap): boolean {
	return place === 'Workload' && valueAt(resource.value, twinOf(resource, name, map)) === valueAt(resource.value, path);
}

function twinOf(resource: Resource, name: string, map: string): Path {
	return [...podPathsOf(resource).metadata, map, name];
}
