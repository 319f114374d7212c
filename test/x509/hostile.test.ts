import assert from 'node:assert/strict';
import test from 'node:test';
import { viewCertificates } from '../../server/src/service/certificates.js';
import { decodeBase64, encodeBase64 } from '../../server/src/x509/bytes.js';
import { parseCertificate } from '../../server/src/x509/certificate.js';
import { readElement } from '../../server/src/x509/der.js';
import { caseBytes, caseText, caseTime } from './cases.js';

const leaf = der('generated/leaf.pem');

function der(file: string): Uint8Array {
	const body = /-----BEGIN CERTIFICATE-----([^-]*)/.exec(caseText(file))?.[1] ?? '';
	const decoded = decodeBase64(body);
	assert.ok('bytes' in decoded);
	return decoded.bytes;
}

/** The same numbers for the same seed: a failure can be repeated. */
function* randomNumbers(seed: number): Generator<number, never> {
	let state = seed;
	for (;;) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		yield state;
	}
}

test('every prefix of a certificate is a problem or a view, never an exception', () => {
	for (let length = 0; length < leaf.length; length++) {
		assert.ok('code' in parseCertificate(leaf.subarray(0, length)), `${length} bytes`);
	}
});

test('certificates with changed bytes are problems or views, never exceptions', async () => {
	const random = randomNumbers(7);
	for (let round = 0; round < 400; round++) {
		const bytes = leaf.slice();
		for (let change = 0; change < 1 + (round % 4); change++) {
			bytes[random.next().value % bytes.length] = random.next().value & 255;
		}
		const text = `-----BEGIN CERTIFICATE-----\n${encodeBase64(bytes)}\n-----END CERTIFICATE-----\n`;
		const view = await viewCertificates({ text }, { uri: 'a.pem', at: caseTime });
		assert.equal(view.entries.length, 1);
		await viewCertificates({ bytes }, { uri: 'a.der', at: caseTime });
	}
});

test('lengths that lie, are indefinite or not the shortest are refused', () => {
	for (const bytes of [[0x30], [0x30, 0x80, 0, 0], [0x30, 0x84, 0xff, 0xff, 0xff, 0xff], [0x30, 0x81, 0x05, 0, 0, 0, 0, 0], [0x30, 0x03, 0x02], [0x1f, 0x81, 0x01, 0x00], [0x30, 0x88, 1, 1, 1, 1, 1, 1, 1, 1]]) {
		assert.equal(readElement(Uint8Array.from(bytes), 0), undefined, String(bytes));
	}
});

test('deep nesting, many markers and long lines take no stack and little time', async () => {
	const nested = Uint8Array.from(Array.from({ length: 60_000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80)));
	const texts = [
		`-----BEGIN CERTIFICATE-----\n${encodeBase64(nested)}\n-----END CERTIFICATE-----\n`,
		'-----BEGIN CERTIFICATE-----\n'.repeat(100_000),
		'-----END CERTIFICATE-----\n'.repeat(100_000),
		'-'.repeat(1_000_000),
		`-----BEGIN ${'A'.repeat(1_000_000)}-----`,
		`-----BEGIN CERTIFICATE-----\n${'A: b\n'.repeat(200_000)}-----END CERTIFICATE-----`,
		`-----BEGIN CERTIFICATE-----\n${'A'.repeat(3_000_000)}\n-----END CERTIFICATE-----`,
	];
	for (const text of texts) {
		const start = performance.now();
		await viewCertificates({ text }, { uri: 'a.pem', at: caseTime });
		assert.ok(performance.now() - start < 3000, `${text.slice(0, 40)} took ${performance.now() - start} ms`);
	}
});

test('a file with more blocks than the limit says so and shows the first ones', async () => {
	const text = caseText('generated/leaf.pem').repeat(1100);
	const { entries, problems } = await viewCertificates({ text }, { uri: 'a.pem', at: caseTime });
	assert.equal(entries.length, 1000);
	assert.ok(problems.some(({ code }) => code === 'too-many-objects'));
});

test('random bytes are no certificate', async () => {
	const random = randomNumbers(3);
	for (let round = 0; round < 200; round++) {
		const bytes = Uint8Array.from({ length: random.next().value % 200 }, () => random.next().value & 255);
		const { problems } = await viewCertificates({ bytes }, { uri: 'a.der', at: caseTime });
		assert.ok(problems.length > 0);
	}
	assert.equal((await viewCertificates({ bytes: caseBytes('spire/bundle.der') }, { uri: 'a.der', at: caseTime })).entries.length, 17);
});
