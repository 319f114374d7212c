import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { version } from '../../server/generated/catalog.cjs';
import { sarifReport } from '../../server/src/cli/check/sarif.js';
import type { ReportedFinding } from '../../server/src/cli/check/report.js';
import { allRules } from '../../server/src/rules/all.js';
import { PERMISSIVE, WRONG_CASE, check } from '../support/checkRun.js';

/** The schema of the standard, as the npm package @microsoft/sarif-multitool-linux 5.7.0 (MIT) brings it. */
const SCHEMA = path.resolve(import.meta.dirname, '../../../test/cli/schemas/sarif-2.1.0.json');
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

interface Log {
	readonly runs: readonly [{
		readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string } }[] } };
		readonly automationDetails: { readonly id: string };
		readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[] }];
		readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly partialFingerprints: Readonly<Record<string, string>>; readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: unknown } }] }[];
	}];
}

function logOf(text: string): Log {
	const log: unknown = JSON.parse(text);
	assert.ok(validate(log), JSON.stringify(validate.errors));
	return log as Log;
}

const sarif = (files: Readonly<Record<string, string>>, ...args: string[]): Log => logOf(check(files, ['--format', 'sarif', ...args, 'DIR']).out);

test('a log is valid and says where each result stands', () => {
	const { runs: [run] } = sarif({ 'apps/a b.yaml': PERMISSIVE, 'apps/c.yaml': WRONG_CASE }, '--shard', '1/1');
	assert.equal(run.automationDetails.id, 'mesh-security/1-of-1/');
	assert.deepEqual(run.tool.driver.rules.map(({ id }) => id), ['istio/no-permissive-mtls', 'schema/not-allowed-value']);
	assert.deepEqual(run.results.map(({ ruleId, ruleIndex, level, locations: [{ physicalLocation }] }) => [ruleId, ruleIndex, level, physicalLocation.artifactLocation.uri]), [
		['istio/no-permissive-mtls', 0, 'warning', 'a%20b.yaml'],
		['schema/not-allowed-value', 1, 'error', 'c.yaml'],
	]);
	assert.deepEqual(run.results[0]?.locations[0].physicalLocation.region, { startLine: 8, startColumn: 11, endLine: 8, endColumn: 21 });
});

test('the log of nothing is valid, and so is that of every rule', () => {
	assert.deepEqual(sarif({}).runs[0].results, []);
	const all = sarif(Object.fromEntries(allRules.map((rule) => [`${rule.id}.yaml`, rule.docs.bad])));
	assert.deepEqual(allRules.filter(({ id }) => !all.runs[0].tool.driver.rules.some((rule) => rule.id === id && rule.help.markdown.startsWith(`# ${id}\n`))).map(({ id }) => id), []);
});

test('a URI is relative to where the run started when that holds the file', () => {
	const { runs: [run] } = logOf(sarifReport([finding('./apps/a.yaml'), finding('b.yaml')], { shard: undefined, version, start: '/', isWhole: true }));
	assert.deepEqual(run.results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation), [{ uri: 'apps/a.yaml' }, { uri: 'b.yaml' }]);
});

test('a fingerprint stays when lines move, and tells equal findings of one file apart', () => {
	const prints = (text: string) => sarif({ 'a.yaml': text }).runs[0].results.map(({ partialFingerprints }) => partialFingerprints['meshSecurity/v1']);
	const before = prints(`${PERMISSIVE}---\n${PERMISSIVE}`);
	assert.equal(new Set(before).size, 2);
	assert.deepEqual(prints(`# a comment\n\n${PERMISSIVE}---\n# b\n${PERMISSIVE}`), before);
});

test('a run holds at most 25,000 results, the worst, and says what it left out', () => {
	const findings = [...Array.from({ length: 25_000 }, () => finding('a.yaml')), { ...finding('b.yaml'), severity: 'error' as const }];
	const { runs: [run] } = logOf(sarifReport(findings, { shard: undefined, version, start: '/', isWhole: true }));
	assert.equal(run.results.length, 25_000);
	assert.equal(run.results.at(-1)?.level, 'error');
	assert.equal(run.invocations[0].toolExecutionNotifications?.[0]?.message.text, '1 result of the mildest severity were left out: a run holds at most 25000.');
});

test('a log says when something could not be read', () => {
	assert.equal(sarif({ 'a.yaml': PERMISSIVE }, 'DIR/none').runs[0].invocations[0].executionSuccessful, false);
});

function finding(file: string): ReportedFinding {
	const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
	return { rule: 'istio/no-permissive-mtls', severity: 'warning', message: 'A sentence.', path: ['spec'], resource: undefined, aliases: [], file, range, document: 0, fixes: [], excerpt: { text: '', start: 0, length: 1 } };
}
