import assert from 'node:assert/strict';
import test from 'node:test';
import { hoverAt } from '../../server/src/service/hover.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { withCursor } from '../support/cursor.js';
import { judge } from '../support/judge.js';
import { accept, completions, serviceContext } from '../support/service.js';

const LIST = 'apiVersion: v1\nkind: List\nitems:\n';
const ITEM = '- apiVersion: security.istio.io/v1\n  kind: PeerAuthentication\n  metadata:\n    name: a\n';
const RULE = '- apiVersion: networking.istio.io/v1\n  kind: DestinationRule\n  metadata:\n    name: b\n  spec:\n    host: b\n';

const ACCEPTED: readonly { readonly name: string; readonly text: string; readonly label: string; readonly result: string }[] = [
	{ name: 'a key of an item', text: `${LIST}${ITEM}  spec:\n    ‸\n`, label: 'mtls', result: `${LIST}${ITEM}  spec:\n    mtls:\n      mode: ‸STRICT\n` },
	{ name: 'a key of a second item of another kind', text: `${LIST}${ITEM}${RULE}    ‸\n`, label: 'trafficPolicy', result: `${LIST}${ITEM}${RULE}    trafficPolicy:\n      tls:\n        mode: ‸ISTIO_MUTUAL\n` },
	{ name: 'a value in an item of an indented list', text: `${LIST}${ITEM.replace(/^/gm, '  ').trimEnd()}\n    spec:\n      mtls:\n        mode: ‸\n`, label: 'STRICT', result: `${LIST}${ITEM.replace(/^/gm, '  ').trimEnd()}\n    spec:\n      mtls:\n        mode: STRICT‸\n` },
	{ name: 'a key in a document that is broken elsewhere', text: `${LIST}- apiVersion: v1\n  kind: Secret\n  data: [\n${ITEM}  spec:\n    ‸\n`, label: 'mtls', result: `${LIST}- apiVersion: v1\n  kind: Secret\n  data: [\n${ITEM}  spec:\n    mtls:\n      mode: ‸STRICT\n` },
	{ name: 'the kind of an item, which brings its apiVersion', text: `${LIST}- kind: Peer‸\n`, label: 'PeerAuthentication', result: `${LIST}- apiVersion: security.istio.io/v1\n  kind: PeerAuthentication‸\n` },
	{ name: 'a whole policy as an item', text: `${LIST}- ‸\n`, label: 'PeerAuthentication', result: `${LIST}- apiVersion: security.istio.io/v1\n  kind: PeerAuthentication\n  metadata:\n    name: ‸my-peer-authentication\n    namespace: my-namespace\n  spec:\n    mtls:\n      mode: STRICT\n\n` },
	{ name: 'the apiVersion of an item', text: `${LIST}- apiVersion: ‸\n  kind: PeerAuthentication\n`, label: 'security.istio.io/v1', result: `${LIST}- apiVersion: security.istio.io/v1‸\n  kind: PeerAuthentication\n` },
];

for (const { name, text, label, result } of ACCEPTED) {
	test(`completes in a List ${name}`, () => {
		assert.equal(accept(text, label), result);
	});
}

test('an item offers its own fields and not those of its neighbour', () => {
	const labels = completions(`${LIST}${ITEM}  spec:\n    ‸\n${RULE}`).map(({ label }) => label);
	assert.ok(labels.includes('portLevelMtls') && !labels.includes('host'), labels.join());
});

test('hover in an item documents the field of its kind', () => {
	const { text, position } = withCursor(`${LIST}${RULE}${ITEM}  spec:\n    mtls:\n      mo‸de: STRICT\n`);
	assert.match(JSON.stringify(hoverAt(serviceContext(), createStream(text), position)), /\*\*spec\.mtls\.mode\*\*/);
});

test('a mistake in an item is found at its path, in a List of a kind too', () => {
	for (const head of [LIST, 'apiVersion: security.istio.io/v1\nkind: PeerAuthenticationList\nitems:\n']) {
		assert.deepEqual(judge(`${head}${ITEM}  spec:\n    mtls:\n      mode: STRIKT\n`).map(({ rule, pathText }) => [rule, pathText]), [['schema/not-allowed-value', 'items[0].spec.mtls.mode']]);
	}
});
