import assert from 'node:assert/strict';
import test from 'node:test';
import { currentApiVersion } from '../../server/src/schema/catalog.js';
import { CURSOR } from '../support/cursor.js';
import { author } from '../support/author.js';
import { catalog, judge } from '../support/judge.js';
import { accept, completions } from '../support/service.js';

const current = catalog.entries.filter((entry, index) => catalog.entries.findIndex((other) => other.group === entry.group && other.kind === entry.kind) === index);

for (const entry of current) {
	test(`a ${entry.kind} of ${currentApiVersion(entry)} is authored from an empty file by accepting its skeleton, and has no finding`, () => {
		const offered = completions(CURSOR).filter((item) => item.label === entry.kind && item.detail === currentApiVersion(entry));
		assert.equal(offered.length, 1);
		const text = accept(CURSOR, entry.kind, currentApiVersion(entry)).replace(CURSOR, '');
		assert.match(text, new RegExp(`^apiVersion: ${currentApiVersion(entry).replaceAll('.', '\\.')}\nkind: ${entry.kind}\n`));
		// What nobody can know for the author is a placeholder, and says so.
		const findings = judge(text).filter((finding) => finding.rule !== 'secrets/no-placeholder');
		assert.deepEqual(findings.map((finding) => `${finding.severity} ${finding.rule} ${finding.pathText}: ${finding.message}`), [], text);
	});
}

test('a template is offered once', () => {
	const labels = completions(CURSOR).map((item) => `${item.label} ${item.detail ?? ''}`);
	assert.deepEqual(labels.filter((label, index) => labels.indexOf(label) !== index), []);
});

for (const entry of current) {
	test(`a ${entry.kind} of ${currentApiVersion(entry)} is authored key by key, and has no error`, () => {
		const text = author(entry);
		const findings = judge(text).filter((finding) => finding.severity === 'error');
		assert.deepEqual(findings.map((finding) => `${finding.rule} ${finding.pathText}: ${finding.message}`), [], text);
	});
}
