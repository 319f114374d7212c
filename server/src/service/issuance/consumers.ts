import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt, type Resource } from '../../resource/resource.js';
import { secretEntries, textOf } from '../../rules/secrets/entries.js';
import { certificatesIn } from '../../rules/secrets/pem.js';
import type { PlacedResource, Snapshot } from '../../workspace/snapshot.js';
import type { Certificate } from '../../x509/certificate.js';
import { toIso } from '../../x509/instant.js';
import type { GraphBuilder } from './graph.js';
import { issuerIdOf, missingIssuer, namespaceOf, secretId, secretNode } from './nodes.js';

/** Where trust-manager reads the Secrets of its sources, unless it was told otherwise. */
const TRUST_NAMESPACE = 'cert-manager';
const WORKLOAD_KINDS = [kinds.deployment, kinds.statefulSet, kinds.daemonSet] as const;

/** Adds those who take their authority from the hierarchy: Istio, Linkerd, SPIRE, istio-csr and trust bundles. */
export function addConsumers(builder: GraphBuilder, snapshot: Snapshot): void {
	const pluggedIn = [...snapshot.ofKind(kinds.secret)].filter(({ resource }) => resource.name === 'cacerts');
	pluggedIn.forEach((placed) => addPluginAuthority(builder, placed, pluggedIn.length > 1));
	addLinkerd(builder, snapshot);
	for (const { resource } of snapshot.ofKind(kinds.bundle)) {
		addBundle(builder, resource, snapshot);
	}
	for (const kind of WORKLOAD_KINDS) {
		for (const placed of snapshot.ofKind(kind)) {
			addIstioCsr(builder, placed);
		}
	}
	for (const placed of snapshot.ofKind(kinds.configMap)) {
		addSpire(builder, placed);
	}
}

/** Istio's plug-in CA: the Secret `cacerts` of a cluster. Clusters whose roots are the same certificate hang below one root. */
function addPluginAuthority(builder: GraphBuilder, placed: PlacedResource, isOneOfSeveral: boolean): void {
	const { resource } = placed;
	const namespace = namespaceOf(resource);
	const cluster = isOneOfSeveral ? decodeURIComponent(placed.uri.split('/').at(-2) ?? '') : '';
	const scope = cluster === '' ? [] : [`cluster ${cluster}`];
	const entries = secretEntries(resource.value);
	const [authority] = certificatesIn(textOf(entries.get('ca-cert.pem')) ?? '');
	const [root] = certificatesIn(textOf(entries.get('root-cert.pem')) ?? '');
	const id = cluster === '' ? secretId(namespace, 'cacerts') : `${cluster}/${secretId(namespace, 'cacerts')}`;
	const user = `istiod/${cluster}/${namespace}`;
	builder.add({ id, kind: 'secret', title: 'Secret cacerts', lines: [`in ${namespace}`, ...scope, ...(authority ? lifetimeLines(authority) : [])], problems: [], placed });
	if (root) {
		const rootId = `root/${root.serialNumber}/${root.subject.text}`;
		builder.add({ id: rootId, kind: 'certificate', title: root.subject.text, lines: ['root certificate', ...lifetimeLines(root)], problems: [], placed });
		builder.connect(rootId, id, 'issues');
		if (authority && authority.notAfter > root.notAfter) {
			builder.blame(id, { severity: 'warning', message: `The authority ends ${toIso(authority.notAfter).slice(0, 10)}, after its root, which ends ${toIso(root.notAfter).slice(0, 10)}.` });
		}
	}
	builder.add({ id: user, kind: 'consumer', title: 'istiod', lines: ['signs workload certificates', ...scope], problems: [] });
	builder.connect(id, user, 'is used by');
}

function lifetimeLines({ notBefore, notAfter }: Certificate): readonly string[] {
	return [`${toIso(notBefore).slice(0, 10)} to ${toIso(notAfter).slice(0, 10)}`];
}

