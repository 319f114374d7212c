import { type MetadataMap, knownMetadata, metadataNamed } from '../resource/annotations/lookup.js';
import type { KnownMetadata, MetadataPlace } from '../resource/annotations/metadata.js';
import { allowedValues, expectedValue } from '../resource/annotations/valueFormat.js';
import { kinds } from '../resource/kinds.js';
import { metadataBlocksOf } from '../rules/kubernetes/metadata.js';
import { placesOf } from '../rules/kubernetes/sentences.js';
import type { GroupKind } from '../schema/catalog.js';
import { type Path, samePath } from '../syntax/yaml/path.js';

/** The labels or the annotations of something that a product looks at. */
export interface MetadataSpot {
	readonly map: MetadataMap;
	readonly place: MetadataPlace;
	/** The label or annotation, where the path leads to one. */
	readonly name: string | undefined;
}

/** Kinds of the products themselves on which labels or annotations are read. */
const OWN: readonly (GroupKind & { readonly place: MetadataPlace; readonly metadata: Path })[] = [
	{ ...kinds.secret, place: 'Secret', metadata: ['metadata'] },
	{ ...kinds.certificate, place: 'Certificate', metadata: ['metadata'] },
	{ ...kinds.certificate, place: 'Secret', metadata: ['spec', 'secretTemplate'] },
	{ ...kinds.certificateRequest, place: 'CertificateRequest', metadata: ['metadata'] },
	{ ...kinds.authorizationPolicy, place: 'AuthorizationPolicy', metadata: ['metadata'] },
	{ ...kinds.serviceEntry, place: 'ServiceEntry', metadata: ['metadata'] },
	{ ...kinds.workloadEntry, place: 'WorkloadEntry', metadata: ['metadata'] },
	{ ...kinds.linkerdHttpRoute, place: 'HTTPRoute', metadata: ['metadata'] },
	{ ...kinds.linkerdEgressNetwork, place: 'EgressNetwork', metadata: ['metadata'] },
];

/** The labels or annotations that a path of a resource leads to or into; undefined where no product reads any. */
export function metadataSpotAt(kind: GroupKind, path: Path): MetadataSpot | undefined {
	const at = path.findIndex((step) => step === 'annotations' || step === 'labels');
	const map = path[at];
	const name = path[at + 1];
	if ((map !== 'annotations' && map !== 'labels') || path.length > at + 2 || typeof name === 'number') {
		return undefined;
	}
	const own = OWN.filter((item) => item.group === kind.group && item.kind === kind.kind).map(({ place, metadata }) => ({ place, path: metadata }));
	const blocks = own.length > 0 ? own : kind.group === '' || kind.group === 'apps' ? metadataBlocksOf(kind.kind) : [];
	const block = blocks.find((candidate) => samePath(candidate.path, path.slice(0, at)));
	return block === undefined ? undefined : { map, place: block.place, name };
}

/** The names that have an effect there, former ones left out. */
export function namesAt({ map, place }: MetadataSpot): readonly KnownMetadata[] {
	return [...knownMetadata(map).values()].filter((known) => known.former === undefined && (known.places.includes(place) || known.places.includes('any')));
}

/** The values that the name of a spot allows, where they can be listed. */
export function valuesAt({ map, name }: MetadataSpot): readonly string[] {
	const known = name === undefined ? undefined : metadataNamed(map, name);
	return known === undefined ? [] : allowedValues(known.format);
}

/** What a label or annotation does, in Markdown; undefined for a name that we do not know. */
export function metadataDocumentation({ map, name }: Pick<MetadataSpot, 'map' | 'name'>): string | undefined {
	const known = name === undefined ? undefined : metadataNamed(map, name);
	if (known === undefined) {
		return undefined;
	}
	const { former } = known;
	const state = former === undefined ? '' : ` · ${former.state}`;
	const replacement = former?.replacement === undefined ? '' : ` Use ${former.asLabel === true ? 'the label ' : ''}\`${former.replacement}\`.`;
	return [
		`**${known.name}** · ${known.product} ${map === 'labels' ? 'label' : 'annotation'}${state}`,
		known.doc,
		`Read on ${placesOf(known)}. Value: ${expectedValue(known.format)}.`,
		...(former === undefined ? [] : [`${former.state === 'removed' ? 'Removed' : 'Deprecated'}: ${former.note}.${replacement}`]),
	].join('\n\n');
}
