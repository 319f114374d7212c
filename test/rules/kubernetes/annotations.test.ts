import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFix, fixes, judge } from '../../support/judge.js';

/** The metadata of a kind: labels and annotations as lines, and what is found on them as `rule underlined`. */
interface Row {
	readonly says: string;
	readonly kind: string;
	readonly labels?: readonly string[];
	readonly annotations?: readonly string[];
	readonly found: readonly string[];
}

const rows: readonly Row[] = [
	{ says: 'skip-outbound-ports does nothing on a Service', kind: 'Service', annotations: ['config.linkerd.io/skip-outbound-ports: "3306" # MySQL'], found: ['no-misplaced-annotation config.linkerd.io/skip-outbound-ports'] },
	{ says: 'opaque-ports belongs on a Service too', kind: 'Service', annotations: ['config.linkerd.io/opaque-ports: "3306"'], found: [] },
	{ says: 'skip-outbound-ports lets traffic past the proxy on a namespace', kind: 'Namespace', annotations: ['config.linkerd.io/skip-outbound-ports: "3306"'], found: ['no-traffic-past-proxy "3306"'] },
	{ says: 'an empty list lets nothing past', kind: 'Namespace', annotations: ['config.linkerd.io/skip-outbound-ports: ""'], found: [] },
	{ says: 'a malformed list is one finding, not two', kind: 'Namespace', annotations: ['config.linkerd.io/skip-outbound-ports: "true"'], found: ['valid-annotation-value "true"'] },
	{ says: 'a namespace does not hand every annotation on', kind: 'Namespace', annotations: ['config.linkerd.io/proxy-cpu-ratio-limit: "0.5"'], found: ['no-misplaced-annotation config.linkerd.io/proxy-cpu-ratio-limit'] },
	{ says: 'an annotation of cert-manager for an Ingress does nothing on a Service', kind: 'Service', annotations: ['cert-manager.io/cluster-issuer: ca'], found: ['no-misplaced-annotation cert-manager.io/cluster-issuer'] },
	{ says: 'a misspelt annotation has a nearest name', kind: 'Pod', annotations: ['config.linkerd.io/opaque-port: "3306"'], found: ['no-unknown-annotation config.linkerd.io/opaque-port'] },
	{ says: 'the right name under the wrong prefix has a nearest name', kind: 'Pod', annotations: ['linkerd.io/skip-inbound-ports: "3306"'], found: ['no-unknown-annotation linkerd.io/skip-inbound-ports'] },
	{ says: 'annotations of others are theirs', kind: 'Pod', annotations: ['example.com/inject: enabled', 'my.istio.io.example.com/x: y', 'test.linkerd.io/anything: y'], found: [] },
	{ says: 'inject takes three words', kind: 'Namespace', annotations: ['linkerd.io/inject: "true"'], found: ['valid-annotation-value "true"'] },
	{ says: 'Go reads t as true', kind: 'Pod', annotations: ['config.linkerd.io/enable-external-profiles: t'], found: [] },
	{ says: 'a fraction is no route timeout', kind: 'Service', annotations: ['timeout.linkerd.io/request: 1.5s'], found: ['valid-annotation-value 1.5s'] },
	{ says: 'a range that falls is no range', kind: 'Pod', annotations: ['config.linkerd.io/opaque-ports: "9000-8000"'], found: ['valid-annotation-value "9000-8000"'] },
	{ says: 'Istio knows no ranges of ports', kind: 'Pod', annotations: ['traffic.sidecar.istio.io/excludeInboundPorts: "1-9"'], found: ['valid-annotation-value "1-9"'] },
	{ says: 'with no port included nothing is taken in', kind: 'Pod', annotations: ['traffic.sidecar.istio.io/includeInboundPorts: ""'], found: ['no-traffic-past-proxy ""'] },
	{ says: 'the configuration of the proxy is YAML', kind: 'Pod', annotations: ['proxy.istio.io/config: "[1"'], found: ['valid-annotation-value "[1"'] },
	{ says: 'an identity is not required under audit', kind: 'Namespace', annotations: ['config.linkerd.io/default-inbound-policy: audit', 'config.linkerd.io/proxy-require-identity-inbound-ports: "8443"'], found: ['no-unauthenticated-inbound audit', 'no-ineffective-identity-ports "8443"'] },
	{ says: 'inject as a label does nothing', kind: 'Namespace', labels: ['linkerd.io/inject: enabled'], found: ['no-label-annotation-mix-up linkerd.io/inject'] },
	{ says: 'istio-injection as an annotation does nothing', kind: 'Namespace', annotations: ['istio-injection: enabled'], found: ['no-label-annotation-mix-up istio-injection'] },
	{ says: 'istio-injection stands on namespaces', kind: 'Pod', labels: ['istio-injection: enabled'], found: ['no-misplaced-label istio-injection'] },
	{ says: 'istio-injection takes two words', kind: 'Namespace', labels: ['istio-injection: enable'], found: ['valid-label-value enable'] },
	{ says: 'istio-injection is easily misspelt', kind: 'Namespace', labels: ['istio-injecton: enabled', 'istio.io/dataplane-mod: ambient'], found: ['no-unknown-label istio-injecton', 'no-unknown-label istio.io/dataplane-mod'] },
	{ says: 'unknown labels of products are theirs', kind: 'Namespace', labels: ['istio.io/test-vm: web', 'linkerd.io/extension: viz', 'istio: ingressgateway'], found: [] },
	{ says: 'two ways of injection exclude each other', kind: 'Namespace', labels: ['istio-injection: enabled', 'istio.io/rev: canary'], found: ['no-conflicting-injection-labels istio.io/rev'] },
	{ says: 'the webhooks may be off for kube-system', kind: 'Namespace', labels: ['config.linkerd.io/admission-webhooks: disabled'], found: ['no-linkerd-webhook-bypass disabled'] },
	{ says: 'the annotation gave way to the label', kind: 'Pod', annotations: ['sidecar.istio.io/inject: "true"'], found: ['no-deprecated-annotation sidecar.istio.io/inject'] },
	{ says: 'both together are a transition', kind: 'Pod', labels: ['sidecar.istio.io/inject: "true"'], annotations: ['sidecar.istio.io/inject: "true"'], found: [] },
	{ says: 'what a template brings is not known', kind: 'Namespace', annotations: ['config.linkerd.io/default-inbound-policy: {{ .Values.policy }}', '{{ .Values.prefix }}/x: y'], found: [] },
];

