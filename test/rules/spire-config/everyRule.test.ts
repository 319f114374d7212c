import assert from 'node:assert/strict';
import test from 'node:test';
import { configurationRules } from '../../../server/src/rules/spire/config/all.js';
import { parseHcl } from '../../../server/src/syntax/hcl/parse.js';
import { applyEdits } from '../../../server/src/text/edit.js';
import { fixes, judge } from './judge.js';

test('every rule has an id of its own in the family, in the order of the list', () => {
	const ids = configurationRules.map((rule) => rule.id);
	assert.deepEqual(ids, [...new Set(ids)].sort());
	assert.deepEqual(ids.filter((id) => !/^spire\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)), []);
});

test('at least four of five rules mend what they find', () => {
	assert.ok(configurationRules.filter((rule) => rule.fix !== undefined).length >= 0.8 * configurationRules.length);
});

for (const rule of configurationRules) {
	const name = rule.visits.includes('spire-server') ? 'server.conf' : 'agent.conf';

	test(`${rule.id} finds its bad example and not its good one`, () => {
		assert.ok(judge(rule.docs.bad, name)?.some((finding) => finding.rule === rule.id), `the bad example is not found:\n${rule.docs.bad}`);
		assert.deepEqual(judge(rule.docs.good, name)?.map((finding) => `${finding.rule} ${finding.message}`), [], rule.docs.good);
	});

	test(`${rule.id} finds the same in a file with Windows line breaks, and nothing by itself in an empty file`, () => {
		const messages = (text: string) => judge(text, name)?.map((finding) => `${finding.rule} ${finding.underlined}`);
		assert.deepEqual(messages(rule.docs.bad.replaceAll('\n', '\r\n')), messages(rule.docs.bad));
		judge('server {\n  trust_domain =\n}\nplugins { KeyManager }', 'server.conf');
	});

	if (rule.fix === undefined) {
		test(`${rule.id} says why it has no fix`, () => {
			assert.ok((rule.noFixBecause ?? '').length > 20);
		});
	} else {
		test(`${rule.id} is mended by each of its fixes, which bring nothing new, keep every comment and leave valid HCL`, () => {
			checkFixes(rule.id, name, rule.docs.bad.startsWith('{') ? rule.docs.bad : withComments(rule.docs.bad));
		});
	}
}

/** The example with a comment behind each line of its own, so that a fix that loses one is caught. */
function withComments(text: string): string {
	return text.split('\n').map((line, index) => (line.trim() === '' ? line : `${line} # note ${index}`)).join('\n');
}

function checkFixes(rule: string, name: string, text: string): void {
	const before = judge(text, name) ?? [];
	const found = before.filter((finding) => finding.rule === rule);
	assert.ok(found.length > 0, 'the example with comments is not found');
	for (const finding of found) {
		const offered = fixes(finding);
		assert.ok(offered.length > 0, `no fix is offered for: ${finding.message}`);
		for (const fix of offered) {
			const after = applyEdits(text, fix.edits);
			const findings = judge(after, name) ?? [];
			const left = findings.filter((item) => item.rule === rule && item.message === finding.message && item.pathText === finding.pathText);
			assert.deepEqual(left.map((item) => item.message), [], `"${fix.title}" leaves the finding:\n${after}`);
			const known = new Set(before.map((item) => item.rule));
			assert.deepEqual(findings.filter((item) => !known.has(item.rule)).map((item) => `${item.rule} ${item.message}`), [], `"${fix.title}" brings new findings:\n${after}`);
			const comments = commentsOf(after);
			assert.deepEqual(commentsOf(text).filter((comment) => !comments.includes(comment)), [], `"${fix.title}" loses comments:\n${after}`);
			assert.deepEqual(parseHcl(after).problems, [], `"${fix.title}" leaves broken HCL:\n${after}`);
		}
	}
}

function commentsOf(text: string): readonly string[] {
	return parseHcl(text).comments.map(({ start, end }) => text.slice(start, end));
}
