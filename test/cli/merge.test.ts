import assert from 'node:assert/strict';
import test from 'node:test';
import { runMerge } from '../../server/src/cli/merge.js';
import { PERMISSIVE, WRONG_CASE, check, recordingIo } from '../support/checkRun.js';

const FILES = { ...Object.fromEntries(['a', 'b', 'b-c', 'c', 'd', 'e', 'b/f', 'b/g'].map((name) => [`${name}.yaml`, PERMISSIVE])), 'h.yaml': WRONG_CASE };

async function merge(reports: Readonly<Record<string, string>>, args = Object.keys(reports)): Promise<{ code: number; out: string; error: string }> {
	const io = recordingIo(reports);
	return { code: await runMerge(args, io), ...io.written };
}

/** The reports of all parts of a run, by a name for each. */
function parts(format: string, count: number): Readonly<Record<string, string>> {
	return Object.fromEntries(Array.from({ length: count }, (_, index) => [`part-${index + 1}`, check(FILES, ['--format', format, '--shard', `${index + 1}/${count}`, 'DIR']).out]));
}

for (const count of [1, 2, 3, 7]) {
	test(`${count} parts cover every file once, and their JSON merges to that of one run`, async () => {
		const { code, out } = await merge(parts('json', count));
		assert.equal(code, 0);
		assert.equal(out, check(FILES, ['--format', 'json', 'DIR']).out);
	});
}

test('a file stays in its part when another one is added', () => {
	const filesOf = (files: Readonly<Record<string, string>>) => (JSON.parse(check(files, ['--format', 'json', '--shard', '1/3', 'DIR']).out) as { findings: { file: string }[] }).findings.map(({ file }) => file);
	const before = filesOf(FILES);
	assert.deepEqual(filesOf({ ...FILES, '0.yaml': PERMISSIVE }).filter((file) => file !== 'DIR/0.yaml'), before);
});

test('SARIF keeps a run for each part, and joins runs with the same id', async () => {
	const runsOf = (text: string) => (JSON.parse(text) as { runs: { automationDetails: { id: string }; results: { ruleId: string; ruleIndex: number }[]; tool: { driver: { rules: { id: string }[] } } }[] }).runs;
	const { out } = await merge(parts('sarif', 3));
	assert.deepEqual(runsOf(out).map(({ automationDetails }) => automationDetails.id), ['mesh-security/1-of-3/', 'mesh-security/2-of-3/', 'mesh-security/3-of-3/']);
	assert.equal(runsOf(out).flatMap(({ results }) => results).length, Object.keys(FILES).length);
	const joined = runsOf((await merge({ x: check({ 'a.yaml': PERMISSIVE }, ['--format', 'sarif', 'DIR']).out, y: check({ 'b.yaml': WRONG_CASE }, ['--format', 'sarif', 'DIR']).out })).out);
	assert.equal(joined.length, 1);
	assert.deepEqual(joined[0]?.results.map(({ ruleId, ruleIndex }) => [ruleId, joined[0]?.tool.driver.rules[ruleIndex]?.id]), [['istio/no-permissive-mtls', 'istio/no-permissive-mtls'], ['schema/not-allowed-value', 'schema/not-allowed-value']]);
});

for (const format of ['json', 'sarif']) {
	test(`--fail-on decides about a whole in ${format}`, async () => {
		const reports = parts(format, 2);
		assert.equal((await merge(reports, ['--fail-on', 'error', ...Object.keys(reports)])).code, 1);
		const mild = { only: check({ 'a.yaml': PERMISSIVE }, ['--format', format, 'DIR']).out };
		assert.equal((await merge(mild, ['--fail-on', 'error', 'only'])).code, 0);
		assert.equal((await merge(mild, ['--fail-on=warning', 'only'])).code, 1);
	});
}

const json = '{"version":1,"files":0,"documents":0,"findings":[]}';
const REFUSED: readonly { readonly name: string; readonly reports: Readonly<Record<string, string>>; readonly args?: readonly string[]; readonly said: RegExp }[] = [
	{ name: 'no file', reports: {}, said: /name at least one report/ },
	{ name: 'a file that does not exist', reports: {}, args: ['none'], said: /none cannot be read as JSON/ },
	{ name: 'a file that is not JSON', reports: { a: 'findings' }, said: /a cannot be read as JSON/ },
	{ name: 'another JSON file', reports: { a: '{"findings":[1]}' }, said: /a is neither a JSON nor a SARIF report/ },
	{ name: 'a value that is no object', reports: { a: 'null' }, said: /a is neither/ },
	{ name: 'an unknown severity', reports: { a: json }, args: ['--fail-on', 'fatal', 'a'], said: /--fail-on is error, warning, information or hint, not "fatal"/ },
	{ name: 'JSON beside SARIF', reports: { a: json, b: '{"version":"2.1.0","runs":[]}' }, said: /cannot be mixed/ },
];

for (const { name, reports, args, said } of REFUSED) {
	test(`merge refuses ${name}`, async () => {
		const { code, out, error } = await merge(reports, args === undefined ? Object.keys(reports) : [...args]);
		assert.equal(code, 2);
		assert.equal(out, '');
		assert.match(error, said);
	});
}
