import assert from 'node:assert/strict';
import test from 'node:test';
import { judge } from '../support/judge.js';

const found = (text: string) => judge(text).map(({ rule, pathText, message }) => `${rule} ${pathText}: ${message}`);

const FROM_CLUSTER = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"security.istio.io/v1","kind":"PeerAuthentication","metadata":{"annotations":{},"name":"default","namespace":"shop"},"spec":{"mtls":{"mode":"STRIKT"}}}
  creationTimestamp: "2026-01-01T00:00:00Z"
  generation: 3
  managedFields:
  - apiVersion: security.istio.io/v1
    fieldsType: FieldsV1
    fieldsV1:
      f:spec:
        .: {}
        f:mtls: {}
    manager: kubectl-client-side-apply
    operation: Update
    time: "2026-01-01T00:00:00Z"
  name: default
  namespace: shop
  ownerReferences:
  - apiVersion: example.org/v1
    kind: Mesh
    name: a
    uid: b
  resourceVersion: "1234"
  selfLink: /apis/x
  uid: 0a1b2c
spec:
  mtls:
    mode: STRICT
status:
  validationMessages:
  - { level: 3 }
  anything: [1]
`;

const QUIET: readonly { readonly name: string; readonly text: string }[] = [
	{ name: 'what kubectl prints of an object, with its status and managed fields', text: FROM_CLUSTER },
	{ name: 'a List of what kubectl prints', text: `apiVersion: v1\nitems:\n- ${FROM_CLUSTER.trimEnd().split('\n').join('\n  ')}\nkind: List\nmetadata:\n  resourceVersion: ""\n` },
	{ name: 'comments behind and around markers', text: '# head\n--- # Source: chart/templates/a.yaml\n# note\napiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\nspec:\n  mtls:\n    mode: STRICT\n---\n# nothing but a comment\n---\n' },
	{ name: 'the values of a chart that name our kinds, whatever is wrong with them', text: 'kind: DaemonSet\nissuer:\n  kind: ClusterIssuer\nissuer:\n  kind: Issuer\n'.replace('kind: DaemonSet\n', '') },
	{ name: 'a Kustomization with patches in its text', text: 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - target:\n      kind: PeerAuthentication\n    patch: |\n      apiVersion: security.istio.io/v1\n      kind: PeerAuthentication\n      spec:\n        mtls: {mode: STRIKT}\n  - patch: |-\n      - op: replace\n        path: /spec/mtls/mode\n        value: PERMISSIVE\n    target: {group: security.istio.io, kind: PeerAuthentication}\n' },
	{ name: 'a list of JSON patches', text: '- op: add\n  path: /spec\n  value:\n    kind: Issuer\n    mtls: {mode: STRICT}\n- op: remove\n  path: /x\n' },
	{ name: 'a patch by its own directive', text: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  ports:\n    - $patch: delete\n      number: 80\n' },
	{ name: 'a resource that a patch deletes', text: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\n$patch: delete\n' },
	{ name: 'the CRD of a kind of ours', text: 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: issuers.cert-manager.io\nspec:\n  names:\n    kind: Issuer\n    kind: Issuer\n' },
];

for (const { name, text } of QUIET) {
	test(`nothing is said about ${name}`, () => {
		assert.deepEqual(found(text), []);
	});
}

test('a mistake in a manifest that stands below an indentation of its own is still found', () => {
	assert.deepEqual(found('{{- if .Values.a }}\n  apiVersion: security.istio.io/v1\n  kind: PeerAuthentication\n  metadata:\n    name: a\n  spec:\n    mtls:\n      mode: STRIKT\n{{- end }}\n').map((line) => line.split(':')[0]), ['schema/not-allowed-value spec.mtls.mode']);
});
