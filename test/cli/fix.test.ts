import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { configuration, entries, spireSchemas, version } from '../../server/generated/catalog.cjs';
import { runCheck } from '../../server/src/cli/check/check.js';
import { PERMISSIVE, WRONG_CASE, check, findingsOf, recordingIo, withFolder } from '../support/checkRun.js';

const product = { entries, spireSchemas, configuration, version };

const TEXTS: readonly { readonly name: string; readonly text: string }[] = [
	{ name: 'line feeds', text: WRONG_CASE },
	{ name: 'Windows line breaks and a byte order mark', text: `\uFEFF${WRONG_CASE.replaceAll('\n', '\r\n')}` },
	{ name: 'no line break at its end', text: WRONG_CASE.trimEnd() },
	{ name: 'several documents, comments and odd spacing', text: `# a\n---\n${PERMISSIVE}---   # b\n${WRONG_CASE.replace('mode: strict', 'mode:   "strict"   # c')}...\n---\n${WRONG_CASE}` },
];

for (const { name, text } of TEXTS) {
	test(`--fix mends what is safe in a file with ${name}, and nothing else changes`, () => {
		check({ 'a.yaml': text }, ['--fix', 'DIR'], (folder) => {
			assert.equal(readFileSync(path.join(folder, 'a.yaml'), 'utf8'), text.replaceAll('strict', 'STRICT'));
			assert.deepEqual(readdirSync(folder), ['a.yaml']);
		});
	});
}

test('--fix reports what is left', () => {
	const outcome = check({ 'a.yaml': `${WRONG_CASE}---\n${PERMISSIVE}` }, ['--fix', '--format', 'json', 'DIR']);
	assert.deepEqual(findingsOf(outcome).map(({ rule }) => rule), ['istio/no-permissive-mtls']);
});

test('--fix keeps the mode of a file, and mends the target of a link', () => {
	withFolder({ 'a.yaml': WRONG_CASE }, (folder) => {
		chmodSync(path.join(folder, 'a.yaml'), 0o640);
		symlinkSync(path.join(folder, 'a.yaml'), path.join(folder, 'link.yaml'));
		assert.equal(runCheck(['--fix', path.join(folder, 'link.yaml')], product, recordingIo()), 0);
		assert.equal(statSync(path.join(folder, 'a.yaml')).mode & 0o777, 0o640);
		assert.equal(readFileSync(path.join(folder, 'link.yaml'), 'utf8'), WRONG_CASE.replace('strict', 'STRICT'));
		assert.deepEqual(readdirSync(folder).sort(), ['a.yaml', 'link.yaml']);
	});
});

test('--fix leaves a file alone that is not UTF-8', () => {
	const bytes = Buffer.concat([Buffer.from(`# Caf`), Buffer.from([0xe9]), Buffer.from(`\n${WRONG_CASE}`)]);
	const { code, error } = check({ 'a.yaml': bytes }, ['--fix', 'DIR'], (folder) => {
		assert.deepEqual(readFileSync(path.join(folder, 'a.yaml')), bytes);
	});
	assert.equal(error, 'mesh-security check: DIR/a.yaml is not written in UTF-8, so it is not mended\n');
	assert.equal(code, 2);
});

test('--fix-dry-run shows a diff that git can apply, and changes nothing', () => {
	const far = `${WRONG_CASE}---\n${PERMISSIVE.repeat(1)}---\n${PERMISSIVE}---\n${WRONG_CASE}`;
	withFolder({ 'a.yaml': far, 'b.yaml': WRONG_CASE.replaceAll('\n', '\r\n') }, (folder) => {
		const io = recordingIo();
		assert.equal(runCheck(['--fix-dry-run', folder], product, io), 1);
		assert.equal(readFileSync(path.join(folder, 'a.yaml'), 'utf8'), far);
		assert.match(io.written.out, /-    mode: strict\n\+    mode: STRICT\n/);
		assert.equal(io.written.out.match(/^@@ /gm)?.length, 3);
		writeFileSync(path.join(folder, 'changes.diff'), io.written.out.replaceAll(`${folder}/`, 'a/'));
		execFileSync('git', ['init', '--quiet'], { cwd: folder });
		execFileSync('git', ['apply', 'changes.diff'], { cwd: folder });
		assert.equal(readFileSync(path.join(folder, 'a.yaml'), 'utf8'), far.replaceAll('strict', 'STRICT'));
		assert.equal(readFileSync(path.join(folder, 'b.yaml'), 'utf8'), WRONG_CASE.replaceAll('\n', '\r\n').replace('strict', 'STRICT'));
	});
});

test('--fix-dry-run keeps a report for programs whole', () => {
	const outcome = check({ 'a.yaml': WRONG_CASE }, ['--fix-dry-run', '--format', 'json', 'DIR']);
	assert.equal(findingsOf(outcome).length, 1);
	assert.match(outcome.error, /^--- DIR\/a\.yaml\n\+\+\+ DIR\/a\.yaml\n@@ /);
});
