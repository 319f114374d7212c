import type { KnownMetadata, MetadataPlace } from '../../resource/annotations/metadata.js';
import { articleFor, listOf } from '../../text/words.js';

const LONGEST_VALUE = 60;

/** The places where a product looks for an entry, as a sentence names them: `pods and namespaces`. */
export function placesOf({ places }: KnownMetadata): string {
	return listOf(places.map(pluralOf), 'and');
}

/** A resource as the place of an entry: `a Service`, `the metadata of the Deployment`. */
export function placeOf(place: MetadataPlace, kind: string): string {
	return place === 'Workload' ? `the ${kind} itself` : place === 'Pod' && kind !== 'Pod' ? 'a pod template' : `${articleFor(kind)} ${kind}`;
}

/** A value in quotes, cut where it is long. */
export function quoted(value: string): string {
	return JSON.stringify(value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value);
}

function pluralOf(place: MetadataPlace): string {
	switch (place) {
		case 'Pod':
			return 'pods';
		case 'Namespace':
			return 'namespaces';
		case 'any':
			return 'any object';
		case 'Ingress':
			return 'Ingresses';
		case 'AuthorizationPolicy':
			return 'AuthorizationPolicies';
		case 'ServiceEntry':
			return 'ServiceEntries';
		case 'WorkloadEntry':
			return 'WorkloadEntries';
		default:
			return `${place}s`;
	}
}
