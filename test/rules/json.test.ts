import assert from 'node:assert/strict';
import test from 'node:test';
import { allRules } from '../../server/src/rules/all.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { toValue } from '../../server/src/syntax/yaml/value.js';
import { applyFix, fixes, judge } from '../support/judge.js';

/** The bad example of a rule as a JSON file, where it is one document. */
function jsonOf(yaml: string): string | undefined {
	const chunks = createStream(yaml).chunks.filter(({ isDocument }) => isDocument);
	const root = chunks.length === 1 ? chunks[0]?.document.root : undefined;
	return root === undefined ? undefined : `${JSON.stringify(toValue(root), null, 2)}\n`;
}

for (const rule of allRules) {
	const text = jsonOf(rule.docs.bad);
	if (text !== undefined) {
		test(`${rule.id} finds its bad example in JSON too, and its fixes leave JSON`, () => {
			const found = judge(text).filter((finding) => finding.rule === rule.id);
			assert.equal(found.length, judge(rule.docs.bad).filter((finding) => finding.rule === rule.id).length);
			for (const finding of found) {
				for (const fix of fixes(finding)) {
					const after = applyFix(finding, fix);
					assert.doesNotThrow(() => void JSON.parse(after), `"${fix.title}" leaves:\n${after}`);
				}
			}
		});
	}
}
