import assert from 'node:assert/strict';
import test from 'node:test';
import { allRules, retiredRuleIds } from '../../server/src/rules/all.js';
import { builtinRules } from '../../server/src/rules/builtin.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { commentsIn } from '../../server/src/syntax/yaml/edit/layout.js';
import { applyFix, fixes, judge } from '../support/judge.js';

const FAMILIES = ['istio', 'cert-manager', 'spire', 'linkerd', 'kubernetes', 'secrets', 'certificates'];

test('every rule has a permanent id of its own that no retired rule had', () => {
	const ids = [...allRules, ...builtinRules].map((rule) => rule.id);
	assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index || retiredRuleIds.includes(id)), []);
	for (const { id } of allRules) {
		assert.match(id, new RegExp(`^(?:${FAMILIES.join('|')})/[a-z0-9]+(?:-[a-z0-9]+)*$`));
	}
});

test('at least four of five rules mend what they find', () => {
	const fixable = allRules.filter((rule) => rule.fix !== undefined);
	assert.ok(fixable.length >= 0.8 * allRules.length, `${fixable.length} of ${allRules.length} rules have a fix`);
});

for (const rule of allRules) {
	test(`${rule.id} finds its bad example and not its good one`, () => {
		assert.ok(judge(rule.docs.bad).some((finding) => finding.rule === rule.id), 'the bad example is not found');
		assert.deepEqual(judge(rule.docs.good).map((finding) => `${finding.rule} ${finding.message}`), [], 'the good example has findings');
	});

	test(`${rule.id} finds the same in a file with Windows line breaks, and finds nothing by itself in an empty resource`, () => {
		const messages = (text: string) => judge(text).map((finding) => `${finding.rule} ${finding.underlined}`);
		assert.deepEqual(messages(rule.docs.bad.replaceAll('\n', '\r\n')), messages(rule.docs.bad));
		for (const { group, kind } of rule.visits) {
			judge(`apiVersion: ${group === '' ? 'v1' : `${group}/v1`}\nkind: ${kind}\nspec:\n`);
		}
	});

	if (rule.fix === undefined) {
		test(`${rule.id} says why it has no fix`, () => {
			assert.ok((rule.noFixBecause ?? '').length > 20);
		});
	} else {
		test(`${rule.id} is mended by each of its fixes, which bring nothing new, keep every comment and leave valid YAML`, () => {
			checkFixes(rule.id, withComments(rule.docs.bad));
		});
	}
}

/** The example with a comment behind each line of its own, so that a fix that loses one is caught. */
function withComments(text: string): string {
	return text.split('\n').map((line, index) => (/^\s*(?:- )?[\w"./-]+:(?: [^|>{["'#&*]\S*)?$/.test(line) && !line.includes('#') ? `${line} # note ${index}` : line)).join('\n');
}

function checkFixes(rule: string, text: string): void {
	const before = judge(text);
	const found = before.filter((finding) => finding.rule === rule);
	assert.ok(found.length > 0, 'the example with comments is not found');
	for (const finding of found) {
		const offered = fixes(finding);
		assert.ok(offered.length > 0, `no fix is offered for: ${finding.message}`);
		for (const fix of offered) {
			const after = applyFix(finding, fix);
			const findings = judge(after);
			const gone = findings.filter((item) => item.rule === rule && item.message === finding.message && item.pathText === finding.pathText);
			assert.deepEqual(gone.map((item) => item.message), [], `"${fix.title}" leaves the finding:\n${after}`);
			const known = new Set(before.map((item) => item.rule));
			assert.deepEqual(findings.filter((item) => !known.has(item.rule)).map((item) => `${item.rule} ${item.message}`), [], `"${fix.title}" brings new findings:\n${after}`);
			assert.deepEqual(missingComments(finding.chunk.text, after), [], `"${fix.title}" loses comments:\n${after}`);
			assert.deepEqual(createStream(after).chunks.flatMap((chunk) => chunk.document.problems), [], `"${fix.title}" leaves broken YAML:\n${after}`);
		}
	}
}

function missingComments(before: string, after: string): readonly string[] {
	const comments = (text: string) => createStream(text).chunks.flatMap(({ document }) => commentsIn(document, { start: 0, end: document.text.length }));
	const left = comments(after);
	return comments(before).filter((comment) => !left.some((kept) => kept.includes(comment)));
}
