import assert from 'node:assert/strict';
import test from 'node:test';
import { hoverAt } from '../../server/src/service/hover.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { CURSOR, withCursor } from '../support/cursor.js';
import { catalog, judge } from '../support/judge.js';
import { accept, completions, serviceContext } from '../support/service.js';

const HEAD = '{\n  "apiVersion": "security.istio.io/v1",\n  "kind": "PeerAuthentication",\n  "metadata": { "name": "a" },\n';
const RULE = '{\n  "apiVersion": "networking.istio.io/v1",\n  "kind": "DestinationRule",\n  "metadata": { "name": "a" },\n';

const ACCEPTED: readonly { readonly name: string; readonly text: string; readonly label: string; readonly result: string }[] = [
	{ name: 'a key in empty braces', text: `${HEAD}  "spec": {\n    ‸\n  }\n}\n`, label: 'mtls', result: `${HEAD}  "spec": {\n    "mtls": {\n      "mode": "‸STRICT"\n    }\n  }\n}\n` },
	{ name: 'a key in quotes that the editor closed', text: `${HEAD}  "spec": {\n    "m‸"\n  }\n}\n`, label: 'mtls', result: `${HEAD}  "spec": {\n    "mtls": {\n      "mode": "‸STRICT"\n    }\n  }\n}\n` },
	{ name: 'a key in front of another, with the comma between', text: `${HEAD}  "spec": {\n    ‸\n    "mtls": {}\n  }\n}\n`, label: 'selector', result: `${HEAD}  "spec": {\n    "selector": {\n      "matchLabels": {\n        "‸app": "name"\n      }\n    },\n    "mtls": {}\n  }\n}\n` },
	{ name: 'a value without quotes', text: `${HEAD}  "spec": { "mtls": { "mode": ‸ } }\n}\n`, label: 'STRICT', result: `${HEAD}  "spec": { "mtls": { "mode": "STRICT"‸ } }\n}\n` },
	{ name: 'a value in quotes', text: `${HEAD}  "spec": { "mtls": { "mode": "STR‸" } }\n}\n`, label: 'STRICT', result: `${HEAD}  "spec": { "mtls": { "mode": "STRICT"‸ } }\n}\n` },
	{ name: 'true, which is no text', text: `${RULE}  "spec": { "host": "a", "trafficPolicy": { "tls": { "insecureSkipVerify": "‸" } } }\n}\n`, label: 'false', result: `${RULE}  "spec": { "host": "a", "trafficPolicy": { "tls": { "insecureSkipVerify": false‸ } } }\n}\n` },
	{ name: 'a list of objects', text: `${RULE}  "spec": {\n    "host": "a",\n    ‸\n  }\n}\n`, label: 'subsets', result: `${RULE}  "spec": {\n    "host": "a",\n    "subsets": [\n      {\n        "name": "‸v1",\n        "labels": {\n          "version": "v1"\n        }\n      }\n    ]\n  }\n}\n` },
	{ name: 'an item of a list of objects', text: `${RULE}  "spec": {\n    "host": "a",\n    "subsets": [‸]\n  }\n}\n`, label: '{ item }', result: `${RULE}  "spec": {\n    "host": "a",\n    "subsets": [{\n      "name": "‸"\n    }]\n  }\n}\n` },
	{ name: 'the kind, which brings its apiVersion', text: '{\n  "kind": "Peer‸"\n}\n', label: 'PeerAuthentication', result: '{\n  "apiVersion": "security.istio.io/v1",\n  "kind": "PeerAuthentication"‸\n}\n' },
	{ name: 'an apiVersion', text: '{\n  "apiVersion": "‸",\n  "kind": "PeerAuthentication"\n}\n', label: 'security.istio.io/v1', result: '{\n  "apiVersion": "security.istio.io/v1"‸,\n  "kind": "PeerAuthentication"\n}\n' },
	{ name: 'the first key of an empty object', text: '{\n  "‸"\n}\n', label: 'kind', result: '{\n  "kind": "‸"\n}\n' },
	{ name: 'a whole policy inside braces', text: '{\n  ‸\n}\n', label: 'PeerAuthentication', result: '{\n  "apiVersion": "security.istio.io/v1",\n    "kind": "PeerAuthentication",\n    "metadata": {\n      "name": "‸my-peer-authentication",\n      "namespace": "my-namespace"\n    },\n    "spec": {\n      "mtls": {\n        "mode": "STRICT"\n      }\n    }\n  \n}\n' },
];

for (const { name, text, label, result } of ACCEPTED) {
	test(`completes in JSON ${name}`, () => {
		assert.equal(accept(text, label), result);
	});
}

for (const entry of catalog.entries) {
	const apiVersion = entry.group === '' ? entry.versions[0] : `${entry.group}/${entry.versions[0]}`;
	if (completions(CURSOR, { isJson: true }).some((item) => item.label === entry.kind && item.detail === apiVersion)) {
		test(`a ${entry.kind} of ${apiVersion} is authored in an empty JSON file, reads as JSON and has no finding`, () => {
			const text = accept(CURSOR, entry.kind, apiVersion, { isJson: true }).replace(CURSOR, '');
			assert.equal((JSON.parse(text) as { kind: string }).kind, entry.kind);
			assert.deepEqual(judge(text).filter(({ rule }) => rule !== 'secrets/no-placeholder').map(({ rule, message }) => `${rule}: ${message}`), [], text);
		});
	}
}

test('a mistake in JSON is underlined where it stands, with tabs as indentation too', () => {
	for (const text of [`${HEAD}  "spec": { "mtls": { "mode": "STRIKT" } }\n}\n`, `${HEAD}  "spec": { "mtls": { "mode": "STRIKT" } }\n}\n`.replaceAll('  ', '\t')]) {
		assert.deepEqual(judge(text).map(({ rule, underlined }) => [rule, underlined]), [['schema/not-allowed-value', '"STRIKT"']]);
	}
});

test('hover in JSON documents a field', () => {
	const { text, position } = withCursor(`${HEAD}  "spec": { "mtls": { "mo‸de": "STRICT" } }\n}\n`);
	assert.match(JSON.stringify(hoverAt(serviceContext(), createStream(text), position)), /spec\.mtls\.mode/);
});

test('other JSON files are not read: no finding, no completion, no parse', () => {
	const text = '{\n  "name": "x",\n  "scripts": { "kind": ‸ },\n}\n';
	assert.deepEqual(judge(text.replace(CURSOR, '')), []);
	assert.deepEqual(completions('{ "compilerOptions": { ‸ }, "kind": "none", "apiVersion": "x/v1" }'), []);
});

const LIST = '{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": [\n    {\n      "apiVersion": "security.istio.io/v1",\n      "kind": "PeerAuthentication",\n      "metadata": { "name": "a" },\n      "spec": { "mtls": { "mode": MODE } }\n    }\n  ]\n}\n';

test('a List in JSON: findings, completion and hover inside an item', () => {
	assert.deepEqual(judge(LIST.replace('MODE', '"PERMISSIVE"')).map(({ rule, pathText }) => [rule, pathText]), [['istio/no-permissive-mtls', 'items[0].spec.mtls.mode']]);
	assert.ok(completions(LIST.replace('MODE', '"‸"')).some(({ label }) => label === 'STRICT'));
	const { text, position } = withCursor(LIST.replace('MODE', '"STR‸ICT"'));
	assert.match(JSON.stringify(hoverAt(serviceContext(), createStream(text), position)), /this file/);
});
