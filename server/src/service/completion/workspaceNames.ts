import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt, textAt } from '../../resource/resource.js';
import type { GroupKind } from '../../schema/catalog.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isObject } from '../../syntax/yaml/value.js';
import type { MeshSettings } from '../../workspace/settings.js';
import type { Snapshot } from '../../workspace/snapshot.js';

/** A name that the workspace knows, with where it comes from. */
export interface KnownName {
	readonly name: string;
	/** The resource that bears it: `Issuer mesh/istio-ca`. */
	readonly origin: string;
}

/** What a name is looked up with. */
export interface NameQuery {
	readonly snapshot: Snapshot;
	readonly mesh: MeshSettings;
	readonly kind: GroupKind;
	/** From the root of the resource to the field. */
	readonly path: Path;
	/** The namespace of the resource, when it says one. */
	readonly namespace: string | undefined;
}

type NameSource = (query: NameQuery) => Iterable<KnownName>;

interface NameField {
	readonly pattern: RegExp;
	readonly kinds?: readonly GroupKind[];
	readonly source: NameSource;
}

const WORKLOADS = [kinds.deployment, kinds.statefulSet, kinds.daemonSet, kinds.pod];

/** Which fields take which names; the path is written with dots, indexes as `[]`. The first that fits decides. */
const FIELDS: readonly NameField[] = [
	{ pattern: /^spec\.issuerRef\.name$/, source: (query) => [...namesOf(query, kinds.issuer, true), ...namesOf(query, kinds.clusterIssuer)] },
	{ pattern: /^spec\.ca\.secretName$/, source: secretNames },
	{ pattern: /(?:^|\.)credentialName$|\.secretRef\.name$|\.credentialNames\[\]$/, source: secretNames },
	{ pattern: /^metadata\.namespace$|\.namespaces?(?:\[\])?$|\.notNamespaces\[\]$/, source: namespaceNames },
	{ pattern: /^spec\.host$|\.host$|^spec\.hosts\[\]$|\.hosts\[\]$/, kinds: [kinds.destinationRule, kinds.virtualService], source: hostNames },
	{ pattern: /\.(?:notP|p)rincipals\[\]$/, source: principals },
	{ pattern: /^spec\.gateways\[\]$/, kinds: [kinds.virtualService], source: (query) => namesOf(query, kinds.gateway) },
	{ pattern: /\.serviceAccountName$|\.serviceAccount$|\.serviceAccounts\[\]\.name$|^spec\.identityRefs\[\]\.name$/, source: (query) => namesOf(query, kinds.serviceAccount, true) },
	{ pattern: /^spec\.server\.name$|^spec\.targetRef\.name$/, source: (query) => [...namesOf(query, kinds.linkerdServer, true), ...namesOf(query, kinds.gateway, true), ...namesOf(query, kinds.service, true)] },
	{ pattern: /^spec\.requiredAuthenticationRefs\[\]\.name$/, source: (query) => [...namesOf(query, kinds.linkerdMeshTlsAuthentication, true), ...namesOf(query, kinds.linkerdNetworkAuthentication, true), ...namesOf(query, kinds.serviceAccount, true)] },
	{ pattern: /(?:selector|podSelector)\.matchLabels\.[^.]+$|^spec\.selector\.[^.]+$|^spec\.workloadSelector\.(?:labels|matchLabels)\.[^.]+$/, source: labelValues },
];

/** The names that the workspace offers for a field, each once; none for a field that takes no name. */
export function knownNames(query: NameQuery): readonly KnownName[] {
	const path = query.path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('').replace(/^\./, '');
	const field = FIELDS.find(({ pattern, kinds: only }) => pattern.test(path) && (only === undefined || only.some(({ group, kind }) => group === query.kind.group && kind === query.kind.kind)));
	return field === undefined ? [] : distinct(field.source(query));
}

/** The keys that the workspace offers for a map: labels of workloads for a selector, container ports for port rules. */
export function knownKeys(query: NameQuery): readonly KnownName[] {
	const path = query.path.join('.');
	if (/(?:selector|podSelector)\.matchLabels$|^spec\.workloadSelector\.(?:labels|matchLabels)$/.test(path) || (path === 'spec.selector' && query.kind.kind === 'Service')) {
		return distinct(workloadLabels(query).map(({ key, origin }) => ({ name: key, origin })));
	}
	return path === 'spec.portLevelMtls' ? distinct(containerPorts(query)) : [];
}

function* namesOf({ snapshot, namespace }: NameQuery, kind: GroupKind, sameNamespace = false): Iterable<KnownName> {
	for (const { resource } of snapshot.ofKind(kind)) {
		if (resource.name !== undefined && (!sameNamespace || isVisible(resource, namespace))) {
			yield { name: resource.name, origin: titleOf(resource) };
		}
	}
}

