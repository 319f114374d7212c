import assert from 'node:assert/strict';
import test from 'node:test';
import { viewCertificates } from '../../server/src/service/certificates.js';
import { caseText, caseTime, viewCase } from './cases.js';

const chain = caseText('generated/chain-reversed.pem').split(/(?<=-----END CERTIFICATE-----\n)/).filter((block) => block.includes('BEGIN'));

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
	return items.length < 2 ? [items] : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

test('a chain is found whatever the order of the file', async () => {
	for (const blocks of permutations(chain)) {
		const { chains, entries } = await viewCertificates({ text: blocks.join('') }, { uri: 'a.pem', at: caseTime });
		assert.deepEqual(chains.map((each) => each.entries.map((index) => entries[index]?.title)), [['leaf.example.org', 'Corpus Intermediate CA', 'Corpus Root CA']]);
		assert.deepEqual(chains.map(({ complete, missingIssuer }) => [complete, missingIssuer]), [[true, undefined]]);
	}
});

test('a missing issuer is a gap with its name', async () => {
	const { chains } = await viewCase('generated/leaf.pem');
	assert.deepEqual(chains.map(({ complete, missingIssuer }) => [complete, missingIssuer]), [[false, 'CN=Corpus Intermediate CA,O=corpus']]);
});

test('certificates that do not belong together are chains of their own', async () => {
	const { chains } = await viewCase('generated/chain-with-unrelated.pem');
	assert.deepEqual(chains.map(({ entries }) => entries), [[0, 1], [2]]);
});

test('a repeated certificate is an entry but no further chain', async () => {
	const { chains, entries } = await viewCase('generated/chain-duplicate-certs.pem');
	assert.equal(entries.length, 5);
	assert.deepEqual(chains.map((each) => each.entries), [[0, 2, 4]]);
	assert.equal(new Set(entries.map(({ id }) => id)).size, 5);
});

for (const [file, verdicts] of [
	['generated/chain-reversed.pem', ['good', 'good', 'good']],
	['generated/rsa-2048.pem', ['not-checked']],
	['generated/md5-signed.pem', ['not-checked']],
	['generated/ed448.pem', ['good']],
	['generated/pqc/ec-leaf-ml-dsa-65-root.pem', ['not-checked', 'not-checked']],
	['generated/request.csr.pem', ['good']],
	['extra/p521-self-signed.pem', ['good']],
	['extra/rsa-pss-self-signed.pem', ['good']],
	['extra/ed25519-self-signed.pem', ['good']],
	['extra/hostile-names.pem', ['good']],
] as const) {
	test(`the signatures of ${file} are ${verdicts.join(', ')}`, async () => {
		const { entries } = await viewCase(file);
		assert.deepEqual(entries.map(({ signature }) => signature?.verdict), verdicts);
	});
}

test('a revocation list is checked against its issuer where that is in the file', async () => {
	const text = `${chain.join('')}${caseText('generated/crl.pem')}`;
	const { entries } = await viewCertificates({ text }, { uri: 'a.pem', at: caseTime });
	assert.equal(entries.at(-1)?.signature?.verdict, 'good');
	assert.match(entries.at(-1)?.facts.find(({ name }) => name === 'Revoked')?.value ?? '', /^6DAFF3880C0C59AA20EBD8CE5B28174A0EBDFA57 /);
});

test('a certificate with one changed bit was not signed by its issuer', async () => {
	const [root = '', intermediate = '', leaf = ''] = chain;
	// The last octet of the signature, in a place of the base64 that leaves the structure whole.
	const lines = leaf.trimEnd().split('\n');
	const last = lines.at(-2) ?? '';
	lines[lines.length - 2] = `${last.startsWith('s') ? 't' : 's'}${last.slice(1)}`;
	const text = `${lines.join('\n')}\n${intermediate}${root}`;
	const { problems, entries } = await viewCertificates({ text: text === `${leaf}${intermediate}${root}` ? '' : text }, { uri: 'a.pem', at: caseTime });
	assert.deepEqual(problems.filter(({ entry }) => entry === 0).map(({ code, severity }) => [code, severity])[0], ['bad-signature', 'error']);
	assert.equal(entries[0]?.signature?.verdict, 'bad');
});
