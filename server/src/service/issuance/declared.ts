import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt, valueAt, type Resource } from '../../resource/resource.js';
import { parseGoDuration } from '../../text/goDuration.js';
import type { PlacedResource, Snapshot } from '../../workspace/snapshot.js';
import { addConsumers } from './consumers.js';
import { GraphBuilder, isInRing, type DeclaredGraph } from './graph.js';
import { idOf, issuerIdOf, missingIssuer, namespaceOf, secretId, secretNode, titleOf } from './nodes.js';

const HOUR = 3_600_000;
/** What cert-manager takes where a Certificate says nothing. */
const DEFAULT_DURATION = 90 * 24 * HOUR;
/** Where a ClusterIssuer's Secrets are, unless cert-manager was told otherwise. */
const CLUSTER_NAMESPACE = 'cert-manager';

/** The hierarchy that the manifests of a workspace declare. */
export function declaredIssuance(snapshot: Snapshot): DeclaredGraph {
	const builder = new GraphBuilder();
	const certificates = [...snapshot.ofKind(kinds.certificate)];
	const issuers = [...snapshot.ofKind(kinds.issuer), ...snapshot.ofKind(kinds.clusterIssuer)];
	for (const placed of issuers) {
		builder.add({ id: idOf(placed.resource), kind: 'issuer', title: titleOf(placed.resource), lines: [...namespaceLine(placed.resource), issuerType(placed.resource)], problems: [], placed });
	}
	for (const placed of certificates) {
		addCertificate(builder, placed, issuers);
	}
	for (const { resource } of issuers) {
		addAuthority(builder, resource, certificates);
	}
	for (const placed of snapshot.ofKind(kinds.secret)) {
		const id = secretId(namespaceOf(placed.resource), placed.resource.name ?? '');
		if (builder.has(id)) {
			builder.add(secretNode(namespaceOf(placed.resource), placed.resource.name ?? '', placed));
		}
	}
	addConsumers(builder, snapshot);
	return withLifetimes(builder, certificates);
}

function addCertificate(builder: GraphBuilder, placed: PlacedResource, issuers: readonly PlacedResource[]): void {
	const { resource } = placed;
	const namespace = namespaceOf(resource);
	const { duration, renewBefore } = lifetimeOf(resource);
	const isAuthority = valueAt(resource.value, ['spec', 'isCA']) === true;
	const lines = [...namespaceLine(resource), isAuthority ? 'certification authority' : 'leaf', `valid ${days(duration)}`, `renewed ${days(renewBefore)} before the end`];
	const problems = renewBefore >= duration ? [{ severity: 'error' as const, message: `It is to be renewed ${days(renewBefore)} before the end, but is valid for ${days(duration)} only.` }] : [];
	builder.add({ id: idOf(resource), kind: 'certificate', title: titleOf(resource), lines, problems, placed });
	const secretName = textAt(resource.value, 'spec', 'secretName');
	if (secretName !== undefined) {
		builder.add(secretNode(namespace, secretName));
		builder.connect(idOf(resource), secretId(namespace, secretName), 'is stored in');
	}
	const name = textAt(resource.value, 'spec', 'issuerRef', 'name');
	const kind = textAt(resource.value, 'spec', 'issuerRef', 'kind') ?? 'Issuer';
	if (name !== undefined) {
		const id = issuerIdOf({ name, kind }, namespace);
		if (!builder.has(id)) {
			builder.add(missingIssuer(id, name, kind));
			const elsewhere = issuers.find(({ resource: issuer }) => issuer.kind === kind && issuer.name === name);
			if (elsewhere) {
				builder.blame(id, { severity: 'error', message: `The ${kind} "${name}" is in the namespace ${namespaceOf(elsewhere.resource)}; a Certificate in ${namespace} cannot use it, a ClusterIssuer it could.` });
			}
		}
		builder.connect(id, idOf(resource), 'issues');
	}
}

