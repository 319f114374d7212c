import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeRow, readRows, standsAt } from '../certManager/caseRows.js';

for (const row of readRows('secrets/invalid')) {
	test(`${row.file} is found where programs and the API server stumble over it`, () => {
		const findings = judgeRow('secrets/invalid', row).filter(({ severity }) => row.severity === 'any' || severity === 'error');
		assert.ok(findings.some((finding) => standsAt(finding, row)), JSON.stringify(findings.map(({ rule, pathText }) => `${rule} ${pathText}`)));
	});
}

for (const row of readRows('secrets/valid')) {
	test(`${row.file} has no error`, () => {
		assert.deepEqual(judgeRow('secrets/valid', row).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`), []);
	});
}
