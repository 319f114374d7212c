import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeRow, readRows, standsAt } from '../certManager/caseRows.js';

for (const row of readRows('linkerd/invalid')) {
	test(`${row.file} is found at its place`, () => {
		const findings = judgeRow('linkerd/invalid', row).filter(({ severity }) => row.severity === 'any' || severity === 'error');
		assert.ok(findings.some((finding) => standsAt(finding, row)), JSON.stringify(findings.map(({ rule, pathText }) => `${rule} ${pathText}`)));
	});
}

for (const row of readRows('linkerd/valid')) {
	test(`${row.file} has no error`, () => {
		assert.deepEqual(judgeRow('linkerd/valid', row).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`), []);
	});
}
