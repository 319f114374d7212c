import assert from 'node:assert/strict';
import { streamText } from './input.mjs';

/** Types through the server and checks that what it says at the end is what a fresh one says of the same text. */
export async function checkAgainstFresh({ ours }) {
	const uri = 'file:///bench/fresh.yaml';
	const text = streamText(200, 7).replace('mode: STRICT', 'mode: PERMISSIVE');
	const line = text.slice(0, text.indexOf('mode: PERMISSIVE')).split('\n').length - 1;
	const typed = ours();
	await typed.initialize();
	await typed.open(uri, text.replace('mode: PERMISSIVE', 'mode: '));
	const column = text.split('\n')[line].indexOf('PERMISSIVE');
	let diagnostics;
	for (const [index, letter] of [...'PERMISSIVE'].entries()) {
		const published = typed.published(uri, index + 2);
		typed.change(uri, index + 2, { start: { line, character: column + index }, end: { line, character: column + index } }, letter);
		diagnostics = await published;
	}
	typed.stop();
	const fresh = ours();
	await fresh.initialize();
	assert.deepEqual(diagnostics, await fresh.open(uri, text));
	fresh.stop();
}
