import assert from 'node:assert/strict';
import test from 'node:test';
import type { CertificateEntry } from '../../server/src/protocol/certificates.js';
import { viewCertificates } from '../../server/src/service/certificates.js';
import { caseText, caseTime, readCases, viewCase, type ExpectedCertificate } from './cases.js';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const usages: Readonly<Record<string, string>> = {
	'Digital Signature': 'digitalSignature',
	'Non Repudiation': 'nonRepudiation',
	'Key Encipherment': 'keyEncipherment',
	'Key Agreement': 'keyAgreement',
	'Certificate Sign': 'keyCertSign',
	'CRL Sign': 'cRLSign',
	'TLS Web Server Authentication': 'serverAuth',
	'TLS Web Client Authentication': 'clientAuth',
	'Code Signing': 'codeSigning',
};
const nameTypes: Readonly<Record<string, string>> = { DNS: 'dns', URI: 'uri', email: 'email', 'IP Address': 'ip' };
// OpenSSL 3.0 does not know the names of the post-quantum algorithms yet.
const signatureNames: Readonly<Record<string, string>> = { '2.16.840.1.101.3.4.3.18': 'ML-DSA-65' };

for (const { file, blocks } of readCases()) {
	const certificates = blocks.flatMap(({ x509 }, index) => (x509 && 'subject' in x509 ? [{ x509, index }] : []));
	if (certificates.length > 0) {
		test(`${file} reads as OpenSSL reads it`, async () => {
			const { entries } = await viewCase(file);
			for (const { x509, index } of certificates) {
				assert.deepEqual(facts(entries[index]), expectedFacts(x509));
			}
		});
	}
	const keys = blocks.flatMap(({ key }, index) => (key && 'keyType' in key ? [{ key, index }] : []));
	if (keys.length > 0) {
		test(`${file} shows the type and size of its key`, async () => {
			const { entries } = await viewCase(file);
			for (const { key, index } of keys) {
				const shown = entries[index]?.publicKey;
				assert.deepEqual([shown?.algorithm.toUpperCase(), shown?.size ?? null], [key.keyType, key.keyBits]);
			}
		});
	}
}

for (const { file, opensslVerify } of readCases()) {
	if (opensslVerify?.default !== undefined) {
		const { CAfile, default: verdict } = opensslVerify;
		test(`${file} verifies as openssl verify judges it: ${verdict}`, async () => {
			const { chains } = await viewCertificates({ text: `${caseText(file)}\n${caseText(CAfile)}` }, { uri: file, at: caseTime });
			assert.equal(chains[0]?.verdict.status === 'good', verdict === 'OK', chains[0]?.verdict.text);
		});
	}
}

test('the places of blocks are those of their BEGIN lines', async () => {
	for (const { file, blocks } of readCases()) {
		const { entries } = await viewCase(file);
		// Files of bytes have no lines.
		const lines = blocks.flatMap(({ line }) => (line === undefined ? [] : [line - 1]));
		if (lines.length > 0) {
			assert.deepEqual(entries.map(({ source }) => source.range?.start.line), lines, file);
		}
	}
});

function facts(entry: CertificateEntry | undefined): object {
	assert.ok(entry);
	const { subject, issuer, notBefore, notAfter, serialNumber, sha256, subjectAltNames = [], keyUsage = [], extendedKeyUsage = [], basicConstraints, publicKey, signatureAlgorithm, version } = entry;
	const { size, curve } = publicKey ?? {};
	return { subject, issuer, notBefore, notAfter, serialNumber, sha256, subjectAltNames, keyUsage, extendedKeyUsage, basicConstraints, size, curve, signatureAlgorithm, version };
}

function expectedFacts({ subject, issuer, notBefore, notAfter, serial, sha256, ext, keyBits, curve, sigAlg, version }: ExpectedCertificate): object {
	return {
		subject: unescape(subject),
		issuer: unescape(issuer),
		notBefore: isoOf(notBefore),
		notAfter: isoOf(notAfter),
		serialNumber: serial,
		sha256: sha256.replaceAll(':', ''),
		subjectAltNames: list(ext['Subject Alternative Name']?.value).map((name) => ({ type: nameTypes[name.slice(0, name.indexOf(':'))], value: name.slice(name.indexOf(':') + 1) })),
		keyUsage: list(ext['Key Usage']?.value).map((usage) => usages[usage]),
		extendedKeyUsage: list(ext['Extended Key Usage']?.value).map((usage) => usages[usage]),
		basicConstraints: constraintsOf(ext['Basic Constraints']?.value),
		size: keyBits ?? undefined,
		curve: curve ?? undefined,
		signatureAlgorithm: signatureNames[sigAlg] ?? sigAlg,
		version,
	};
}

function list(value: string | undefined): readonly string[] {
	return value === undefined ? [] : value.split(', ');
}

function constraintsOf(value: string | undefined): object | undefined {
	const match = /^CA:(TRUE|FALSE)(?:, pathlen:(\d+))?$/.exec(value ?? '');
	return match ? { ca: match[1] === 'TRUE', ...(match[2] !== undefined && { pathLength: Number(match[2]) }) } : undefined;
}

/** OpenSSL escapes UTF-8 bytes, where RFC 4514 leaves characters as they are. */
function unescape(name: string): string {
	return name.replace(/(\\[0-9A-F]{2})+/g, (escaped) => new TextDecoder().decode(Uint8Array.from(escaped.slice(1).split('\\'), (pair) => parseInt(pair, 16))));
}

/** `Nov  1 00:00:00 2026 GMT` as ISO 8601. */
function isoOf(time: string): string {
	const [, month = '', day = '', clock = '', year = ''] = /^(\w+) +(\d+) ([\d:]+) (\d+) GMT$/.exec(time) ?? [];
	return `${year.padStart(4, '0')}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}Z`;
}