/** Secrets of the workspace and those that a Certificate will make. */
function* secretNames(query: NameQuery): Iterable<KnownName> {
	yield* namesOf(query, kinds.secret, query.kind.kind !== 'ClusterIssuer');
	for (const { resource } of query.snapshot.ofKind(kinds.certificate)) {
		const name = textAt(resource.value, 'spec', 'secretName');
		if (name !== undefined && (query.kind.kind === 'ClusterIssuer' || isVisible(resource, query.namespace))) {
			yield { name, origin: titleOf(resource) };
		}
	}
}

function* namespaceNames(query: NameQuery): Iterable<KnownName> {
	yield* namesOf(query, kinds.namespace);
	for (const uri of query.snapshot.uris) {
		for (const { resource } of query.snapshot.inFile(uri)) {
			if (resource.namespace !== undefined) {
				yield { name: resource.namespace, origin: titleOf(resource) };
			}
		}
	}
}

function* hostNames({ snapshot, namespace }: NameQuery): Iterable<KnownName> {
	for (const { resource } of snapshot.ofKind(kinds.service)) {
		const own = resource.namespace ?? namespace;
		if (resource.name !== undefined) {
			yield { name: own === undefined ? resource.name : `${resource.name}.${own}.svc.cluster.local`, origin: titleOf(resource) };
		}
	}
	for (const { resource } of snapshot.ofKind(kinds.serviceEntry)) {
		for (const host of listAt(resource.value, 'spec', 'hosts')) {
			if (typeof host === 'string') {
				yield { name: host, origin: titleOf(resource) };
			}
		}
	}
}

/** Identities as AuthorizationPolicy writes them: without `spiffe://`. */
function* principals({ snapshot, mesh, namespace }: NameQuery): Iterable<KnownName> {
	for (const { resource } of snapshot.ofKind(kinds.serviceAccount)) {
		yield { name: `${mesh.trustDomain}/ns/${resource.namespace ?? namespace ?? 'default'}/sa/${resource.name ?? 'default'}`, origin: titleOf(resource) };
	}
	for (const kind of WORKLOADS) {
		for (const { resource } of snapshot.ofKind(kind)) {
			const account = textAt(podOf(resource), 'spec', 'serviceAccountName');
			if (account !== undefined) {
				yield { name: `${mesh.trustDomain}/ns/${resource.namespace ?? namespace ?? 'default'}/sa/${account}`, origin: titleOf(resource) };
			}
		}
	}
}

function labelValues(query: NameQuery): readonly KnownName[] {
	const key = query.path.at(-1);
	return workloadLabels(query).filter((label) => label.key === key).map(({ value, origin }) => ({ name: value, origin }));
}

function workloadLabels({ snapshot, namespace }: NameQuery): readonly { key: string; value: string; origin: string }[] {
	return WORKLOADS.flatMap((kind) => [...snapshot.ofKind(kind)]).filter(({ resource }) => isVisible(resource, namespace)).flatMap(({ resource }) =>
		Object.entries(objectAt(podOf(resource), 'metadata', 'labels') ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [{ key, value, origin: titleOf(resource) }] : [])));
}

/** Ports of containers: port rules count these, not the ports of a Service. */
function* containerPorts({ snapshot, namespace }: NameQuery): Iterable<KnownName> {
	for (const kind of WORKLOADS) {
		for (const { resource } of snapshot.ofKind(kind)) {
			for (const container of isVisible(resource, namespace) ? listAt(podOf(resource), 'spec', 'containers') : []) {
				for (const port of listAt(container, 'ports')) {
					const number = isObject(port) ? port['containerPort'] : undefined;
					if (typeof number === 'number') {
						yield { name: String(number), origin: titleOf(resource) };
					}
				}
			}
		}
	}
}

/** The pod that a workload makes: its template, or itself. */
function podOf(resource: Resource): Resource['value'] | undefined {
	return resource.kind === 'Pod' ? resource.value : objectAt(resource.value, 'spec', 'template');
}

/** Whether a namespaced name may be meant; where either side leaves the namespace out, it may. */
function isVisible(resource: Resource, namespace: string | undefined): boolean {
	return namespace === undefined || resource.namespace === undefined || resource.namespace === namespace;
}

function titleOf({ kind, namespace, name }: Resource): string {
	return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? ''}`;
}

function distinct(names: Iterable<KnownName>): readonly KnownName[] {
	const seen = new Map<string, KnownName>();
	for (const name of names) {
		if (!seen.has(name.name)) {
			seen.set(name.name, name);
		}
	}
	return [...seen.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
