import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeRow, readRows, standsAt } from './caseRows.js';

for (const row of readRows('cert-manager/invalid')) {
	test(`${row.file} is found where the webhook finds it`, () => {
		const findings = judgeRow('cert-manager/invalid', row).filter(({ severity }) => row.severity === 'any' || severity === 'error');
		assert.ok(findings.some((finding) => standsAt(finding, row)), JSON.stringify(findings.map(({ rule, pathText }) => `${rule} ${pathText}`)));
	});
}

for (const row of readRows('cert-manager/valid')) {
	test(`${row.file} has no error`, () => {
		assert.deepEqual(judgeRow('cert-manager/valid', row).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`), []);
	});
}
