import assert from 'node:assert/strict';
import test from 'node:test';
import { fixes, judge } from '../../support/judge.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { type Row, manifest, testRows } from './rows.js';

const selector = 'selector: {matchLabels: {app: api}}';

const rows: readonly Row[] = [
	{ says: 'strict modes are fine', kind: 'PeerAuthentication', spec: `${selector}\nmtls: {mode: STRICT}\nportLevelMtls: {8080: {mode: STRICT}}`, found: [] },
	{ says: 'UNSET and an absent mode inherit', kind: 'PeerAuthentication', spec: `${selector}\nmtls: {mode: UNSET}\nportLevelMtls: {8080: {}}`, found: [] },
	{ says: 'PERMISSIVE of a port', kind: 'PeerAuthentication', spec: `${selector}\nportLevelMtls:\n  8080: {mode: PERMISSIVE} # old clients`, found: ['no-permissive-mtls PERMISSIVE'], fixed: `${selector}\nportLevelMtls:\n  8080: {mode: STRICT} # old clients` },
	{ says: 'DISABLE keeps its quotes when it is mended', kind: 'PeerAuthentication', spec: 'mtls:\n  mode: "DISABLE"', found: ['no-disabled-mtls "DISABLE"'], fixed: 'mtls:\n  mode: "STRICT"' },
	{ says: 'a mode in the wrong case is not a mode and nothing more', kind: 'PeerAuthentication', spec: 'mtls: {mode: permissive}', found: ['schema/not-allowed-value permissive'] },
	{ says: 'ports without a selector', kind: 'PeerAuthentication', spec: 'mtls: {mode: STRICT}\nportLevelMtls: {8080: {mode: STRICT}}', found: ['use-port-mtls-selector portLevelMtls'] },
	{ says: 'ports with a selector without labels', kind: 'PeerAuthentication', spec: 'selector: {}\nportLevelMtls: {8080: {mode: STRICT}}', found: ['use-port-mtls-selector portLevelMtls'], fixed: 'selector: {matchLabels: {app: example}}\nportLevelMtls: {8080: {mode: STRICT}}' },
	{ says: 'an empty map of ports', kind: 'PeerAuthentication', spec: `${selector}\nportLevelMtls: {}`, found: ['schema/out-of-bounds portLevelMtls'] },
	{ says: 'a name is not a port', kind: 'PeerAuthentication', spec: `${selector}\nportLevelMtls: {http: {mode: STRICT}}`, found: ['valid-mtls-port portLevelMtls'], fixed: selector },
	{ says: 'port 65535 is one, 65536 and 0 are none', kind: 'PeerAuthentication', spec: `${selector}\nportLevelMtls: {65535: {mode: STRICT}, 65536: {mode: STRICT}, "0": {mode: STRICT}}`, found: ['valid-mtls-port portLevelMtls', 'valid-mtls-port portLevelMtls'] },
	{ says: 'an empty selector selects everything', kind: 'PeerAuthentication', spec: 'selector: {}\nmtls: {mode: STRICT}', found: ['no-empty-selector selector'] },
	{ says: 'labels in the root namespace', kind: 'PeerAuthentication', namespace: 'istio-system', spec: `${selector}\nmtls: {mode: STRICT}`, found: ['no-root-selector selector'], fixed: 'mtls: {mode: STRICT}' },
	{ says: 'a policy of the mesh', kind: 'PeerAuthentication', namespace: 'istio-system', spec: 'mtls: {mode: STRICT}', found: [] },
	{ says: 'a wildcard and an impossible label', kind: 'PeerAuthentication', spec: 'selector: {matchLabels: {app: "api-*", "-x": y, v: a b}}', found: ['valid-selector "api-*"', 'valid-selector "-x"', 'valid-selector a b'] },
	{ says: 'values of any type are survived', kind: 'PeerAuthentication', spec: 'selector: [1]\nmtls: STRICT\nportLevelMtls: [DISABLE]', found: ['schema/wrong-type [1]', 'schema/wrong-type STRICT', 'schema/wrong-type [DISABLE]'] },
];
testRows(rows);

test('the message says where the mode holds', () => {
	const messages = (namespace: string, spec: string) => judge(manifest('PeerAuthentication', spec, namespace)).map(({ message }) => message);
	assert.deepEqual(messages('istio-system', 'mtls: {mode: PERMISSIVE}'), ['PERMISSIVE accepts plaintext beside mTLS in the whole mesh.']);
	assert.deepEqual(messages('shop', 'mtls: {mode: PERMISSIVE}'), ['PERMISSIVE accepts plaintext beside mTLS in the namespace shop.']);
	assert.deepEqual(messages('shop', `${selector}\nportLevelMtls: {9090: {mode: DISABLE}}`), ['DISABLE switches mTLS off on port 9090: traffic arrives unencrypted and without an identity.']);
});

test('the root namespace is that of the settings', () => {
	const settings = { ...defaultSettings, mesh: { ...defaultSettings.mesh, rootNamespace: 'mesh' } };
	assert.deepEqual(judge(manifest('PeerAuthentication', `${selector}\nmtls: {mode: STRICT}`, 'mesh'), settings).map(({ rule }) => rule), ['istio/no-root-selector']);
	assert.deepEqual(judge(manifest('PeerAuthentication', `${selector}\nmtls: {mode: STRICT}`, 'istio-system'), settings), []);
});

test('a port can require mTLS or inherit the mode of its policy', () => {
	const [finding] = judge(manifest('PeerAuthentication', `${selector}\nmtls: {mode: STRICT}\nportLevelMtls: {9090: {mode: DISABLE}}`));
	assert.deepEqual(finding === undefined ? [] : fixes(finding).map(({ title, safe }) => `${title} ${safe}`), ['Require mTLS on port 9090 (STRICT) false', 'Inherit the mode of the policy on port 9090 (UNSET) false']);
});