/** The Secret behind a CA issuer, and whether what is in it may sign. */
function addAuthority(builder: GraphBuilder, issuer: Resource, certificates: readonly PlacedResource[]): void {
	const secretName = textAt(issuer.value, 'spec', 'ca', 'secretName');
	if (secretName === undefined) {
		return;
	}
	const namespace = issuer.kind === 'ClusterIssuer' ? CLUSTER_NAMESPACE : namespaceOf(issuer);
	builder.add(secretNode(namespace, secretName));
	builder.connect(secretId(namespace, secretName), idOf(issuer), 'is the CA of');
	const owner = certificates.find(({ resource }) => namespaceOf(resource) === namespace && textAt(resource.value, 'spec', 'secretName') === secretName)?.resource;
	if (owner && valueAt(owner.value, ['spec', 'isCA']) !== true) {
		builder.blame(idOf(owner), { severity: 'error', message: `The ${issuer.kind} "${issuer.name ?? ''}" signs with this certificate, but "isCA" is not set, so nobody accepts what it signs.` });
	}
	const stray = owner ? undefined : certificates.find(({ resource }) => textAt(resource.value, 'spec', 'secretName') === secretName)?.resource;
	if (stray) {
		builder.blame(idOf(issuer), { severity: 'error', message: `Its Secret "${secretName}" is looked for in ${namespace}, but the Certificate "${stray.name ?? ''}" stores it in ${namespaceOf(stray)}.` });
	}
}

/** Lifetimes are compared once everything is connected. */
function withLifetimes(builder: GraphBuilder, certificates: readonly PlacedResource[]): DeclaredGraph {
	const graph = builder.build();
	const durations = new Map(certificates.map(({ resource }) => [idOf(resource), lifetimeOf(resource).duration]));
	for (const [id, duration] of durations) {
		const above = certificateAbove(graph, id);
		const limit = above === undefined ? undefined : durations.get(above);
		if (above !== undefined && limit !== undefined && duration > limit) {
			builder.blame(id, { severity: 'warning', message: `It is valid for ${days(duration)}, longer than its authority ${graph.nodes.get(above)?.title ?? ''}, which is valid for ${days(limit)}.` });
		}
		if (isInRing(graph, id)) {
			builder.blame(id, { severity: 'error', message: 'Its issuer signs with what this certificate is to become: neither is ever issued.' });
		}
	}
	return builder.build();
}

function certificateAbove({ edges, nodes }: DeclaredGraph, id: string): string | undefined {
	const seen = new Set([id]);
	for (let next = edges.find(({ to }) => to === id)?.from; next !== undefined && !seen.has(next); next = edges.find(({ to }) => to === next)?.from) {
		if (nodes.get(next)?.kind === 'certificate') {
			return next;
		}
		seen.add(next);
	}
	return undefined;
}

function lifetimeOf({ value }: Resource): { readonly duration: number; readonly renewBefore: number } {
	const duration = milliseconds(textAt(value, 'spec', 'duration')) ?? DEFAULT_DURATION;
	const percentage = valueAt(value, ['spec', 'renewBeforePercentage']);
	const renewBefore = milliseconds(textAt(value, 'spec', 'renewBefore')) ?? (typeof percentage === 'number' ? (duration * percentage) / 100 : duration / 3);
	return { duration, renewBefore };
}

function milliseconds(text: string | undefined): number | undefined {
	const parsed = text === undefined ? undefined : parseGoDuration(text);
	return parsed === undefined ? undefined : parsed * 1000;
}

function days(duration: number): string {
	const count = duration >= 48 * HOUR ? { number: duration / (24 * HOUR), unit: 'day' } : duration >= HOUR ? { number: duration / HOUR, unit: 'hour' } : { number: duration / 60_000, unit: 'minute' };
	const shown = Math.round(count.number);
	return `${shown} ${count.unit}${shown === 1 ? '' : 's'}`;
}

function issuerType({ value }: Resource): string {
	const names: Readonly<Record<string, string>> = { selfSigned: 'self-signed', ca: 'signs with a Secret', acme: 'ACME', vault: 'Vault', venafi: 'Venafi' };
	const type = Object.keys(objectAt(value, 'spec') ?? {}).find((key) => names[key] !== undefined);
	const detail = type === 'acme' ? `: ${textAt(value, 'spec', 'acme', 'server') ?? ''}` : type === 'vault' ? `: ${textAt(value, 'spec', 'vault', 'path') ?? ''}` : '';
	return type === undefined ? 'of no known type' : `${names[type] ?? ''}${detail}`;
}

function namespaceLine(resource: Resource): readonly string[] {
	return resource.kind === 'ClusterIssuer' ? [] : [`in ${namespaceOf(resource)}`];
}
