import assert from 'node:assert/strict';
import test from 'node:test';
import type { IssuanceGraphView } from '../../server/src/protocol/issuance.js';
import { ResourceReader } from '../../server/src/resource/decode.js';
import { issuanceGraph } from '../../server/src/service/issuance.js';
import { issuancePathAt } from '../../server/src/service/issuanceHover.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { placedResources } from '../../server/src/workspace/placement.js';
import { Snapshot } from '../../server/src/workspace/snapshot.js';
import { caseText } from '../x509/cases.js';
import { spireSchemas } from '../../server/generated/catalog.cjs';
import { catalog } from '../support/judge.js';

const reader = new ResourceReader(catalog, spireSchemas);

function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
	return new Snapshot(new Map(Object.entries(files).map(([uri, text]) => [uri, placedResources(uri, createStream(text), reader)])));
}

const graphOf = (files: Readonly<Record<string, string>>): Promise<IssuanceGraphView> => issuanceGraph(snapshotOf(files), () => Promise.resolve(undefined));

const issuer = (name: string, namespace: string, spec: string, kind = 'Issuer') => `apiVersion: cert-manager.io/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${kind === 'Issuer' ? `  namespace: ${namespace}\n` : ''}spec:\n  ${spec}\n`;
const certificate = (name: string, namespace: string, issuerName: string, more = '', kind = 'Issuer') => `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  secretName: ${name}-tls\n  commonName: ${name}\n${more}  issuerRef:\n    name: ${issuerName}\n    kind: ${kind}\n`;

const mesh = [
	issuer('root', 'shop', 'selfSigned: {}'),
	certificate('mesh-ca', 'shop', 'root', '  isCA: true\n  duration: 8760h\n'),
	issuer('mesh', 'shop', 'ca: {secretName: mesh-ca-tls}'),
	certificate('cart', 'shop', 'mesh', '  duration: 24h\n  renewBefore: 8h\n'),
].join('---\n');

const edgesOf = ({ nodes, edges }: IssuanceGraphView) => edges.map(({ from, to, label }) => `${nodes.find(({ id }) => id === from)?.title ?? ''} ${label} ${nodes.find(({ id }) => id === to)?.title ?? ''}`);
const problemsOf = ({ nodes }: IssuanceGraphView) => nodes.flatMap(({ title, problems }) => problems.map(({ severity, message }) => `${title}: ${severity}: ${message}`));

test('a hierarchy goes from the self-signed issuer through the CA to the workload', async () => {
	const graph = await graphOf({ 'file:///a.yaml': mesh });
	assert.deepEqual(edgesOf(graph).toSorted(), [
		'Certificate cart is stored in Secret cart-tls',
		'Certificate mesh-ca is stored in Secret mesh-ca-tls',
		'Issuer mesh issues Certificate cart',
		'Issuer root issues Certificate mesh-ca',
		'Secret mesh-ca-tls is the CA of Issuer mesh',
	]);
	assert.deepEqual(problemsOf(graph), []);
	assert.deepEqual(graph.nodes.find(({ title }) => title === 'Certificate cart')?.lines, ['in shop', 'leaf', 'valid 24 hours', 'renewed 8 hours before the end']);
	const columns = ['Issuer root', 'Certificate mesh-ca', 'Secret mesh-ca-tls', 'Issuer mesh', 'Certificate cart', 'Secret cart-tls'].map((title) => graph.nodes.find((node) => node.title === title)?.x ?? 0);
	assert.deepEqual(columns, columns.toSorted((a, b) => a - b));
});

test('problems of the hierarchy are named', async () => {
	assert.match(problemsOf(await graphOf({ a: certificate('cart', 'shop', 'nobody') })).join(), /information: No file of this workspace declares the Issuer "nobody"/);
	assert.match(problemsOf(await graphOf({ a: `${issuer('mesh', 'infra', 'selfSigned: {}')}---\n${certificate('cart', 'shop', 'mesh')}` })).join(), /error: The Issuer "mesh" is in the namespace infra/);
	assert.match(problemsOf(await graphOf({ a: mesh.replace('  isCA: true\n', '') })).join(), /Certificate mesh-ca: error: The Issuer "mesh" signs with this certificate, but "isCA" is not set/);
	assert.match(problemsOf(await graphOf({ a: mesh.replace('8760h', '12h') })).join(), /Certificate cart: warning: It is valid for 24 hours, longer than its authority Certificate mesh-ca, which is valid for 12 hours/);
	assert.match(problemsOf(await graphOf({ a: mesh.replace('8h\n', '24h\n') })).join(), /to be renewed 24 hours before the end, but is valid for 24 hours only/);
	const ring = `${issuer('mesh', 'shop', 'ca: {secretName: mesh-ca-tls}')}---\n${certificate('mesh-ca', 'shop', 'mesh', '  isCA: true\n')}`;
	assert.match(problemsOf(await graphOf({ a: ring })).join(), /neither is ever issued/);
});

