import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { configuration, entries, spireSchemas, version } from '../../server/generated/catalog.cjs';
import { runCheck } from '../../server/src/cli/check/check.js';
import { type Files, PERMISSIVE, check, findingsOf, recordingIo, withFolder } from '../support/checkRun.js';

const P = PERMISSIVE;

const CASES: readonly { readonly name: string; readonly files: Files; readonly args: readonly string[]; readonly found: readonly string[] }[] = [
	{ name: 'manifests below a folder, in the order of their names', files: { 'b.yml': P, 'a/c.yaml': P, 'a.json': JSON.stringify({ apiVersion: 'v1' }), 'notes.txt': P }, args: ['DIR'], found: ['DIR/a/c.yaml', 'DIR/b.yml'] },
	{ name: 'a file that is named, whatever it is called', files: { 'notes.txt': P }, args: ['DIR/notes.txt'], found: ['DIR/notes.txt'] },
	{ name: 'a file once that is named twice', files: { 'a.yaml': P }, args: ['DIR', 'DIR/a.yaml'], found: ['DIR/a.yaml'] },
	{ name: 'files that a glob names', files: { 'x/a.yaml': P, 'x/y/b.yaml': P, 'z/c.yaml': P }, args: ['DIR/x/**/*.yaml'], found: ['DIR/x/a.yaml', 'DIR/x/y/b.yaml'] },
	{ name: 'files that a glob with alternatives names', files: { 'a.yaml': P, 'b.yaml': P, 'c.yaml': P }, args: ['DIR/{a,c}.yaml'], found: ['DIR/a.yaml', 'DIR/c.yaml'] },
	{ name: 'a file whose name looks like a glob', files: { '[a].yaml': P, 'a.yaml': P }, args: ['DIR/[a].yaml'], found: ['DIR/[a].yaml'] },
	{ name: 'nothing that Git ignores', files: { '.gitignore': 'out/\n*.tmp.yaml\n', 'out/a.yaml': P, 'b.tmp.yaml': P, 'c.yaml': P }, args: ['DIR'], found: ['DIR/c.yaml'] },
	{ name: 'what a deeper .gitignore takes back', files: { '.gitignore': '*.gen.yaml\n', 'a/.gitignore': '!keep.gen.yaml\n', 'a/keep.gen.yaml': P, 'a/b.gen.yaml': P }, args: ['DIR'], found: ['DIR/a/keep.gen.yaml'] },
	{ name: 'nothing that the root of the repository ignores', files: { '.git/HEAD': '', '.gitignore': '/apps/gen/\n', 'apps/gen/a.yaml': P, 'apps/b.yaml': P }, args: ['DIR/apps'], found: ['DIR/apps/b.yaml'] },
	{ name: 'an ignored folder that is named', files: { '.git/HEAD': '', '.gitignore': 'gen/\n', 'gen/a.yaml': P }, args: ['DIR/gen'], found: ['DIR/gen/a.yaml'] },
	{ name: 'an ignored file that is named', files: { '.gitignore': 'a.yaml\n', 'a.yaml': P }, args: ['DIR/a.yaml'], found: ['DIR/a.yaml'] },
	{ name: 'nothing that the configuration excludes, counted from its folder', files: { 'x/.mesh-security.yaml': 'exclude: [/a.yaml, gen/]\n', 'x/a.yaml': P, 'x/y/a.yaml': P, 'x/y/gen/b.yaml': P, 'a.yaml': P }, args: ['DIR'], found: ['DIR/a.yaml', 'DIR/x/y/a.yaml'] },
	{ name: 'no excluded file even when it is named', files: { '.mesh-security.yaml': 'exclude: ["*.draft.yaml"]\n', 'a.draft.yaml': P, 'b.yaml': P }, args: ['DIR/a.draft.yaml', 'DIR/b.yaml'], found: ['DIR/b.yaml'] },
	{ name: 'nothing below node_modules', files: { 'node_modules/a/b.yaml': P }, args: ['DIR'], found: [] },
];

for (const { name, files, args, found } of CASES) {
	test(`check finds ${name}`, () => {
		const outcome = check(files, ['--format', 'json', ...args]);
		assert.equal(outcome.error, '');
		assert.deepEqual(findingsOf(outcome).map(({ file }) => file), found);
	});
}

test('--exclude leaves out files, counted from where the run started', () => {
	withFolder({ 'a.yaml': P, 'b.yaml': P }, (folder) => {
		const io = recordingIo();
		const pattern = path.relative('.', path.join(folder, 'a.yaml'));
		// The pattern only holds below the folder of the run, as in .gitignore.
		const code = runCheck(['--format', 'json', '--exclude', pattern.startsWith('..') ? 'a.yaml' : pattern, folder], { entries, spireSchemas, configuration, version }, io);
		assert.equal(code, 0);
		assert.equal(findingsOf({ code, out: io.written.out, error: '' }).length, pattern.startsWith('..') ? 2 : 1);
	});
});

test('a link to a file outside of the checked folder is not followed', () => {
	const outcome = withFolder({ 'outside.yaml': P, 'in/a.yaml': P }, (folder) => {
		symlinkSync(path.join(folder, 'outside.yaml'), path.join(folder, 'in/link.yaml'));
		symlinkSync(folder, path.join(folder, 'in/circle'));
		const io = recordingIo();
		runCheck(['--format', 'json', path.join(folder, 'in')], { entries, spireSchemas, configuration, version }, io);
		return { code: 0, out: io.written.out.replaceAll(folder, 'DIR'), error: io.written.error };
	});
	assert.deepEqual(findingsOf(outcome).map(({ file }) => file), ['DIR/in/a.yaml']);
});

test('a glob that matches nothing is said', () => {
	const { code, error } = check({ 'a.yaml': P }, ['DIR/*.json']);
	assert.equal(error, 'mesh-security check: DIR/*.json matches no file\n');
	assert.equal(code, 2);
});
