import assert from 'node:assert/strict';
import test from 'node:test';
import { certManagerAnnotations } from '../../../server/src/resource/annotations/certManager.js';
import { istioAnnotations, istioLabels } from '../../../server/src/resource/annotations/istio.js';
import { linkerdAnnotations, linkerdLabels } from '../../../server/src/resource/annotations/linkerd.js';
import { metadataNamed, nearestMetadata, productOf } from '../../../server/src/resource/annotations/lookup.js';
import type { ValueFormat } from '../../../server/src/resource/annotations/metadata.js';
import { expectedValue, wrongPart } from '../../../server/src/resource/annotations/valueFormat.js';

const annotations = [...certManagerAnnotations, ...istioAnnotations, ...linkerdAnnotations];
const labels = [...istioLabels, ...linkerdLabels];

test('each label and annotation is listed once, with where it stands and what it does', () => {
	for (const list of [annotations, labels]) {
		const names = list.map(({ name }) => name);
		assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
	}
	for (const { name, doc, places } of [...annotations, ...labels]) {
		assert.match(doc, /^(?:[A-Z`]|gRPC ).*\.$/s, name);
		assert.ok(places.length > 0, name);
	}
});

test('what replaces a former name is itself known', () => {
	for (const { former } of annotations) {
		if (former?.replacement !== undefined) {
			assert.ok(metadataNamed(former.asLabel === true ? 'labels' : 'annotations', former.replacement) !== undefined, former.replacement);
		}
	}
});

test('a name belongs to the product whose domain its prefix ends with', () => {
	assert.deepEqual(['sidecar.istio.io/inject', 'linkerd.io/inject', 'acme.cert-manager.io/x', 'example.com/istio.io', 'notistio.io/x', 'istio-injection'].map(productOf), ['Istio', 'Linkerd', 'cert-manager', undefined, undefined, undefined]);
});

test('an unknown name is near one with the same prefix or the same last part', () => {
	const meant = ['config.linkerd.io/opaque-port', 'linkerd.io/opaque-ports', 'config.linkerd.io/inject', 'sidecar.istio.io/excludeInboundPorts', 'config.linkerd.io/proxy-protocol', 'example.com/inject'].map((name) => nearestMetadata('annotations', name)?.name);
	assert.deepEqual(meant, ['config.linkerd.io/opaque-ports', 'config.linkerd.io/opaque-ports', 'linkerd.io/inject', 'traffic.sidecar.istio.io/excludeInboundPorts', undefined, undefined]);
});

const formats: readonly { readonly format: ValueFormat; readonly good: readonly string[]; readonly bad: readonly (readonly [value: string, part: string])[] }[] = [
	{ format: { kind: 'text' }, good: ['', 'x'], bad: [] },
	{ format: { kind: 'boolean' }, good: ['true', 'F', '0'], bad: [['yes', 'yes'], ['', '']] },
	{ format: { kind: 'words', words: ['a', 'b'] }, good: ['a'], bad: [['A', 'A']] },
	{ format: { kind: 'word-list', words: ['a', 'b'] }, good: ['a', 'a, b', ''], bad: [['a,c', 'c']] },
	{ format: { kind: 'ports', ranges: true }, good: ['80', '80,90-99', '80, 90', ''], bad: [['80,x', 'x'], ['9-1', '9-1'], ['0', '0'], ['65536', '65536'], ['80,', '']] },
	{ format: { kind: 'ports', ranges: false, any: true }, good: ['*', '80'], bad: [['80-90', '80-90'], ['80,*', '*']] },
	{ format: { kind: 'ports', ranges: true, names: true }, good: ['http', '80,http-2'], bad: [['HTTP', 'HTTP'], ['a--b', 'a--b']] },
	{ format: { kind: 'port' }, good: ['4143'], bad: [['0', '0'], ['4143,1', '4143,1']] },
	{ format: { kind: 'integer', minimum: 1 }, good: ['1'], bad: [['0', '0'], ['-1', '-1'], ['1.5', '1.5']] },
	{ format: { kind: 'ratio' }, good: ['0.10', '.5'], bad: [['0', '0'], ['1', '1'], ['x', 'x']] },
	{ format: { kind: 'networks' }, good: ['10.0.0.0/8,10.1.1.1', 'fd00::/8'], bad: [['10.0.0.0/33', '10.0.0.0/33'], ['*', '*'], ['10.0.0.0/8/9', '10.0.0.0/8/9']] },
	{ format: { kind: 'quantity' }, good: ['100m', '64Mi', '0.5', '1e3'], bad: [['64 Mi', '64 Mi'], ['64MB', '64MB']] },
	{ format: { kind: 'duration' }, good: ['10s', '1m30s'], bad: [['10', '10'], ['1d', '1d']] },
	{ format: { kind: 'route-timeout' }, good: ['300ms', '1d', '0'], bad: [['1.5s', '1.5s'], ['1m30s', '1m30s']] },
	{ format: { kind: 'http-statuses' }, good: ['5xx,429', '500-504', 'gateway-error'], bad: [['4xx', '4xx'], ['504-500', '504-500']] },
	{ format: { kind: 'json-list' }, good: ['[]'], bad: [['{}', '{}'], ['[', '[']] },
	{ format: { kind: 'json-object' }, good: ['{}'], bad: [['[]', '[]'], ['null', 'null']] },
	{ format: { kind: 'yaml-object' }, good: ['a: b', '{"a": 1}', ''], bad: [['a', 'a'], ['a: [', 'a: [']] },
];

for (const { format, good, bad } of formats) {
	test(`a value of the format ${format.kind} is told from another: ${expectedValue(format)}`, () => {
		assert.deepEqual(good.map((value) => wrongPart(format, value)), good.map(() => undefined));
		assert.deepEqual(bad.map(([value]) => wrongPart(format, value)), bad.map(([, part]) => part));
	});
}
