import { nearest } from '../../text/nearest.js';
import { certManagerAnnotations } from './certManager.js';
import { istioAnnotations, istioLabels } from './istio.js';
import { linkerdAnnotations, linkerdLabels } from './linkerd.js';
import type { KnownMetadata } from './metadata.js';

/** The two maps of an object’s metadata. */
export type MetadataMap = 'annotations' | 'labels';

const known: Readonly<Record<MetadataMap, ReadonlyMap<string, KnownMetadata>>> = {
	annotations: byName([...istioAnnotations, ...linkerdAnnotations, ...certManagerAnnotations]),
	labels: byName([...istioLabels, ...linkerdLabels]),
};

function byName(entries: readonly KnownMetadata[]): ReadonlyMap<string, KnownMetadata> {
	return new Map(entries.map((entry) => [entry.name, entry]));
}

/** Every label or annotation that we know, by name. */
export function knownMetadata(map: MetadataMap): ReadonlyMap<string, KnownMetadata> {
	return known[map];
}

/** What we know of a label or annotation. */
export function metadataNamed(map: MetadataMap, name: string): KnownMetadata | undefined {
	return known[map].get(name);
}

/** Whose prefix a name has, or undefined where it is none of ours. */
export function productOf(name: string): KnownMetadata['product'] | undefined {
	const domain = /(?:^|\.)(istio|linkerd|cert-manager)\.io\//.exec(name)?.[1];
	return domain === 'istio' ? 'Istio' : domain === 'linkerd' ? 'Linkerd' : domain === 'cert-manager' ? 'cert-manager' : undefined;
}

/**
 * The known name that an unknown one of a product most likely stands for: the same last part under another prefix of the product, or
 * a close one under the same prefix.
 */
export function nearestMetadata(map: MetadataMap, name: string): KnownMetadata | undefined {
	const product = productOf(name);
	const [prefix, last] = split(name);
	const candidates = [...known[map].values()].filter((entry) => entry.product === product && entry.former?.state !== 'removed');
	// Short words such as `config` or `limit` stand under many prefixes with as many meanings.
	const namesake = last.length >= 8 || last === 'inject' ? candidates.find((entry) => split(entry.name)[1] === last) : undefined;
	if (namesake !== undefined) {
		return namesake;
	}
	const siblings = candidates.filter((entry) => split(entry.name)[0] === prefix);
	const meant = nearest(last, siblings.map((entry) => split(entry.name)[1]));
	return meant === undefined ? undefined : siblings.find((entry) => split(entry.name)[1] === meant);
}

function split(name: string): readonly [string, string] {
	const slash = name.indexOf('/');
	return [name.slice(0, slash + 1), name.slice(slash + 1)];
}
