import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { entries } from '../../server/generated/catalog.cjs';
import { runCheck } from '../../server/src/cli/check/check.js';
import { runMerge } from '../../server/src/cli/merge.js';

const PERMISSIVE = 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: default\n  namespace: legacy\nspec:\n  mtls:\n    mode: PERMISSIVE\n';
const WRONG_CASE = PERMISSIVE.replace('PERMISSIVE', 'strict');

interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly error: string;
}

/** Runs `check` on files of a folder that exists only for it. */
function check(files: Readonly<Record<string, string>>, args: readonly string[], use?: (folder: string) => void): Outcome {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'mesh-security-check-'));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	const written = { out: '', error: '' };
	const io = { read: () => Promise.reject(new Error('nothing is read')), out: (text: string) => void (written.out += text), error: (text: string) => void (written.error += text), now: () => 0, hasColour: false };
	const code = runCheck(args.map((argument) => argument.replace('DIR', folder)), entries, io);
	use?.(folder);
	rmSync(folder, { recursive: true });
	return { code, out: written.out.replaceAll(folder, 'DIR'), error: written.error.replaceAll(folder, 'DIR') };
}

const EXIT_CODES: readonly { readonly name: string; readonly files: Readonly<Record<string, string>>; readonly args: readonly string[]; readonly code: number }[] = [
	{ name: 'a warning alone is no failure', files: { 'a.yaml': PERMISSIVE }, args: ['DIR'], code: 0 },
	{ name: 'a warning is one when it is asked for', files: { 'a.yaml': PERMISSIVE }, args: ['--fail-on', 'warning', 'DIR'], code: 1 },
	{ name: 'an error is a failure', files: { 'a.yaml': WRONG_CASE }, args: ['DIR'], code: 1 },
	{ name: 'a path that does not exist', files: {}, args: ['DIR/none'], code: 2 },
	{ name: 'no path', files: {}, args: [], code: 2 },
	{ name: 'an unknown format', files: {}, args: ['--format', 'xml', 'DIR'], code: 2 },
	{ name: 'an unknown option', files: {}, args: ['--verbose', 'DIR'], code: 2 },
	{ name: 'an impossible shard', files: {}, args: ['--shard', '3/2', 'DIR'], code: 2 },
	{ name: 'an ignored file', files: { '.gitignore': 'generated/\n', 'generated/a.yaml': WRONG_CASE }, args: ['DIR'], code: 0 },
	{ name: 'an excluded file', files: { '.mesh-security.yaml': 'exclude: ["*.draft.yaml"]\n', 'a.draft.yaml': WRONG_CASE }, args: ['DIR'], code: 0 },
	{ name: 'a rule that the configuration makes an error', files: { '.mesh-security.yaml': 'rules:\n  istio/no-permissive-mtls: error\n', 'sub/a.yaml': PERMISSIVE }, args: ['DIR'], code: 1 },
	{ name: 'the strict preset', files: { '.mesh-security.yaml': 'preset: strict\n', 'a.yaml': PERMISSIVE }, args: ['DIR'], code: 1 },
	{ name: 'the migration preset', files: { '.mesh-security.yaml': 'preset: migration\n', 'a.yaml': PERMISSIVE }, args: ['--fail-on', 'warning', 'DIR'], code: 0 },
];

