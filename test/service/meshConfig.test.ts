import assert from 'node:assert/strict';
import test from 'node:test';
import { hoverAt } from '../../server/src/service/hover.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { withCursor } from '../support/cursor.js';
import { applyFix, fixes, judge } from '../support/judge.js';
import { accept, completions, serviceContext } from '../support/service.js';

const HEAD = '# the mesh\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio\n  namespace: istio-system\ndata:\n';
const found = (text: string) => judge(text).map(({ rule, pathText, underlined, message }) => ({ rule, pathText, underlined, message }));

test('a wrong value of MeshConfig is underlined inside the text of the ConfigMap, and mended there', () => {
	const text = `${HEAD}  mesh: |-\n    # note\n    enableAutoMtls: true\n    meshMTLS:\n      minProtocolVersion: TLSV1_4\n  meshNetworks: "networks: {}"\n`;
	assert.deepEqual(found(text), [{ rule: 'schema/not-allowed-value', pathText: 'data.mesh.meshMTLS.minProtocolVersion', underlined: 'TLSV1_4', message: '"TLSV1_4" is not a value of minProtocolVersion; use TLS_AUTO, TLSV1_2 or TLSV1_3.' }]);
	const [finding] = judge(text);
	assert.ok(finding !== undefined);
	const [fix] = fixes(finding);
	assert.ok(fix !== undefined);
	assert.deepEqual(judge(applyFix(finding, fix)), []);
});

test('rules about MeshConfig hold in the ConfigMap too', () => {
	assert.deepEqual(found(`${HEAD}  mesh: |\n    trustDomain: prod_mesh\n`).map(({ rule, underlined }) => [rule, underlined]), [['istio/valid-mesh-config', 'prod_mesh']]);
});

test('a syntax error inside the text is found at its place', () => {
	assert.deepEqual(found(`${HEAD}  mesh: |\n    enableAutoMtls: [\n`).map(({ rule }) => rule), ['yaml/syntax']);
});

test('a suppression inside the text holds there', () => {
	assert.deepEqual(found(`${HEAD}  mesh: |\n    # mesh-security-disable-next-line istio/valid-mesh-config -- migration\n    trustDomain: prod_mesh\n`), []);
});

test('other ConfigMaps, other keys and templates are left alone', () => {
	assert.deepEqual(found(`${HEAD.replace('name: istio\n', 'name: other\n')}  mesh: |\n    trustDomain: prod_mesh\n`), []);
	assert.deepEqual(found(`${HEAD}  values: |\n    trustDomain: prod_mesh\n`), []);
	assert.deepEqual(found(`${HEAD}  mesh: |-\n{{ .Values.mesh | toYaml | indent 4 }}\n`), []);
});

const ACCEPTED: readonly { readonly name: string; readonly text: string; readonly label: string; readonly result: string }[] = [
	{ name: 'a key in an empty text', text: `${HEAD}  mesh: |\n    ‸\n`, label: 'rootNamespace', result: `${HEAD}  mesh: |\n    rootNamespace: ‸\n` },
	{ name: 'a key at the end of the text', text: `${HEAD}  mesh: |\n    rootNamespace: a\n    ‸`, label: 'enableAutoMtls', result: `${HEAD}  mesh: |\n    rootNamespace: a\n    enableAutoMtls: ‸` },
	{ name: 'a key with a skeleton, before another key of the ConfigMap', text: `${HEAD}  mesh: |\n    rootNamespace: a\n    meshM‸\n  other: b\n`, label: 'meshMTLS', result: `${HEAD}  mesh: |\n    rootNamespace: a\n    meshMTLS:\n      minProtocolVersion: ‸TLSV1_3\n  other: b\n` },
	{ name: 'a value', text: `${HEAD}  mesh: |\n    meshMTLS:\n      minProtocolVersion: ‸\n`, label: 'TLSV1_3', result: `${HEAD}  mesh: |\n    meshMTLS:\n      minProtocolVersion: TLSV1_3‸\n` },
];

for (const { name, text, label, result } of ACCEPTED) {
	test(`completes in MeshConfig ${name}`, () => {
		assert.equal(accept(text, label), result);
	});
}

test('the text of another key offers nothing of MeshConfig', () => {
	assert.deepEqual(completions(`${HEAD}  values: |\n    ‸\n`).map(({ label }) => label), []);
});

test('hover inside the text documents the field', () => {
	const { text, position } = withCursor(`${HEAD}  mesh: |\n    meshMTLS:\n      minProto‸colVersion: TLSV1_2\n`);
	const hover = hoverAt(serviceContext(), createStream(text), position);
	assert.match(JSON.stringify(hover), /\*\*meshMTLS\.minProtocolVersion\*\*/);
	assert.deepEqual(hover?.range, { start: { line: 9, character: 6 }, end: { line: 9, character: 24 } });
});

test('MeshConfig in an IstioOperator is validated', () => {
	assert.deepEqual(found('apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata:\n  name: a\n  namespace: istio-system\nspec:\n  meshConfig:\n    meshMTLS:\n      minProtocolVersion: TLSV1_4\n').map(({ rule, pathText }) => [rule, pathText]), [['schema/not-allowed-value', 'spec.meshConfig.meshMTLS.minProtocolVersion']]);
});
