import assert from 'node:assert/strict';
import test from 'node:test';
import { runCert } from '../../server/src/cli/cert.js';
import { decodeBase64, toHex } from '../../server/src/x509/bytes.js';
import { findPemBlocks } from '../../server/src/x509/pem.js';
import { caseBytes, caseText, caseTime, readCases, viewCase } from './cases.js';

/** Long enough that no fingerprint or other fact holds it by chance. */
const RUN = 16;

/** Texts that must not appear: every run of a private key's base64 and of its hexadecimal. */
function secretsOf(file: string): readonly string[] {
	const text = caseText(file);
	return findPemBlocks(text)
		.blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'))
		.flatMap(({ span, bytes }) => {
			const base64 = text.slice(span.start, span.end).replace(/-----[^-]*-----|\s/g, '');
			const decoded = bytes ?? decodeBase64(base64);
			return [...runs(base64), ...(decoded instanceof Uint8Array ? runs(toHex(decoded)) : [])];
		});
}

function runs(text: string): readonly string[] {
	return Array.from({ length: Math.max(0, text.length - RUN) }, (_, index) => text.slice(index, index + RUN));
}

/** What a certificate beside the key tells anyway: its public key is part of the key's encoding. */
function isPublic(run: string, file: string): boolean {
	const blocks = findPemBlocks(caseText(file)).blocks.filter(({ label }) => label === 'CERTIFICATE');
	return blocks.some(({ bytes }) => bytes !== undefined && toHex(bytes).includes(run));
}

const files = readCases().filter(({ blocks }) => blocks.some(({ label }) => label.endsWith('PRIVATE KEY')));

test('there are cases with private keys to look at', () => {
	assert.ok(files.length >= 10);
});

for (const { file } of files) {
	test(`nothing of the private key in ${file} is in the view or in what the program prints`, async () => {
		let printed = JSON.stringify(await viewCase(file));
		for (const format of ['text', 'json']) {
			const print = (text: string): void => {
				printed += text;
			};
			await runCert(['--format', format, file], { read: (name) => Promise.resolve(caseBytes(name)), out: print, error: print, now: () => caseTime });
		}
		const leaked = secretsOf(file).filter((run) => printed.toUpperCase().includes(run.toUpperCase()) && !isPublic(run, file));
		assert.deepEqual(leaked, []);
	});
}

test('a broken private key is reported without its bytes', async () => {
	const broken = caseText('generated/key-pkcs8-rsa.pem').replace(/\n(.{10})/, '\n*$1');
	let printed = '';
	const print = (text: string): void => {
		printed += text;
	};
	const code = await runCert(['-'], { read: () => Promise.resolve(new TextEncoder().encode(broken)), out: print, error: print, now: () => caseTime });
	assert.equal(code, 1);
	assert.match(printed, /invalid-base64/);
	assert.deepEqual(secretsOf('generated/key-pkcs8-rsa.pem').filter((run) => printed.includes(run)), []);
});