for (const { name, files, args, code } of EXIT_CODES) {
	test(`exits with ${code} for ${name}`, () => {
		const outcome = check(files, args);
		assert.equal(outcome.code, code, outcome.out + outcome.error);
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
	const report = JSON.parse(check({ 'a.yaml': `# first\n---\n${PERMISSIVE}` }, ['--format', 'json', 'DIR']).out) as { findings: unknown[] };
	assert.deepEqual(report, { version: 1, files: 1, documents: 1, findings: [{
		rule: 'istio/no-permissive-mtls', severity: 'warning', message: (report.findings[0] as { message: string }).message, file: 'DIR/a.yaml',
		range: { start: { line: 9, character: 10 }, end: { line: 9, character: 20 } }, document: 0, path: ['spec', 'mtls', 'mode'],
		resource: { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', namespace: 'legacy', name: 'default' }, aliases: [], fixes: (report.findings[0] as { fixes: unknown }).fixes,
	}] });
});

test('SARIF has a rule, a relative place and a fingerprint for each result', () => {
	const { runs: [run] } = JSON.parse(check({ 'a.yaml': PERMISSIVE }, ['--format', 'sarif', '--shard', '1/1', 'DIR']).out) as { runs: [{ tool: { driver: { rules: { id: string }[] } }; automationDetails: { id: string }; results: { ruleId: string; level: string; partialFingerprints: Record<string, string>; locations: { physicalLocation: { region: unknown } }[] }[] }] };
	assert.deepEqual(run.tool.driver.rules.map(({ id }) => id), ['istio/no-permissive-mtls']);
	assert.equal(run.automationDetails.id, 'mesh-security/1-of-1/');
	assert.deepEqual(run.results.map(({ ruleId, level }) => `${ruleId} ${level}`), ['istio/no-permissive-mtls warning']);
	assert.deepEqual(run.results[0]?.locations[0]?.physicalLocation.region, { startLine: 8, startColumn: 11, endLine: 8, endColumn: 21 });
	assert.match(Object.values(run.results[0]?.partialFingerprints ?? {}).join(), /^[0-9a-f]{16}$/);
});

test('GitHub annotations are escaped', () => {
	assert.match(check({ 'a,b.yaml': PERMISSIVE }, ['--format', 'github', 'DIR']).out, /^::warning file=DIR\/a%2Cb\.yaml,line=8,col=11,endLine=8,endColumn=21,title=istio\/no-permissive-mtls::[^\n]+\n$/);
});

test('--fix mends what is safe, keeps line breaks and byte order mark, and leaves nothing else in the folder', () => {
	const text = `\uFEFF${WRONG_CASE.replaceAll('\n', '\r\n')}`;
	check({ 'a.yaml': text }, ['--fix', 'DIR'], (folder) => {
		assert.equal(readFileSync(path.join(folder, 'a.yaml'), 'utf8'), text.replace('strict', 'STRICT'));
		assert.deepEqual(readdirSync(folder), ['a.yaml']);
	});
});

test('--fix-dry-run shows a diff and changes nothing', () => {
	const { error } = check({ 'a.yaml': WRONG_CASE }, ['--fix-dry-run', 'DIR'], (folder) => {
		assert.equal(readFileSync(path.join(folder, 'a.yaml'), 'utf8'), WRONG_CASE);
	});
	assert.match(error, /-    mode: strict\n\+    mode: STRICT\n/);
});

test('a mistake in the configuration is said with its line, and the rest of it holds', () => {
	const { error, code } = check({ '.mesh-security.yaml': 'rules:\n  istio/no-permisive-mtls: error\n  istio/no-permissive-mtls: error\nprset: strict\n', 'a.yaml': PERMISSIVE }, ['DIR']);
	assert.equal(error, 'mesh-security: DIR/.mesh-security.yaml:4: "prset" is not a setting; did you mean "preset"?\nmesh-security: DIR/.mesh-security.yaml:2: No rule is called "istio/no-permisive-mtls"; did you mean "istio/no-permissive-mtls"?\n');
	assert.equal(code, 1);
});

test('shards cover every file once, and their reports merge to that of one run', async () => {
	const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.yaml`, PERMISSIVE]));
	const whole = JSON.parse(check(files, ['--format', 'json', 'DIR']).out) as { findings: { file: string }[] };
	const parts = [1, 2].map((part) => check(files, ['--format', 'json', '--shard', `${part}/2`, 'DIR']).out);
	let out = '';
	const code = await runMerge(['0', '1'], { read: (file) => Promise.resolve(new TextEncoder().encode(parts[Number(file)])), out: (text) => void (out += text), error: () => undefined, now: () => 0, hasColour: false });
	assert.equal(code, 0);
	const merged = JSON.parse(out) as { files: number; findings: { file: string }[] };
	assert.equal(merged.files, 5);
	assert.deepEqual(merged.findings.map(({ file }) => file).sort(), whole.findings.map(({ file }) => file).sort());
});
