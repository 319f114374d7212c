import assert from 'node:assert/strict';
import test from 'node:test';
import { type Files, PERMISSIVE, WRONG_CASE, check, findingsOf } from '../support/checkRun.js';

const SEVERITIES: readonly { readonly name: string; readonly files: Files; readonly args?: readonly string[]; readonly severities: readonly string[] }[] = [
	{ name: 'nothing set', files: {}, severities: ['warning'] },
	{ name: 'the strict preset', files: { '.mesh-security.yaml': 'preset: strict\n' }, severities: ['error'] },
	{ name: 'the migration preset', files: { '.mesh-security.yaml': 'preset: migration\n' }, severities: ['information'] },
	{ name: 'a rule of its own beside a preset', files: { '.mesh-security.yaml': 'preset: strict\nrules: { istio/no-permissive-mtls: hint }\n' }, severities: ['hint'] },
	{ name: 'a rule that is off without quotes', files: { '.mesh-security.yaml': 'rules:\n  istio/no-permissive-mtls: off\n' }, severities: [] },
	{ name: 'a rule that is off in quotes', files: { '.mesh-security.yaml': 'rules:\n  istio/no-permissive-mtls: "off"\n' }, severities: [] },
	{ name: 'the nearer of two files', files: { '.mesh-security.yaml': 'preset: strict\n', 'sub/.mesh-security.yaml': 'preset: migration\n' }, severities: ['information'] },
	{ name: 'a byte order mark', files: { '.mesh-security.yaml': '\uFEFFpreset: strict\n' }, severities: ['error'] },
	{ name: 'a file that is named', files: { '.mesh-security.yaml': 'preset: strict\n', 'ci.yaml': 'preset: migration\n' }, args: ['--config', 'DIR/ci.yaml'], severities: ['information'] },
	{ name: 'an empty file', files: { '.mesh-security.yaml': '# nothing yet\n' }, severities: ['warning'] },
	{ name: 'every key of the schema', files: { '.mesh-security.yaml': everyKey() }, severities: ['error'] },
];

function everyKey(): string {
	return `preset: strict
rules: { istio/no-disabled-mtls: warning }
exclude: [gen/]
defaultNamespace: default
scopes: [clusters/*]
diagnostics: workspace
workspaceCrds: false
certificates: { expiresWithinDays: 14 }
versions: { istio: "1.27", certManager: v1.18.2, spire: "1.12.0", linkerd: edge-25.8.1 }
mesh:
  autoMtls: true
  rootNamespace: istio-system
  trustDomain: cluster.local
  trustDomainAliases: [old.example.com]
  outboundTrafficPolicy: REGISTRY_ONLY
cluster:
  namespaces: [default]
  serviceAccounts: [default/web, cluster.local/ns/default/sa/api]
  services: [default/web]
  trustDomains: [cluster.local]
  remote:
    west: { serviceAccounts: [default/web], trustDomains: [west.example.com] }
`;
}

for (const { name, files, args = [], severities } of SEVERITIES) {
	test(`PERMISSIVE is ${severities.join() || 'not found'} with ${name}`, () => {
		const outcome = check({ ...files, 'sub/a.yaml': PERMISSIVE }, ['--format', 'json', ...args, 'DIR/sub']);
		assert.equal(outcome.error, '');
		assert.deepEqual(findingsOf(outcome).map(({ severity }) => severity), severities);
	});
}

const PROBLEMS: readonly { readonly name: string; readonly text: string; readonly said: readonly string[]; readonly code: number }[] = [
	{ name: 'an unknown key', text: 'exclude: []\nprset: strict\n', said: ['2:1: error: "prset" is not a field of the configuration; did you mean "preset"?'], code: 2 },
	{ name: 'an unknown preset', text: 'preset: strickt\n', said: ['1:9: error: "strickt" is not a preset; use recommended, strict or migration.'], code: 2 },
	{ name: 'an unknown severity', text: 'rules:\n  istio/no-permissive-mtls: fatal\n', said: ['2:29: error: "fatal" is not a severity; use off, hint, information, warning or error.'], code: 2 },
	{ name: 'a value of the wrong type', text: 'mesh:\n  autoMtls: maybe\n', said: ['2:13: error: mesh.autoMtls must be a boolean, not the text "maybe".'], code: 2 },
	{ name: 'a version that YAML reads as a number', text: 'versions:\n  istio: 1.30\n', said: ['2:10: error: versions.istio must be a string, not the number 1.3; put it in quotes.'], code: 2 },
	{ name: 'a list that is none', text: 'exclude: gen/\n', said: ['1:10: error: exclude must be a list of strings, not the text "gen/".'], code: 2 },
	{ name: 'a rule that there is not', text: 'rules:\n  istio/no-permisive-mtls: error\n', said: ['2:3: warning: No rule is called "istio/no-permisive-mtls"; did you mean "istio/no-permissive-mtls"?'], code: 0 },
	{ name: 'text that is no mapping', text: '- preset\n', said: ['1:1: error: A configuration is a mapping of settings.'], code: 2 },
	{ name: 'a second document', text: 'preset: strict\n---\npreset: migration\n', said: ['2:1: error: A configuration is one document; what stands behind "---" is not read.'], code: 2 },
];

for (const { name, text, said, code } of PROBLEMS) {
	test(`${name} in the configuration is said with its place`, () => {
		const outcome = check({ '.mesh-security.yaml': text, 'a.yaml': 'apiVersion: v1\n' }, ['DIR']);
		assert.equal(outcome.error, said.map((line) => `mesh-security: DIR/.mesh-security.yaml:${line}\n`).join(''));
		assert.equal(outcome.code, code);
	});
}

test('the rest of a configuration with mistakes holds', () => {
	const outcome = check({ '.mesh-security.yaml': 'prset: strict\nrules:\n  istio/no-permissive-mtls: error\n', 'a.yaml': PERMISSIVE }, ['--format', 'json', 'DIR']);
	assert.deepEqual(findingsOf(outcome).map(({ severity }) => severity), ['error']);
});

test('a configuration that does not parse is said, and everything is checked', () => {
	const { error, out, code } = check({ '.mesh-security.yaml': 'rules: {\n', 'a.yaml': WRONG_CASE }, ['DIR']);
	assert.match(error, /^mesh-security: DIR\/\.mesh-security\.yaml:\d+:\d+: error: /);
	assert.match(out, /schema\/not-allowed-value/);
	assert.equal(code, 2);
});

test('a configuration that does not exist is said', () => {
	const { error, code } = check({ 'a.yaml': PERMISSIVE }, ['--config', 'DIR/none.yaml', 'DIR']);
	assert.equal(error, 'mesh-security: the configuration DIR/none.yaml cannot be read\n');
	assert.equal(code, 2);
});