for (const { says, kind, labels = [], annotations = [], found } of rows) {
	test(`${kind}: ${says}`, () => {
		const block = (name: string, lines: readonly string[]) => (lines.length === 0 ? '' : `  ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`);
		const text = `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: web\n${block('labels', labels)}${block('annotations', annotations)}`;
		assert.deepEqual(judge(text).map(({ rule, underlined }) => `${rule.replace('kubernetes/', '')} ${underlined}`), found);
	});
}

const deployment = (own: string, template: string, spec = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
${own}spec:
  template:
    metadata:
${template}    spec:
${spec}      containers: []
`;

function fixed(text: string, title: string): string {
	const finding = judge(text).find(({ rule }) => rule.startsWith('kubernetes/'));
	assert.ok(finding !== undefined, 'nothing is found');
	const fix = fixes(finding).find((candidate) => candidate.title === title);
	assert.ok(fix !== undefined, `no such fix; there are: ${fixes(finding).map((candidate) => candidate.title).join(' | ')}`);
	return applyFix(finding, fix);
}

test('an annotation of a Deployment moves to its pod template, behind the labels', () => {
	const before = deployment('  annotations:\n    linkerd.io/inject: enabled # for mTLS\n', '      labels:\n        app: web\n');
	const after = deployment('  # for mTLS\n', '      labels:\n        app: web\n      annotations:\n        linkerd.io/inject: enabled\n');
	assert.equal(fixed(before, 'Move linkerd.io/inject to the pod template'), after);
});

test('an annotation of a Deployment that its template has too is only a copy', () => {
	assert.deepEqual(judge(deployment('  annotations:\n    linkerd.io/inject: enabled\n', '      annotations:\n        linkerd.io/inject: enabled\n')), []);
});

test('the only label of a map becomes an annotation by renaming the map', () => {
	const namespace = (map: string) => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  ${map}: {linkerd.io/inject: enabled} # mesh\n`;
	assert.equal(fixed(namespace('labels'), 'Move linkerd.io/inject to the annotations'), namespace('annotations'));
});

test('an annotation moves in flow style', () => {
	const before = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, annotations: {a: b, istio-injection: enabled}}\n';
	assert.equal(fixed(before, 'Move istio-injection to the labels'), 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}, annotations: {a: b}}\n');
});

test('the label of a pod on a namespace becomes the label of namespaces', () => {
	const before = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    sidecar.istio.io/inject: "false"\n';
	assert.equal(fixed(before, 'Use istio-injection: disabled instead'), before.replace('sidecar.istio.io/inject: "false"', 'istio-injection: disabled'));
});

test('only the wrong item of a list changes', () => {
	const before = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    retry.linkerd.io/grpc: "unavailable,deadline-exeeded"\n';
	assert.equal(fixed(before, 'Change to unavailable,deadline-exceeded'), before.replace('exeeded', 'exceeded'));
});

test('a pod with the network of its node gets no proxy', () => {
	const [finding] = judge(deployment('', '      annotations:\n        linkerd.io/inject: enabled\n', '      hostNetwork: true\n'));
	assert.deepEqual([finding?.rule, finding?.underlined], ['kubernetes/no-injection-into-host-network', 'hostNetwork']);
});

test('an application must not run as the user of its proxy', () => {
	const found = judge(deployment('', '      annotations:\n        linkerd.io/inject: enabled\n', '      securityContext:\n        runAsUser: 2102\n'));
	assert.deepEqual(found.map(({ rule, underlined }) => `${rule} ${underlined}`), ['kubernetes/no-shared-proxy-user 2102']);
});

test('half-typed metadata is no reason to fail', () => {
	for (const metadata of ['metadata: 1', 'metadata: []', 'metadata:\n  annotations: x', 'metadata:\n  annotations: [linkerd.io/inject]', 'metadata:\n  labels:\n    linkerd.io/inject:']) {
		for (const kind of ['Namespace', 'Service', 'Pod']) {
			assert.deepEqual(judge(`apiVersion: v1\nkind: ${kind}\n${metadata}\n`).filter(({ rule }) => rule.startsWith('kubernetes/')), []);
		}
	}
});
