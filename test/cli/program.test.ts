import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { runCli } from '../../server/src/cli/main.js';
import { PERMISSIVE, WRONG_CASE, makeFolder, recordingIo, withFolder } from '../support/checkRun.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PROGRAM = path.join(ROOT, 'server/dist/cli.js');
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };

const SAID: readonly { readonly args: readonly string[]; readonly code: number; readonly out?: RegExp; readonly error?: RegExp }[] = [
	{ args: ['--version'], code: 0, out: new RegExp(`^${version.replaceAll('.', '\\.')}\n$`) },
	{ args: ['--help'], code: 0, out: /^Usage: mesh-security COMMAND\n/ },
	{ args: ['help', 'merge'], code: 0, out: /^Usage: mesh-security merge / },
	...['check', 'cert', 'merge', 'explain', 'lsp'].map((command) => ({ args: [command, '--help'], code: 0, out: new RegExp(`^Usage: mesh-security ${command} `) })),
	{ args: [], code: 2, error: /a command is missing/ },
	{ args: ['chekc'], code: 2, error: /"chekc" is not a command; did you mean "check"\?/ },
	{ args: ['lsp'], code: 2, error: /it wants --stdio/ },
	{ args: ['explain', 'istio/no-permissive-mtls'], code: 0, out: /^# istio\/no-permissive-mtls\n[^]*## Why\n/ },
	{ args: ['explain', 'yaml/syntax'], code: 0, out: /^# yaml\/syntax\n/ },
	{ args: ['explain', 'istio/no-permissive-mtl'], code: 2, error: /did you mean "istio\/no-permissive-mtls"\?/ },
	{ args: ['explain', 'README'], code: 2, error: /no rule is called "README"/ },
	{ args: ['explain'], code: 2, error: /name a rule/ },
];

for (const { args, code, out = /^$/, error = /^$/ } of SAID) {
	test(`mesh-security ${args.join(' ')} exits with ${code}`, async () => {
		const io = recordingIo();
		assert.equal(await runCli(args, io), code);
		assert.match(io.written.out, out);
		assert.match(io.written.error, error);
	});
}

test('the code of another program leads to the rules that find the same', async () => {
	const io = recordingIo();
	assert.equal(await runCli(['explain', 'kia0108'], io), 0);
	assert.match(io.written.out, /^# istio\/no-foreign-trust-domain\n[^]*KIA0108/);
});

test('the built program checks, says so with its exit code, and writes colours only when they are wanted', () => {
	withFolder({ 'a.yaml': WRONG_CASE, 'sub/b.yaml': PERMISSIVE }, (folder) => {
		const run = (env: Readonly<Record<string, string>>, ...args: string[]) => spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '', ...env } });
		const plain = run({ FORCE_COLOR: '0' }, 'check', '.');
		assert.equal(plain.status, 1);
		assert.equal(plain.stderr, '');
		assert.match(plain.stdout, /^a\.yaml:8:11: error: /);
		assert.match(run({ FORCE_COLOR: '1' }, 'check', 'a.yaml').stdout, /\u001b\[31merror\u001b\[0m/);
		assert.equal(run({}, 'check', 'sub').status, 0);
		assert.equal(run({}, 'check', 'none').status, 2);
		assert.deepEqual((JSON.parse(run({}, 'check', '--format', 'sarif', 'sub').stdout) as { runs: { results: { locations: { physicalLocation: { artifactLocation: unknown } }[] }[] }[] }).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation, { uri: 'sub/b.yaml' });
	});
});

test('the built program ends quietly when nobody reads on', async () => {
	const folder = makeFolder(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.yaml`, `${PERMISSIVE}---\n`.repeat(50)])));
	const child = spawn(process.execPath, [PROGRAM, 'check', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
	let error = '';
	child.stderr.on('data', (data: Buffer) => { error += data.toString(); });
	child.stdout.once('data', () => child.stdout.destroy());
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	rmSync(folder, { recursive: true });
	assert.deepEqual({ code, error }, { code: 0, error: '' });
});
