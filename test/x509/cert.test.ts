import assert from 'node:assert/strict';
import test from 'node:test';
import { runCert } from '../../server/src/cli/cert.js';
import { caseBytes, caseTime } from './cases.js';

interface Report {
	readonly version: number;
	readonly entries: readonly Readonly<Record<string, unknown>>[];
	readonly chains: readonly unknown[];
	readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly entry: number | null }[];
}

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
	let out = '';
	let error = '';
	const code = await runCert(args, {
		read: (file) => Promise.resolve(caseBytes(file === '-' ? 'generated/leaf.pem' : file)),
		out: (text) => {
			out += text;
		},
		error: (text) => {
			error += text;
		},
		now: () => caseTime,
	});
	return { code, out, error };
}

test('the exit code is 0 without an error, 1 with one, 2 where nothing was found or the usage is wrong', async () => {
	assert.equal((await run('generated/leaf.pem')).code, 0);
	assert.equal((await run('-')).code, 0);
	assert.equal((await run('generated/chain-reversed.pem')).code, 1);
	assert.equal((await run('--at', '2050-01-01', 'generated/leaf.pem')).code, 1);
	assert.equal((await run('--host=other.example.org', 'generated/leaf.pem')).code, 1);
	for (const args of [[], ['a', 'b'], ['--format', 'xml', 'generated/leaf.pem'], ['--at', 'soon', 'generated/leaf.pem'], ['--unknown', 'x', 'generated/leaf.pem'], ['--at'], ['missing.pem'], ['generated/pem/only-text.pem'], ['generated/pem/empty.pem']]) {
		assert.equal((await run(...args)).code, 2, args.join(' '));
	}
});

test('the report for programs has the shape that is promised', async () => {
	const { out } = await run('--format', 'json', '--at', '2026-11-24', 'generated/spiffe/svid-query.pem');
	const report = JSON.parse(out) as Report;
	assert.equal(report.version, 1);
	assert.deepEqual(report.problems.map(({ code, severity, entry }) => ({ code, severity, entry })), [{ code: 'spiffe-id-query', severity: 'error', entry: 0 }]);
	const { kind, spiffeId, publicKey, basicConstraints, source } = report.entries[0] ?? {};
	assert.deepEqual({ kind, spiffeId, publicKey, basicConstraints, source }, {
		kind: 'certificate',
		spiffeId: 'spiffe://example.org/ns/default?x=1',
		publicKey: { algorithm: 'EC', size: 256, curve: 'prime256v1' },
		basicConstraints: { ca: false },
		source: { file: 'generated/spiffe/svid-query.pem', range: { start: { line: 0, character: 0 }, end: { line: 12, character: 25 } } },
	});
});

test('a private key shows its algorithm, size and format only', async () => {
	const { out } = await run('--format', 'json', 'generated/key-pkcs8-rsa.pem');
	const [entry = {}] = (JSON.parse(out) as Report).entries;
	assert.deepEqual(Object.keys(entry).sort(), ['format', 'kind', 'label', 'publicKey', 'source']);
	assert.deepEqual(entry['publicKey'], { algorithm: 'RSA', size: 2048 });
});

test('the report for people names hidden characters instead of printing them', async () => {
	const { out } = await run('extra/hostile-names.pem');
	assert.match(out, /safe\\u\{202e\}gpj\.exe/);
	assert.ok(!out.includes('\u202e'));
});
