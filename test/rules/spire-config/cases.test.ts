import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parseYamlDocument } from '../../../server/src/syntax/yaml/parse.js';
import { entryOf } from '../../../server/src/syntax/yaml/tree.js';
import { type TestFinding, judge } from './judge.js';

interface Place {
	readonly path: string;
	readonly altPaths?: readonly string[];
	readonly anchor?: string | null;
}

interface Row extends Place {
	readonly file: string;
	readonly reason?: string;
	readonly severity?: string;
	readonly syntaxError?: boolean;
	readonly embedded?: Place & { readonly key: string };
}

const CASES = new URL('../../../../test/cases/spire-config/', import.meta.url);

function readRows(folder: string): readonly Row[] {
	return JSON.parse(readFileSync(new URL(`${folder}/expected.json`, CASES), 'utf8')) as readonly Row[];
}

/** What is said of the file of a row, or of the configuration that its ConfigMap holds. */
function judgeRow(folder: string, { file }: Row): readonly TestFinding[] {
	const text = readFileSync(new URL(`${folder}/${file}`, CASES), 'utf8');
	const name = file.slice(file.lastIndexOf('/') + 1);
	if (!name.endsWith('.yaml')) {
		return judge(text, name) ?? assert.fail(`${file} is not recognized`);
	}
	const entry = ['server.conf', 'agent.conf'].map((key) => entryOf(entryOf(parseYamlDocument(text).root, 'data')?.value, key)).find((found) => found !== undefined);
	return entry?.value.kind === 'scalar' ? judge(entry.value.text, entry.key.text) ?? assert.fail(`${file} is not recognized`) : assert.fail(`${file} holds no configuration`);
}

for (const row of readRows('invalid')) {
	test(`finds in ${row.file}: ${row.reason ?? ''}`, () => {
		const { path, altPaths = [], anchor } = row.embedded ?? row;
		const wanted = [path, ...altPaths, ...(anchor === undefined || anchor === null ? [] : [anchor])].map((text) => text.replace(/\["([\w-]+)"\]/g, '.$1'));
		const found = judgeRow('invalid', row).filter((finding) => (row.severity === 'any' || finding.severity === 'error') && (row.syntaxError !== true || finding.rule === 'hcl/syntax'));
		// Of a block that cannot be decoded the row names the block, and the finding the value in it.
		assert.ok(found.some(({ pathText }) => wanted.some((place) => pathText === place || (place !== '' && pathText.startsWith(`${place}.`)))), `${wanted.join(' or ')}, but found ${found.map(({ rule, pathText }) => `${rule} ${pathText}`).join(', ')}`);
	});
}

for (const folder of ['valid/programs', 'valid/plugins']) {
	for (const row of readRows(folder)) {
		test(`finds no error in ${folder}/${row.file}`, () => {
			assert.deepEqual(judgeRow(folder, row).filter((finding) => finding.severity === 'error').map(({ rule, message }) => `${rule} ${message}`), []);
		});
	}
}
