import assert from 'node:assert/strict';
import test from 'node:test';
import { hostNameProblem, isDnsLabel, isDnsSubdomain, wildcardHostProblem } from '../../server/src/text/hostName.js';

const rows: readonly (readonly [name: string, plain: string | undefined, wildcard: string | undefined])[] = [
	['example.com', undefined, undefined],
	['example.com.', undefined, undefined],
	['reviews', undefined, undefined],
	['Reviews', undefined, undefined],
	['10', undefined, undefined],
	['10.0.0.1', 'ends with the number 1, which is no top-level domain', 'ends with the number 1, which is no top-level domain'],
	['', 'is empty', 'is empty'],
	['a..b', 'has an empty label', 'has an empty label'],
	['*', 'has a wildcard in the label "*"', undefined],
	['*.example.com', 'has a wildcard in the label "*"', undefined],
	['*-api.example.com', 'has a wildcard in the label "*-api"', undefined],
	['*api.example.com', 'has a wildcard in the label "*api"', undefined],
	['a*.example.com', 'has a wildcard in the label "a*"', 'has a wildcard that is neither alone nor at the start of the label "a*"'],
	['a.*.com', 'has a wildcard in the label "*"', 'has a wildcard in the label "*"'],
	['a_b.com', 'has the label "a_b" with other characters than letters, digits and dashes', 'has the label "a_b" with other characters than letters, digits and dashes'],
	['-a.com', 'has the label "-a", which begins or ends with a dash', 'has the label "-a", which begins or ends with a dash'],
	[`${'a'.repeat(64)}.com`, 'has a label with more than 63 characters', 'has a label with more than 63 characters'],
	[`${'a.'.repeat(128)}com`, 'has more than 255 characters', 'has more than 255 characters'],
];

for (const [name, plain, wildcard] of rows) {
	test(`${JSON.stringify(name.slice(0, 40))} as a host name, and where a wildcard is allowed`, () => {
		assert.equal(hostNameProblem(name), plain);
		assert.equal(wildcardHostProblem(name), wildcard);
	});
}

test('a label has no dots, a subdomain no upper case', () => {
	assert.deepEqual(['a', 'A-1', 'a.b', '', '-a'].map(isDnsLabel), [true, true, false, false, false]);
	assert.deepEqual(['a', 'a.b-c', 'A', 'a..b', 'a_b'].map(isDnsSubdomain), [true, true, false, false, false]);
});
