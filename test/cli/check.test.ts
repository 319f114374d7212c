import assert from 'node:assert/strict';
import test from 'node:test';
import { type Files, PERMISSIVE, WRONG_CASE, check, findingsOf } from '../support/checkRun.js';
import { CRD } from '../support/crd.js';

const EXIT_CODES: readonly { readonly name: string; readonly files?: Files; readonly args: readonly string[]; readonly code: number }[] = [
	{ name: 'a warning alone', files: { 'a.yaml': PERMISSIVE }, args: ['DIR'], code: 0 },
	{ name: 'a warning when warnings are to fail', files: { 'a.yaml': PERMISSIVE }, args: ['--fail-on', 'warning', 'DIR'], code: 1 },
	{ name: 'an error', files: { 'a.yaml': WRONG_CASE }, args: ['DIR'], code: 1 },
	{ name: 'an error in a file that is named', files: { 'a.yaml': WRONG_CASE }, args: ['DIR/a.yaml'], code: 1 },
	{ name: 'an error that is fixed', files: { 'a.yaml': WRONG_CASE }, args: ['--fix', 'DIR'], code: 0 },
	{ name: 'an error that would be fixed', files: { 'a.yaml': WRONG_CASE }, args: ['--fix-dry-run', 'DIR'], code: 1 },
	{ name: 'an error in a file that is not ours', files: { 'a.yaml': 'kind: [\n' }, args: ['DIR'], code: 0 },
	{ name: 'an empty folder', args: ['DIR'], code: 0 },
	{ name: 'a path that does not exist', args: ['DIR/none'], code: 2 },
	{ name: 'a path that does not exist beside one with an error', files: { 'a.yaml': WRONG_CASE }, args: ['DIR/none', 'DIR'], code: 2 },
	{ name: 'no path', args: [], code: 2 },
	{ name: 'an unknown format', args: ['--format', 'xml', 'DIR'], code: 2 },
	{ name: 'an unknown severity', args: ['--fail-on', 'fatal', 'DIR'], code: 2 },
	{ name: 'an unknown option', args: ['--verbose', 'DIR'], code: 2 },
	{ name: 'a time that is none', args: ['--at', 'tomorrow', 'DIR'], code: 2 },
	{ name: 'a switch that is none', args: ['--auto-mtls=maybe', 'DIR'], code: 2 },
	{ name: 'both ways to fix', args: ['--fix', '--fix-dry-run', 'DIR'], code: 2 },
	{ name: 'an impossible shard', args: ['--shard', '3/2', 'DIR'], code: 2 },
];

for (const { name, files = {}, args, code } of EXIT_CODES) {
	test(`exits with ${code} for ${name}`, () => {
		const outcome = check(files, args);
		assert.equal(outcome.code, code, outcome.out + outcome.error);
		// Whoever wrote a command wrongly is told how it is written.
		assert.equal(outcome.error === '', code !== 2);
	});
}

test('the text shows the line with the place marked, and a summary', () => {
	assert.equal(check({ 'a.yaml': WRONG_CASE }, ['DIR']).out, `DIR/a.yaml:8:11: error: "strict" is not an mTLS mode; use UNSET, DISABLE, PERMISSIVE or STRICT. schema/not-allowed-value
8 |     mode: strict
  |           ^^^^^^

1 file, 1 document: 1 error
`);
});

