import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { compilePattern, isPattern } from '../../server/src/text/pattern/pattern.js';
import { Random } from '../support/random.js';

/** A pattern that has to be one. */
function compiled(pattern: string) {
	const result = compilePattern(pattern);
	assert.ok(isPattern(result), `${pattern}: ${isPattern(result) ? '' : result.reason}`);
	return result;
}

const PATTERNS = ['', 'a', '^a+$', '^(?:a|ab)(c|bcd)*$', 'a{2,3}b?', '[a-c]+[^a]', '^[\\w.-]+@\\w+$', '\\bab\\b', '(a*)*b', '^(a|b|c){0,4}$', '[\\]^-]', '[]a]', '^$', 'a|', '.b', '\\.', '[[:alpha:]]\\d', '(?i)aB', '^a.c$', 'a{,2}', '\\Ba', '(?P<x>ab)+', 'a+?b*?', '[^[:digit:]]', '\\x61|\\x{62}'];

/** The same in JavaScript's syntax, which lacks a few of RE2's words. */
const inJavaScript = (pattern: string) => new RegExp(pattern.replace('(?i)', '').replaceAll('[[:alpha:]]', '[A-Za-z]').replaceAll('[^[:digit:]]', '[^0-9]').replace('(?P<', '(?<').replace('[]a]', '[\\]a]').replace('\\x{62}', 'b'), pattern.includes('(?i)') ? 'i' : '');

test('matches what JavaScript\'s own engine matches, on thousands of texts', () => {
	const random = new Random(7);
	for (const pattern of PATTERNS) {
		const own = compiled(pattern);
		const theirs = inJavaScript(pattern);
		for (let round = 0; round < 300; round++) {
			const text = Array.from({ length: random.below(7) }, () => 'aabbcd@.-]^1AB \n'[random.below(16)]).join('');
			assert.equal(own.test(text), theirs.test(text), `${pattern} on ${JSON.stringify(text)}`);
		}
	}
});

test('no pattern is slow', { timeout: 10_000 }, () => {
	for (const pattern of ['^(a+)+$', '(a|a)*b', '(a|aa)+$', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', 'a{0,200}a{0,200}b']) {
		assert.notEqual(compiled(pattern).test(`${'a'.repeat(5_000)}!`), true, pattern);
	}
});

for (const [pattern, kind] of [['(a', 'invalid'], ['a)', 'invalid'], ['a**', 'invalid'], ['(?=a)', 'invalid'], ['\\1', 'invalid'], ['[b-a]', 'invalid'], ['a{2,1}', 'invalid'], ['a{1001}', 'invalid'], ['[', 'invalid'], ['\\', 'invalid'], ['*a', 'invalid'], ['\\p{Greek}', 'unsupported'], ['(?m)^a', 'unsupported'], ['((a{1000}){1000}){1000}', 'unsupported'], [`${'('.repeat(5_000)}`, 'unsupported']] as const) {
	test(`refuses ${pattern.slice(0, 30)} as ${kind}`, () => {
		const result = compilePattern(pattern);
		assert.ok(!isPattern(result));
		assert.equal(result.kind, kind);
	});
}

test('reads every pattern of the schemas', () => {
	const folder = path.resolve(import.meta.dirname, '../../../schemas');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
	const patterns = files.flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map((match) => JSON.parse(match[1] ?? '""') as string));
	assert.ok(patterns.length > 20);
	patterns.forEach(compiled);
});
