import assert from 'node:assert/strict';
import test from 'node:test';
import { certificateActions, certificateDiagnostics, isCertificateFile } from '../../server/src/service/certificateDiagnostics.js';
import { certificateLenses } from '../../server/src/service/certificates.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { LineIndex } from '../../server/src/text/lineIndex.js';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.js';
import { caseText, caseTime } from '../x509/cases.js';

const findings = async (text: string, settings: Settings = defaultSettings, at = caseTime) => certificateDiagnostics(text, { at, settings, ruleUri: () => undefined });
const codes = async (text: string, at = caseTime) => (await findings(text, defaultSettings, at)).map(({ code }) => code);

test('a faultless certificate file has no finding; one that ends or has ended has', async () => {
	const leaf = caseText('generated/leaf.pem');
	assert.deepEqual(await codes(leaf), []);
	assert.deepEqual(await codes(leaf, Date.parse('2046-10-15')), ['certificates/use-timely-renewal']);
	assert.deepEqual(await codes(leaf, Date.parse('2047-01-01')), ['certificates/no-expired']);
});

for (const [file, expected] of [
	['generated/spiffe/svid-query.pem', ['certificates/valid-svid']],
	['generated/md5-signed.pem', ['certificates/use-strong-algorithms']],
	['generated/missing-san.pem', ['certificates/use-alternative-names']],
	['generated/ca-without-keycertsign.pem', ['certificates/valid-path']],
	['generated/chain-missing-intermediate-with-root.pem', ['certificates/use-complete-chain']],
	['generated/pem/key-and-cert.pem', ['certificates/valid-private-key']],
	['generated/pem/bad-char.pem', ['certificates/valid-encoding']],
] as const) {
	test(`${file} is reported by ${expected.join(', ')}`, async () => {
		assert.deepEqual([...new Set(await codes(caseText(file)))], expected);
	});
}

test('a finding stands at the BEGIN line of its certificate, names the paragraph, and obeys the settings', async () => {
	const text = caseText('generated/chain-duplicate-certs.pem');
	const [first] = await findings(text);
	assert.deepEqual(first?.range, { start: { line: 14, character: 0 }, end: { line: 14, character: 27 } });
	assert.match(String(first?.message), /stands in the file already\. \(RFC 8446 §4\.4\.2\)$/);
	assert.deepEqual(await findings(text, { ...defaultSettings, rules: { 'certificates/no-duplicate': 'off' } }), []);
	assert.equal((await findings(text, { ...defaultSettings, rules: { 'certificates/no-duplicate': 'error' } }))[0]?.severity, 1);
});

async function afterFix(text: string, title: string): Promise<string> {
	const action = certificateActions(text, 'file:///a.pem', await findings(text)).find((each) => each.title === title);
	const lines = new LineIndex(text);
	const edits = action?.edit?.changes?.['file:///a.pem'] ?? [];
	return applyEdits(text, edits.map(({ range, newText }) => ({ span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) }, newText })));
}

test('a chain in the wrong order is put in order, and nothing else changes', async () => {
	const text = `# kept\n${caseText('generated/chain-reversed.pem')}`;
	const mended = await afterFix(text, 'Put the leaf first and each issuer behind what it signed');
	assert.deepEqual(await codes(mended), []);
	assert.ok(mended.startsWith('# kept\n'));
	assert.equal(mended.length, text.length);
});

test('repeated certificates are removed with their lines, and the root can be taken out', async () => {
	const mended = await afterFix(caseText('generated/chain-duplicate-certs.pem'), 'Remove the repeated certificates');
	assert.equal(mended.match(/BEGIN/g)?.length, 3);
	assert.deepEqual(await codes(mended), []);
	assert.ok(!mended.includes('\n\n'));
	const served = await afterFix(mended, 'Remove the root from the chain');
	assert.equal(served.match(/BEGIN/g)?.length, 2);
	assert.deepEqual(await codes(served), []);
});

test('certificate files are known by their names', () => {
	assert.ok(['file:///a.pem', 'file:///a.CRT', 'file:///a/b.csr'].every(isCertificateFile));
	assert.ok(!['file:///a.yaml', 'file:///a.pem.yaml', 'file:///pem'].some(isCertificateFile));
});

test('a lens stands above each entry of a Secret that holds certificates, whether as text or as base64', () => {
	const base64 = Buffer.from(caseText('generated/chain-reversed.pem')).toString('base64');
	const text = `apiVersion: v1\nkind: Secret\ndata:\n  tls.crt: ${base64}\nstringData:\n  ca.crt: |\n${caseText('generated/root.pem').trimEnd().replace(/^/gm, '    ')}\n`;
	assert.deepEqual(certificateLenses(createStream(text)).map(({ title, range }) => [title, range.start.line]), [['Preview chain (3 certificates)', 3], ['Preview certificate', 6]]);
});
