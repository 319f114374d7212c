import assert from 'node:assert/strict';
import test from 'node:test';
import { hoverAt } from '../../server/src/service/hover.js';
import { resolveCompletion } from '../../server/src/service/completion/resolve.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { withCursor } from '../support/cursor.js';
import { judge } from '../support/judge.js';
import { accept, completions, serviceContext } from '../support/service.js';

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\n  annotations:\n    OWN\nspec:\n  template:\n    metadata:\n      annotations:\n        POD\n';
const labelsAt = (text: string) => completions(text).map(({ label }) => label);

test('annotations are offered where their product reads them', () => {
	const pod = labelsAt(DEPLOYMENT.replace('POD', '‸').replace('OWN', 'a: b'));
	const own = labelsAt(DEPLOYMENT.replace('OWN', '‸').replace('POD', 'a: b'));
	assert.ok(pod.includes('linkerd.io/inject') && pod.includes('traffic.sidecar.istio.io/excludeInboundPorts'), pod.join());
	assert.ok(!own.includes('linkerd.io/inject'), own.join());
	assert.ok(labelsAt('apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n    ‸\n').includes('istio-injection'));
	assert.ok(!labelsAt('apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\n  annotations:\n    ‸\n').includes('linkerd.io/inject'));
});

test('a name that is deprecated or there already is not offered', () => {
	const pod = labelsAt(DEPLOYMENT.replace('POD', 'linkerd.io/inject: enabled\n        ‸').replace('OWN', 'a: b'));
	assert.ok(!pod.includes('linkerd.io/inject') && !pod.includes('sidecar.istio.io/inject'), pod.join());
});

test('a name and one of its values are written as text', () => {
	const named = accept(DEPLOYMENT.replace('POD', 'linkerd.io/inj‸').replace('OWN', 'a: b'), 'linkerd.io/inject');
	assert.match(named, /linkerd\.io\/inject: ‸/);
	assert.match(accept(named, 'enabled'), /linkerd\.io\/inject: enabled‸/);
	assert.match(accept(DEPLOYMENT.replace('POD', 'sidecar.istio.io/rewriteAppHTTPProbers: ‸').replace('OWN', 'a: b'), 'true'), /rewriteAppHTTPProbers: "true"‸/);
});

test('hover and completion document a name', () => {
	const { text, position } = withCursor(DEPLOYMENT.replace('POD', 'linkerd.io/in‸ject: enabled').replace('OWN', 'a: b'));
	assert.match(JSON.stringify(hoverAt(serviceContext(), createStream(text), position)), /\*\*linkerd\.io\/inject\*\* · Linkerd annotation/);
	const item = completions(DEPLOYMENT.replace('POD', '‸').replace('OWN', 'a: b')).find(({ label }) => label === 'linkerd.io/inject');
	assert.ok(item !== undefined);
	assert.match(JSON.stringify(resolveCompletion(serviceContext(), item)), /Read on pods/);
});

test('every offered annotation with every offered value has no finding about its name, place or value', () => {
	const template = DEPLOYMENT.replace('OWN', 'a: b').replace('spec:', 'spec:\n  selector: {matchLabels: {app: a}}').replace('    metadata:\n', '    metadata:\n      labels: {app: a}\n');
	for (const { label } of completions(template.replace('POD', '‸')).filter(({ detail }) => ['Istio', 'Linkerd', 'cert-manager'].includes(detail ?? ''))) {
		for (const value of completions(template.replace('POD', `${label}: ‸`))) {
			const text = accept(template.replace('POD', `${label}: ‸`), value.label).replace('‸', '');
			assert.deepEqual(judge(text).filter(({ rule }) => /annotation/.test(rule)).map(({ rule, message }) => `${rule} ${message}`), [], text);
		}
	}
});
