import type { Resource } from '../../resource/resource.js';
import type { PlacedResource } from '../../workspace/snapshot.js';
import type { DeclaredNode } from './graph.js';

/** The node's id of a resource. */
export function idOf(resource: Resource): string {
	return resource.kind === 'ClusterIssuer' ? `ClusterIssuer/${resource.name ?? ''}` : `${resource.kind}/${namespaceOf(resource)}/${resource.name ?? ''}`;
}

/** The node's id of a Secret. */
export function secretId(namespace: string, name: string): string {
	return `Secret/${namespace}/${name}`;
}

/** The namespace that a resource ends up in when it names none. */
export function namespaceOf(resource: Resource): string {
	return resource.namespace ?? 'default';
}

/** A Secret, which most workspaces do not hold: something creates it in the cluster. */
export function secretNode(namespace: string, name: string, placed?: PlacedResource): DeclaredNode {
	return { id: secretId(namespace, name), kind: 'secret', title: `Secret ${name}`, lines: [`in ${namespace}`], problems: [], ...(placed && { placed }) };
}

/** The id of the issuer that a reference names, as the owner of the reference resolves it. */
export function issuerIdOf(reference: { readonly name: string; readonly kind: string }, namespace: string): string {
	return reference.kind === 'ClusterIssuer' ? `ClusterIssuer/${reference.name}` : `${reference.kind}/${namespace}/${reference.name}`;
}

/** A node for an issuer that is named and not there, or is there in another namespace only. */
export function missingIssuer(id: string, name: string, kind: string): DeclaredNode {
	return { id, kind: 'missing', title: `${kind} ${name}`, lines: ['not in this workspace'], problems: [{ severity: 'information', message: `No file of this workspace declares the ${kind} "${name}".` }] };
}

/** The kind and name of a resource. */
export function titleOf({ kind, name }: Resource): string {
	return `${kind} ${name ?? '(without a name)'}`;
}