test('the JSON has the public shape', () => {
	const report = JSON.parse(check({ 'a.yaml': `# first\n---\n${PERMISSIVE}` }, ['--format', 'json', 'DIR']).out) as { findings: { message: string; fixes: unknown }[] };
	assert.deepEqual(report, { version: 1, files: 1, documents: 1, findings: [{
		rule: 'istio/no-permissive-mtls', severity: 'warning', message: report.findings[0]?.message, file: 'DIR/a.yaml',
		range: { start: { line: 9, character: 10 }, end: { line: 9, character: 20 } }, document: 0, path: ['spec', 'mtls', 'mode'],
		resource: { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', namespace: 'legacy', name: 'default' }, aliases: [], fixes: [{ title: 'Require mTLS (STRICT)' }],
	}] });
});

test('GitHub annotations are escaped', () => {
	assert.match(check({ 'a,b.yaml': PERMISSIVE }, ['--format', 'github', 'DIR']).out, /^::warning file=DIR\/a%2Cb\.yaml,line=8,col=11,endLine=8,endColumn=21,title=istio\/no-permissive-mtls::[^\n]+\n$/);
});

test('what is milder than --min-severity is left out, and does not fail the run', () => {
	const outcome = check({ 'a.yaml': PERMISSIVE }, ['--format', 'json', '--min-severity', 'error', '--fail-on', 'hint', 'DIR']);
	assert.deepEqual(findingsOf(outcome), []);
	assert.equal(outcome.code, 0);
});

const EXCERPTS: readonly { readonly name: string; readonly text: string; readonly shown: RegExp; readonly hidden: RegExp }[] = [
	{ name: 'a password', text: 'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: a }\nspec:\n  secretName: a\n  dnsNames: [a.example.com]\n  issuerRef: { name: a }\n  keystores:\n    pkcs12:\n      create: true\n      password: hunter2hunter2\n', shown: /password: …/, hidden: /hunter2/ },
	{ name: 'what a Secret holds', text: 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ntype: kubernetes.io/tls\nstringData:\n  tls.crt: not a certificate\n  tls.key: swordfish swordfish\n', shown: /tls\.key: …/, hidden: /swordfish/ },
	{ name: 'an escape sequence', text: `${PERMISSIVE.trimEnd()} # \u001b[2J\u202e\n`, shown: /PERMISSIVE # \uFFFD\[2J\uFFFD\n/, hidden: /[\u001b\u202e]/ },
	{ name: 'a very long line', text: PERMISSIVE.replace('PERMISSIVE', `PERMISSIVE # ${'long '.repeat(1000)}`), shown: /mode: PERMISSIVE # long .{1,150}…\n/, hidden: /(?:long ){100}/ },
];

for (const { name, text, shown, hidden } of EXCERPTS) {
	test(`the excerpt hides ${name}`, () => {
		const { out } = check({ 'a.yaml': text }, ['DIR']);
		assert.match(out, shown);
		assert.doesNotMatch(out, hidden);
	});
}

test('a file that a kustomization applies as a patch lacks nothing, wherever the kustomization stands', () => {
	const patch = 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  location: MESH_INTERNAL\n';
	const files = { 'overlay/kustomization.yml': 'patches:\n  - path: ../patches/a.yaml\n  - path: b.yaml\n', 'patches/a.yaml': patch, 'overlay/b.yaml': patch, 'c.yaml': patch };
	const reported = (args: readonly string[]) => [...new Set(findingsOf(check(files, ['--format', 'json', '--min-severity', 'error', ...args])).map(({ file }) => file))];
	assert.deepEqual(reported(['DIR']), ['DIR/c.yaml']);
	assert.deepEqual(reported(['DIR/overlay/b.yaml']), []);
});

test('a CRD among the files adds its kind, wherever it stands, unless the settings say otherwise', () => {
	const files = { 'a/widget.yaml': 'apiVersion: example.org/v1beta2\nkind: Widget\nmetadata:\n  name: a\nspec:\n  name: abc\n  colour: GREY\n', 'z/crd.yaml': CRD };
	const rules = (more: Readonly<Record<string, string>>) => (JSON.parse(check({ ...files, ...more }, ['--format', 'json', 'DIR']).out) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
	assert.deepEqual(rules({}), ['schema/not-allowed-value']);
	assert.deepEqual(rules({ '.mesh-security.yaml': 'workspaceCrds: false\n' }), []);
});
