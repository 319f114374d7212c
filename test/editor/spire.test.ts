import assert from 'node:assert/strict';
import { filesOf } from './harness/caseFiles.js';
import { editorTest } from './harness/run.js';

const SEEDS = filesOf('test/cases/seed');
const FILE = '4-spire.yaml';
const TEXT = SEEDS[FILE] ?? '';

/** Where a text stands in the seed, counted from 1 as the editor does. */
function placeOf(needle: string): { line: number; column: number } {
	const before = TEXT.slice(0, TEXT.indexOf(needle));
	return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

editorTest('a SPIRE configuration inside a ConfigMap has hover, completion and fixes that keep its indentation', { [FILE]: TEXT }, async (window) => {
	await window.openFile(FILE);
	const found = await window.diagnostics(FILE, 'about the key manager', (diagnostics) => diagnostics.some(({ code }) => code === 'spire/no-memory-key-manager'));
	assert.deepEqual(found.filter(({ severity }) => severity === 'error'), []);
	assert.match(await window.hover('ca_ttl'), /server\.ca_ttl/);

	const { line, column } = placeOf('log_level');
	await window.press('Escape');
	await window.goTo(line, column);
	await window.press('Shift+End', 'Delete');
	await window.type('log_levl = "INFO"');
	const mistake = await window.diagnosticOn(FILE, 'log_levl');
	assert.equal(mistake.severity, 'error');
	await window.goTo(line, column + 2);
	await window.quickFix('Rename to "log_level"');
	await window.expectText(FILE, TEXT);

	await window.goTo(line, column);
	await window.press('Shift+End', 'Delete');
	await window.complete('log_level');
	const text = await window.text(FILE);
	assert.match(text, /\n {6}log_level = "/);
});
