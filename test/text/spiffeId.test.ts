import assert from 'node:assert/strict';
import test from 'node:test';
import { isSpiffeIdProblem, mendSpiffeId, mendTrustDomain, parseSpiffeId, parseTrustDomain } from '../../server/src/text/spiffeId.js';

const good: readonly (readonly [id: string, trustDomain: string, path: string])[] = [
	['spiffe://example.org', 'example.org', ''],
	['spiffe://example.org/ns/shop/sa/web', 'example.org', '/ns/shop/sa/web'],
	['spiffe://1_a-b.c/A.b-C_d', '1_a-b.c', '/A.b-C_d'],
	['spiffe://example.org/...', 'example.org', '/...'],
	[`spiffe://${'a'.repeat(255)}`, 'a'.repeat(255), ''],
];

for (const [id, trustDomain, path] of good) {
	test(`${id.slice(0, 60)} is a SPIFFE ID`, () => {
		assert.deepEqual(parseSpiffeId(id), { trustDomain, path });
	});
}

const bad: readonly (readonly [id: string, problem: RegExp])[] = [
	['', /must not be empty/],
	['example.org/x', /does not begin with "spiffe:\/\/"/],
	['SPIFFE://example.org', /does not begin with/],
	['spiffe:///x', /names no trust domain/],
	['spiffe://Example.org/x', /upper-case letters; the valid form is "example.org"/],
	['spiffe://example.org:8080/x', /is not a trust domain/],
	['spiffe://user@example.org/x', /is not a trust domain/],
	[`spiffe://${'a'.repeat(256)}`, /at most 255 characters, not 256/],
	[`spiffe://example.org/${'a'.repeat(2048)}`, /at most 2048 bytes/],
	['spiffe://example.org/', /ends with a slash/],
	['spiffe://example.org//x', /empty segment/],
	['spiffe://example.org/./x', /relative segment "\."/],
	['spiffe://example.org/../x', /relative segment "\.\."/],
	['spiffe://example.org/a%20b', /other characters/],
	['spiffe://example.org/a?b', /other characters/],
	['spiffe://example.org/a#b', /other characters/],
];

for (const [id, problem] of bad) {
	test(`"${id.slice(0, 60)}" is no SPIFFE ID`, () => {
		const result = parseSpiffeId(id);
		assert.match(isSpiffeIdProblem(result) ? result.problem : 'none', problem);
		assert.match(isSpiffeIdProblem(result) ? result.problem : '', /^[A-Z"].*\.$/);
	});
}

test('a trust domain may be given by its name or by an ID in it', () => {
	assert.deepEqual(parseTrustDomain('example.org'), { trustDomain: 'example.org', path: '' });
	assert.deepEqual(parseTrustDomain('spiffe://example.org/x'), { trustDomain: 'example.org', path: '/x' });
	assert.ok(isSpiffeIdProblem(parseTrustDomain('Example.org')));
	assert.ok(isSpiffeIdProblem(parseTrustDomain('')));
});

test('an ID is mended where its meaning is certain', () => {
	const mended = ['SPIFFE://Example.org/x/', 'spiffe:/example.org/x', 'example.org/x', 'spiffe://example.org:80/x?y#z', 'spiffe://example.org/x', 'http://example.org/x', 'spiffe://example.org/../x'].map(mendSpiffeId);
	assert.deepEqual(mended, ['spiffe://example.org/x', 'spiffe://example.org/x', 'spiffe://example.org/x', 'spiffe://example.org/x', undefined, undefined, undefined]);
});

test('a trust domain is mended where its meaning is certain', () => {
	assert.deepEqual(['Example.org', 'https://example.org:8443/x', 'example.org', 'bad domain'].map(mendTrustDomain), ['example.org', 'example.org', undefined, undefined]);
});
