import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeBase64, encodeBase64 } from '../../server/src/x509/bytes.js';
import { parseInstant } from '../../server/src/x509/instant.js';
import { formatAddress, formatRange, parseAddress } from '../../server/src/x509/ipAddress.js';
import { checkSpiffeId } from '../../server/src/x509/spiffeId.js';
import { viewCase } from './cases.js';

test('names are escaped as RFC 4514 says, and every type of alternative name is read', async () => {
	const { entries } = await viewCase('extra/hostile-names.pem');
	assert.equal(entries[0]?.subject, 'CN=safe\u202egpj.exe,OU=\\#first,O=a\\, b \\+ c=\\<d\\>\\; \\"e\\"\\ ');
	assert.deepEqual(entries[0]?.subjectAltNames?.map(({ type, value }) => `${type}:${value}`), ['dns:x.example.org', 'ip:10.0.0.1', 'ip:2001:db8::1', 'email:a@example.org', 'uri:https://example.org/', 'dirName:CN=inner', 'otherName:1.2.3.4;hello', 'registeredId:1.2.3']);
	assert.deepEqual(entries[0]?.extensions?.map(({ name, lines }) => [name, lines]), [
		['authorityInfoAccess', ['OCSP: http://ocsp.example.org/', 'caIssuers: http://ca.example.org/ca.crt']],
		['cRLDistributionPoints', ['http://crl.example.org/ca.crl']],
		['certificatePolicies', ['2.23.140.1.2.1']],
		['1.2.3.4.5', ['0403010203']],
	]);
});

test('addresses are written as RFC 5952 says, and read back', () => {
	for (const text of ['10.0.0.1', '2001:db8::1', '::', '::1', '1::', '2001:db8:0:1:1:1:1:1', '2001:0:0:1::1']) {
		assert.equal(formatAddress(parseAddress(text) ?? new Uint8Array()), text);
	}
	for (const text of ['256.0.0.1', '1.2.3', ':::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7::8:9', 'g::', '12345::', '']) {
		assert.equal(parseAddress(text), undefined, text);
	}
	assert.equal(formatRange(Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0)), '10.0.0.0/8');
	assert.equal(formatRange(Uint8Array.of(10, 0, 0, 0, 255, 0, 255, 0)), '10.0.0.0/255.0.255.0');
});

test('base64 is read strictly and written back', () => {
	for (const length of [0, 1, 2, 3, 4, 57, 100]) {
		const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) & 255);
		assert.deepEqual(decodeBase64(encodeBase64(bytes)), { bytes });
	}
	for (const [text, invalidAt] of [['AA=A', 3], ['A===', 1], ['AAA', 3], ['AA==\nAA==', 5], ['A*AA', 1], ['AAAA=', 4]] as const) {
		assert.deepEqual(decodeBase64(text), { invalidAt }, text);
	}
});

test('SPIFFE IDs are judged as the standard judges them', () => {
	const rows: readonly (readonly [string, readonly string[]])[] = [
		['spiffe://example.org/ns/a/sa/b', []],
		['spiffe://example.org', []],
		['spiffe://example_1.org/a.b-c_D', []],
		['SPIFFE://example.org/a', ['spiffe-bad-scheme']],
		['https://example.org/a', ['spiffe-bad-scheme']],
		['spiffe:///a', ['spiffe-id-bad-trust-domain']],
		['spiffe://example.org:8080/a', ['spiffe-id-bad-trust-domain']],
		['spiffe://user@example.org/a', ['spiffe-id-bad-trust-domain']],
		['spiffe://Example.org/a', ['spiffe-id-uppercase-trust-domain']],
		['spiffe://example.org/', ['spiffe-id-trailing-slash']],
		['spiffe://example.org/a//b', ['spiffe-id-bad-path']],
		['spiffe://example.org/a/../b', ['spiffe-id-bad-path']],
		['spiffe://example.org/%41', ['spiffe-id-bad-path']],
		['spiffe://example.org/a?b', ['spiffe-id-query']],
		['spiffe://example.org/a#b', ['spiffe-id-fragment']],
		[`spiffe://example.org/${'a'.repeat(2048)}`, ['spiffe-id-too-long']],
	];
	for (const [id, expected] of rows) {
		assert.deepEqual(checkSpiffeId(id).map(({ code }) => code), expected, id);
	}
});

test('a date alone means the end of that day', () => {
	assert.equal(parseInstant('2026-11-24'), Date.parse('2026-11-24T23:59:59Z'));
	assert.equal(parseInstant('2026-11-24T12:00:00Z'), Date.parse('2026-11-24T12:00:00Z'));
	assert.equal(parseInstant('yesterday'), undefined);
	assert.equal(parseInstant('2026-13-45'), undefined);
});

test('extensions that are seldom met are put into words, and unknown ones shown as hexadecimal', async () => {
	const { entries } = await viewCase('extra/extensions.pem');
	assert.deepEqual(Object.fromEntries(entries[0]?.extensions?.map(({ name, lines }) => [name, lines.join('; ')]) ?? []), {
		tlsFeature: 'status_request (OCSP must-staple)',
		netscapeComment: 'made for a test',
		netscapeCertType: 'SSL client, SSL server',
		inhibitAnyPolicy: 'anyPolicy does not count after 2 certificates',
		policyConstraints: 'explicit policy required after 3 certificates',
		certificatePolicies: '1.2.3.4',
		cRLDistributionPoints: 'http://crl.example.org/a.crl',
		authorityInfoAccess: 'OCSP: http://ocsp.example.org',
		'1.2.3.4.5': '0403010203',
		ocspNoCheck: 'the certificate of an OCSP responder need not be checked',
	});
});
