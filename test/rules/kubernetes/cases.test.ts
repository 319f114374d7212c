import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeRow, readRows, standsAt } from '../certManager/caseRows.js';

for (const row of readRows('kubernetes/invalid')) {
	test(`${row.path ?? row.file} is found`, () => {
		const findings = judgeRow('kubernetes/invalid', row).filter(({ severity }) => row.severity === 'any' || severity === 'error');
		assert.ok(findings.some((finding) => standsAt(finding, row)), JSON.stringify(findings.map(({ rule, pathText }) => `${rule} ${pathText}`)));
	});
}

for (const row of readRows('kubernetes/valid')) {
	test(`${row.file} has no error`, () => {
		assert.deepEqual(judgeRow('kubernetes/valid', row).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`), []);
	});
}
