import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { judge } from '../../support/judge.js';
import { judgeRow, readRows, standsAt } from '../certManager/caseRows.js';

for (const row of readRows('istio/invalid')) {
	test(`${row.file} is found at its place`, () => {
		const findings = judgeRow('istio/invalid', row).filter(({ severity }) => severity === 'error');
		assert.ok(findings.some((finding) => standsAt(finding, row)), JSON.stringify(findings.map(({ rule, pathText }) => `${rule} ${pathText}`)));
	});
}

for (const row of readRows('istio/valid')) {
	test(`${row.file} has no error`, () => {
		assert.deepEqual(judgeRow('istio/valid', row).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`), []);
	});
}

const analysis: readonly (readonly [file: string, found: readonly string[]])[] = [
	['destinationrule-simple-port', ['spec.trafficPolicy.portLevelSettings[0].tls']],
	['destinationrule-simple-port-credentialname', ['spec.trafficPolicy.portLevelSettings[0].tls']],
	['destinationrule-simple-port-credentialname-selector', []],
];
for (const [name, expected] of analysis) {
	test(`${name} has IST0129 where upstream reports it`, () => {
		const text = readFileSync(new URL(`../../../../test/cases/istio/analysis/${name}/${name}.yaml`, import.meta.url), 'utf8');
		assert.deepEqual(judge(text).filter(({ aliases }) => aliases.includes('IST0129')).map(({ pathText }) => pathText), expected);
	});
}

test('the two seed files of Istio have the findings that they are known for, and no others', () => {
	const findings = ['1-peer-authentication', '2-destination-rule'].flatMap((name) => judge(readFileSync(new URL(`../../../../test/cases/seed/${name}.yaml`, import.meta.url), 'utf8')));
	assert.deepEqual(findings.map(({ documentIndex, severity, rule, underlined }) => `${documentIndex} ${severity} ${rule} ${underlined}`), [
		'1 warning istio/no-permissive-mtls PERMISSIVE',
		'2 warning istio/no-disabled-mtls DISABLE',
	]);
});
