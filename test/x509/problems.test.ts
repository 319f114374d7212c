import assert from 'node:assert/strict';
import test from 'node:test';
import { viewCertificates } from '../../server/src/service/certificates.js';
import { caseText, caseTime, readCases, viewCase } from './cases.js';

// The note of this case says it, its list does not: three of the twenty have expired.
const alsoTrue: Readonly<Record<string, readonly string[]>> = { 'generated/bundle-20-cas.pem': ['expired'] };
// Containers that a password opens.
const passwords: Readonly<Record<string, string>> = { 'generated/keystore.p12': 'changeit' };

for (const { file, generated } of readCases()) {
	if (generated) {
		const expected = [...(generated.expect ?? []), ...(alsoTrue[file] ?? [])].filter((code) => code !== 'ok');
		test(`${file} has ${expected.join(', ') || 'no problem'} and nothing else`, async () => {
			const { problems } = await viewCase(file, passwords[file]);
			assert.deepEqual([...new Set(problems.map(({ code }) => code))].sort(), expected.toSorted());
		});
	}
}

async function codesOf(text: string, at = caseTime, host?: string): Promise<readonly string[]> {
	const { problems } = await viewCertificates({ text }, { uri: 'a.pem', at, ...(host !== undefined && { host }) });
	return problems.map(({ code }) => code);
}

test('a certificate expires, and soon before it has expired says so', async () => {
	const leaf = caseText('generated/leaf.pem');
	assert.deepEqual(await codesOf(leaf, Date.parse('2046-10-15')), ['expires-soon']);
	assert.deepEqual(await codesOf(leaf, Date.parse('2046-11-02')), ['expired']);
});

test('a host, an address or a SPIFFE ID is compared with the names of the leaf', async () => {
	const leaf = caseText('generated/leaf.pem');
	assert.deepEqual(await codesOf(leaf, caseTime, 'leaf.example.org'), []);
	assert.deepEqual(await codesOf(leaf, caseTime, 'LEAF.example.org.'), []);
	assert.deepEqual(await codesOf(leaf, caseTime, 'a.svc.example.org'), []);
	assert.deepEqual(await codesOf(leaf, caseTime, 'a.b.svc.example.org'), ['not-valid-for-name']);
	assert.deepEqual(await codesOf(leaf, caseTime, '10.0.0.1'), ['not-valid-for-name']);
	const svid = caseText('generated/spiffe/svid-istio.pem');
	assert.deepEqual(await codesOf(svid, caseTime, 'spiffe://cluster.local/ns/foo/sa/httpbin'), []);
	assert.deepEqual(await codesOf(svid, caseTime, 'spiffe://cluster.local/ns/foo/sa/other'), ['not-valid-for-name']);
	const later = Date.parse('2027-01-01');
	const names = caseText('extra/hostile-names.pem');
	for (const host of ['10.0.0.1', '2001:db8:0::1', '[2001:db8::1]', 'x.example.org']) {
		assert.deepEqual(await codesOf(names, later, host), [], host);
	}
});

test('a key that belongs to none of the certificates beside it does not match', async () => {
	const [leaf, key] = [caseText('generated/rsa-2048.pem'), caseText('generated/key-pkcs1-rsa.pem')];
	assert.deepEqual(await codesOf(`${leaf}${key}`), ['contains-private-key']);
	assert.deepEqual(await codesOf(`${leaf}${caseText('generated/key-mismatch-rsa.pem')}`), ['contains-private-key', 'key-mismatch']);
	assert.deepEqual(await codesOf(`${leaf}${caseText('generated/key-mismatch-ec.pem')}`), ['contains-private-key', 'key-mismatch']);
});

test('values of a manifest are judged apart, and their chain is found across them', async () => {
	const indent = (text: string): string => text.replace(/^/gm, '    ').trimEnd();
	const [leaf = '', intermediate = '', root = ''] = ['generated/leaf.pem', 'generated/pem/blank-lines.pem', 'generated/root.pem'].map(caseText);
	const secret = `stringData:\n  tls.crt: |\n${indent(leaf)}\n  tls.key: |\n${indent(caseText('generated/key-mismatch-ec.pem'))}\n  ca.crt: |\n${indent(root)}\n`;
	const view = await viewCertificates({ text: secret }, { uri: 'secret.yaml', at: caseTime });
	assert.deepEqual(view.problems, []);
	assert.deepEqual(view.entries.map(({ kind }) => kind), ['certificate', 'private-key', 'certificate']);
	const whole = await viewCertificates({ text: `a: |\n${indent(intermediate)}\nb: |\n${indent(root)}\n` }, { uri: 'a.yaml', at: caseTime });
	assert.deepEqual(whole.chains.map(({ entries, complete }) => ({ entries, complete })), [{ entries: [0, 1, 2], complete: true }]);
});

test('a PEM block in a quoted string with escaped line breaks reads like any other', async () => {
	const json = JSON.stringify({ chain: caseText('generated/chain-reversed.pem') });
	const { entries, problems } = await viewCertificates({ text: json }, { uri: 'a.json', at: caseTime });
	assert.equal(entries.length, 3);
	assert.deepEqual(problems.map(({ code }) => code), ['leaf-not-first', 'chain-order']);
});