function addLinkerd(builder: GraphBuilder, snapshot: Snapshot): void {
	const stores = [...snapshot.ofKind(kinds.secret)].filter(({ resource }) => resource.name === 'linkerd-identity-issuer');
	for (const placed of stores) {
		builder.add(secretNode(namespaceOf(placed.resource), 'linkerd-identity-issuer', placed));
	}
	const namespaces = new Set([
		...stores.map(({ resource }) => namespaceOf(resource)),
		...[...snapshot.ofKind(kinds.certificate)].filter(({ resource }) => textAt(resource.value, 'spec', 'secretName') === 'linkerd-identity-issuer').map(({ resource }) => namespaceOf(resource)),
	]);
	for (const namespace of namespaces) {
		builder.add({ id: `linkerd/${namespace}`, kind: 'consumer', title: 'Linkerd identity', lines: ['signs workload certificates', `in ${namespace}`], problems: [] });
		builder.connect(secretId(namespace, 'linkerd-identity-issuer'), `linkerd/${namespace}`, 'is used by');
	}
}

function addBundle(builder: GraphBuilder, resource: Resource, snapshot: Snapshot): void {
	const id = `Bundle/${resource.name ?? ''}`;
	const placed = [...snapshot.ofKind(kinds.bundle)].find((item) => item.resource === resource);
	builder.add({ id, kind: 'bundle', title: `Bundle ${resource.name ?? ''}`, lines: ['trust bundle'], problems: [], ...(placed && { placed }) });
	for (const source of listAt(resource.value, 'spec', 'sources')) {
		const name = textAt(source, 'secret', 'name');
		if (name !== undefined) {
			builder.add(secretNode(TRUST_NAMESPACE, name));
			builder.connect(secretId(TRUST_NAMESPACE, name), id, 'is trusted through');
		}
	}
}

/** istio-csr is told its issuer on its command line. */
function addIstioCsr(builder: GraphBuilder, placed: PlacedResource): void {
	const { resource } = placed;
	for (const container of listAt(resource.value, 'spec', 'template', 'spec', 'containers')) {
		const args = listAt(container, 'args').filter((arg): arg is string => typeof arg === 'string');
		if (/cert-manager-istio-csr/.test(textAt(container, 'image') ?? '')) {
			const option = (name: string): string | undefined => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
			const name = option('issuer-name');
			const id = `istio-csr/${namespaceOf(resource)}`;
			builder.add({ id, kind: 'consumer', title: 'istio-csr', lines: ['has workload certificates signed', `in ${namespaceOf(resource)}`], problems: [], placed });
			if (name !== undefined) {
				connectIssuer(builder, { name, kind: option('issuer-kind') ?? 'Issuer' }, option('certificate-namespace') ?? 'istio-system', id);
			}
		}
	}
}

/** SPIRE's UpstreamAuthority, in HCL or JSON: what stands above the server's own authority. */
function addSpire(builder: GraphBuilder, placed: PlacedResource): void {
	const { resource } = placed;
	for (const text of Object.values(objectAt(resource.value, 'data') ?? {})) {
		const match = typeof text === 'string' ? /\bUpstreamAuthority"?\s*[:=]?\s*[{[]*\s*"?([\w-]+)"?\s*[:=]?\s*\{/.exec(text) : null;
		if (typeof text !== 'string' || match === null) {
			continue;
		}
		const plugin = match[1] ?? '';
		const block = text.slice(match.index, match.index + 4000);
		const field = (name: string): string | undefined => new RegExp(`\\b${name}"?\\s*[:=]\\s*"([^"]*)"`).exec(block)?.[1];
		const id = `spire/${namespaceOf(resource)}/${resource.name ?? ''}`;
		builder.add({ id, kind: 'consumer', title: 'SPIRE server', lines: [`UpstreamAuthority ${plugin}`, `in ${namespaceOf(resource)}`], problems: [], placed });
		const name = field('issuer_name');
		if (plugin === 'cert-manager' && name !== undefined) {
			connectIssuer(builder, { name, kind: field('issuer_kind') ?? 'Issuer' }, field('namespace') ?? namespaceOf(resource), id);
		}
	}
}

function connectIssuer(builder: GraphBuilder, reference: { readonly name: string; readonly kind: string }, namespace: string, to: string): void {
	const id = issuerIdOf(reference, namespace);
	if (!builder.has(id)) {
		builder.add(missingIssuer(id, reference.name, reference.kind));
	}
	builder.connect(id, to, 'issues');
}
