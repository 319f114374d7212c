import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { KnownMetadata, MetadataPlace } from '../../resource/annotations/metadata.js';
import { type MetadataMap, metadataNamed } from '../../resource/annotations/lookup.js';
import type { GroupKind } from '../../schema/catalog.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';

/** Workloads with a pod template. */
export const workloadKinds: readonly GroupKind[] = [kinds.deployment, kinds.statefulSet, kinds.daemonSet];

/** Kinds whose metadata describes pods. */
export const podKinds: readonly GroupKind[] = [kinds.pod, ...workloadKinds];

/** Kinds whose labels and annotations the meshes and cert-manager are expected on. */
export const metadataKinds: readonly GroupKind[] = [kinds.namespace, kinds.service, kinds.serviceAccount, ...podKinds];

const OWN_PLACES: Readonly<Record<string, MetadataPlace>> = {
	Namespace: 'Namespace', Service: 'Service', ServiceAccount: 'ServiceAccount', Pod: 'Pod', HTTPRoute: 'HTTPRoute', EgressNetwork: 'EgressNetwork',
};

/** The path of the pod's metadata and that of its spec. */
export interface PodPaths {
	readonly metadata: Path;
	readonly spec: Path;
}

/** Where the pod of a resource is described: in itself, or in the template of a workload. */
export function podPathsOf({ kind }: Resource): PodPaths {
	return kind === 'Pod' ? { metadata: ['metadata'], spec: ['spec'] } : { metadata: ['spec', 'template', 'metadata'], spec: ['spec', 'template', 'spec'] };
}

/** One label or annotation of a resource. */
export interface MetadataEntry {
	readonly name: string;
	readonly path: Path;
	readonly place: MetadataPlace;
	/** The value where it is text; undefined where it is something else or comes from a template. */
	readonly text: string | undefined;
	readonly known: KnownMetadata | undefined;
}

/** The labels or annotations of a resource, those of its pod template included. Names that come from a template are left out. */
export function* metadataEntries(resource: Resource, map: MetadataMap): Generator<MetadataEntry> {
	for (const { path, place } of metadataBlocksOf(resource.kind)) {
		const entries = objectAt(resource.value, ...path, map) ?? {};
		for (const name of Object.keys(entries)) {
			if (!isMasked(name)) {
				yield { name, path: [...path, map, name], place, text: certainText(entries[name]), known: metadataNamed(map, name) };
			}
		}
	}
}

/** The annotations that are about the pods of a resource and stand where the injectors read them: on a pod, a pod template or a Namespace. */
export function* podAnnotations(resource: Resource): Generator<MetadataEntry & { readonly text: string }> {
	for (const entry of metadataEntries(resource, 'annotations')) {
		const { text } = entry;
		if (text !== undefined && isEffective(entry)) {
			yield { ...entry, text };
		}
	}
}

/** The text of an annotation in the metadata at a path, where it is certain. */
export function annotationAt(value: JsonObject, metadata: Path, name: string): string | undefined {
	return certainText(value, ...metadata, 'annotations', name);
}

/** Whether the product looks for the entry in this place. */
export function isEffective({ known, place }: MetadataEntry): boolean {
	return known !== undefined && (known.places.includes('any') || known.places.includes(place));
}

/** Where a kind has labels and annotations, and what they are about; its pod template included. */
export function metadataBlocksOf(kind: string): readonly { readonly path: Path; readonly place: MetadataPlace }[] {
	if (workloadKinds.some((workload) => workload.kind === kind)) {
		return [{ path: ['metadata'], place: 'Workload' }, { path: ['spec', 'template', 'metadata'], place: 'Pod' }];
	}
	const place = OWN_PLACES[kind];
	return place === undefined ? [] : [{ path: ['metadata'], place }];
}