test('Linkerd, SPIRE, istio-csr and trust bundles take their authority from the hierarchy', async () => {
	const graph = await graphOf({
		a: [
			mesh.replaceAll('namespace: shop', 'namespace: cert-manager'),
			certificate('linkerd-identity', 'linkerd', 'trust-anchor', '', 'ClusterIssuer').replace('linkerd-identity-tls', 'linkerd-identity-issuer'),
			'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire-server\n  namespace: cert-manager\ndata:\n  server.conf: |\n    plugins {\n      UpstreamAuthority "cert-manager" {\n        plugin_data {\n          issuer_name = "mesh"\n        }\n      }\n    }\n',
			'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: istio-csr\n  namespace: cert-manager\nspec:\n  template:\n    spec:\n      containers:\n        - name: csr\n          image: quay.io/jetstack/cert-manager-istio-csr:v0.14.0\n          args: [--issuer-name=mesh, --certificate-namespace=cert-manager]\n',
			'apiVersion: trust.cert-manager.io/v1alpha1\nkind: Bundle\nmetadata:\n  name: roots\nspec:\n  sources:\n    - secret:\n        name: mesh-ca-tls\n        key: ca.crt\n  target:\n    configMap:\n      key: root.pem\n',
		].join('---\n'),
	});
	const edges = edgesOf(graph);
	for (const edge of ['Issuer mesh issues SPIRE server', 'Issuer mesh issues istio-csr', 'Secret linkerd-identity-issuer is used by Linkerd identity', 'Secret mesh-ca-tls is trusted through Bundle roots', 'ClusterIssuer trust-anchor issues Certificate linkerd-identity']) {
		assert.ok(edges.includes(edge), `${edge} is missing in:\n${edges.join('\n')}`);
	}
});

test('clusters whose plug-in authorities share a root hang below it', async () => {
	const indent = (file: string) => caseText(file).trimEnd().replace(/^/gm, '    ');
	const cacerts = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: cacerts\n  namespace: istio-system\nstringData:\n  root-cert.pem: |\n${indent('generated/root.pem')}\n  ca-cert.pem: |\n${indent('generated/root.pem')}\n`;
	const graph = await graphOf({ 'file:///mesh/east/cacerts.yaml': cacerts, 'file:///mesh/west/cacerts.yaml': cacerts });
	assert.equal(edgesOf(graph).filter((edge) => edge === 'CN=Corpus Root CA,O=corpus issues Secret cacerts').length, 2);
	assert.deepEqual(graph.nodes.filter(({ title }) => title === 'istiod').map(({ lines }) => lines.at(-1)), ['cluster east', 'cluster west']);
	assert.ok(!JSON.stringify(graph).includes('MII'));
});

test('hover on issuerRef and secretName shows the way to the root', () => {
	const snapshot = snapshotOf({ a: mesh });
	const resource = (name: string) => {
		const found = snapshot.inFile('a').find((placed) => placed.resource.name === name)?.resource;
		assert.ok(found);
		return found;
	};
	const way = issuancePathAt(snapshot, resource('cart'), ['spec', 'issuerRef', 'name']) ?? '';
	assert.match(way, /1\. `Certificate cart`[^]*2\. `Issuer mesh`[^]*3\. `Secret mesh-ca-tls`[^]*4\. `Certificate mesh-ca`[^]*5\. `Issuer root` \(in shop, self-signed\)/);
	assert.match(issuancePathAt(snapshot, resource('mesh'), ['spec', 'ca', 'secretName']) ?? '', /1\. `Issuer mesh`/);
	assert.equal(issuancePathAt(snapshot, resource('cart'), ['spec', 'duration']), undefined);
});

test('the exports hold every node, and names cannot break out of them', async () => {
	const graph = await graphOf({ a: mesh.replaceAll('cart', 'cart"]<b>') });
	assert.match(graph.mermaid, /^flowchart LR\n/);
	assert.equal(graph.mermaid.match(/-->/g)?.length, graph.edges.length);
	assert.ok(!graph.mermaid.includes('<b>') && !graph.svg.includes('<b>'));
	assert.match(graph.svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	assert.equal(graph.svg.match(/<rect /g)?.length, graph.nodes.length);
});
