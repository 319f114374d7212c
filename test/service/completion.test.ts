import assert from 'node:assert/strict';
import test from 'node:test';
import { accept, completions } from '../support/service.js';

const PEER_AUTHENTICATION = 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\n';
const DESTINATION_RULE = 'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: a\n';

/** Each row: a text with a cursor, what is accepted, and the text that results, with the cursor where the editor puts it. */
const ACCEPTED: readonly { readonly name: string; readonly text: string; readonly label: string; readonly result: string }[] = [
	{
		name: 'a whole policy from nothing', text: '‸', label: 'PeerAuthentication',
		result: 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: ‸my-peer-authentication\n  namespace: my-namespace\nspec:\n  mtls:\n    mode: STRICT\n',
	},
	{ name: 'a policy behind a document marker', text: 'a: 1\n---\nPeer‸', label: 'PeerAuthentication', result: 'a: 1\n---\napiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: ‸my-peer-authentication\n  namespace: my-namespace\nspec:\n  mtls:\n    mode: STRICT\n' },
	{ name: 'a kind, which brings its apiVersion', text: 'kind: Peer‸', label: 'PeerAuthentication', result: 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication‸' },
	{ name: 'an apiVersion right behind the colon', text: 'apiVersion:‸\nkind: PeerAuthentication', label: 'security.istio.io/v1', result: 'apiVersion: security.istio.io/v1‸\nkind: PeerAuthentication' },
	{ name: 'the first key under an empty spec', text: `${PEER_AUTHENTICATION}spec:\n  ‸`, label: 'mtls', result: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: ‸STRICT` },
	{ name: 'the first key under an empty spec of a later document', text: `a: 1\n---\n${PEER_AUTHENTICATION}spec:\n  ‸`, label: 'mtls', result: `a: 1\n---\n${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: ‸STRICT` },
	{ name: 'a key under four spaces', text: `${PEER_AUTHENTICATION.replace('  name', '    name')}spec:\n    ‸`, label: 'mtls', result: `${PEER_AUTHENTICATION.replace('  name', '    name')}spec:\n    mtls:\n        mode: ‸STRICT` },
	{ name: 'a half-typed key in front of others', text: `${PEER_AUTHENTICATION}spec:\n  port‸\n  mtls:\n    mode: STRICT\n`, label: 'portLevelMtls', result: `${PEER_AUTHENTICATION}spec:\n  portLevelMtls:\n    ‸8080:\n      mode: STRICT\n  mtls:\n    mode: STRICT\n` },
	{ name: 'a value', text: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: ‸`, label: 'STRICT', result: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: STRICT‸` },
	{ name: 'a value over a wrong one', text: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: STR‸IKT\n`, label: 'STRICT', result: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: STRICT‸\n` },
	{ name: 'a value in quotes', text: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: "‸"\n`, label: 'STRICT', result: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: "STRICT"‸\n` },
	{ name: 'a key in flow style', text: `${PEER_AUTHENTICATION}spec: {‸}`, label: 'mtls', result: `${PEER_AUTHENTICATION}spec: {mtls: {‸}}` },
	{ name: 'a value in flow style', text: `${PEER_AUTHENTICATION}spec: {mtls: {mode: ‸}}`, label: 'STRICT', result: `${PEER_AUTHENTICATION}spec: {mtls: {mode: STRICT‸}}` },
	{ name: 'a key below a number', text: `${PEER_AUTHENTICATION}spec:\n  portLevelMtls:\n    8080:\n      ‸`, label: 'mode', result: `${PEER_AUTHENTICATION}spec:\n  portLevelMtls:\n    8080:\n      mode: ‸` },
	{ name: 'a key of a list item', text: `${DESTINATION_RULE}spec:\n  host: a\n  subsets:\n    - name: v1\n      ‸`, label: 'trafficPolicy', result: `${DESTINATION_RULE}spec:\n  host: a\n  subsets:\n    - name: v1\n      trafficPolicy:\n        tls:\n          mode: ‸ISTIO_MUTUAL` },
	{ name: 'a key directly behind a dash', text: `${DESTINATION_RULE}spec:\n  host: a\n  subsets:\n  - ‸`, label: 'name', result: `${DESTINATION_RULE}spec:\n  host: a\n  subsets:\n  - name: ‸` },
	{ name: 'tls inside a compact list', text: `${DESTINATION_RULE}spec:\n  host: a\n  subsets:\n  - name: v1\n    trafficPolicy:\n      ‸`, label: 'tls', result: `${DESTINATION_RULE}spec:\n  host: a\n  subsets:\n  - name: v1\n    trafficPolicy:\n      tls:\n        mode: ‸ISTIO_MUTUAL` },
	{ name: 'a key in a document that is broken elsewhere', text: `${PEER_AUTHENTICATION}  labels: [\nspec:\n  ‸\n`, label: 'mtls', result: `${PEER_AUTHENTICATION}  labels: [\nspec:\n  mtls:\n    mode: ‸STRICT\n` },
	{ name: 'a key with Windows line breaks around', text: `${PEER_AUTHENTICATION.replaceAll('\n', '\r\n')}spec:\r\n  ‸\r\n`, label: 'mtls', result: `${PEER_AUTHENTICATION.replaceAll('\n', '\r\n')}spec:\r\n  mtls:\n    mode: ‸STRICT\r\n` },
];

for (const { name, text, label, result } of ACCEPTED) {
	test(`completes ${name}`, () => {
		assert.equal(accept(text, label), result);
	});
}

const OFFERED: readonly { readonly name: string; readonly text: string; readonly labels: readonly string[] }[] = [
	{ name: 'modes, the secure one first', text: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: ‸`, labels: ['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'] },
	{ name: 'keys in the order of the schema, present ones left out', text: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: STRICT\n  ‸\n`, labels: ['selector', 'portLevelMtls'] },
	{ name: 'required keys first', text: `${DESTINATION_RULE}spec:\n  ‸`, labels: ['host', 'trafficPolicy', 'subsets'] },
	{ name: 'nothing inside a comment', text: `${PEER_AUTHENTICATION}spec: # ‸`, labels: [] },
	{ name: 'nothing inside a block scalar', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: |\n    some‸\n', labels: [] },
	{ name: 'nothing below a scalar', text: `${PEER_AUTHENTICATION}spec:\n  mtls:\n    mode: STRICT\n      ‸`, labels: [] },
	{ name: 'nothing in a kind of somebody else', text: 'apiVersion: example.org/v1\nkind: Thing\nspec:\n  ‸', labels: [] },
];

for (const { name, text, labels } of OFFERED) {
	test(`offers ${name}`, () => {
		assert.deepEqual(completions(text).map((item) => item.label).slice(0, Math.max(labels.length, labels.length === 0 ? 99 : labels.length)), labels);
	});
}
