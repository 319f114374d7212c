import assert from 'node:assert/strict';
import test from 'node:test';
import { splitDocuments } from '../../../server/src/syntax/yaml/split.js';
import { applyEdit, createStream, type Stream } from '../../../server/src/syntax/yaml/stream.js';
import { LineIndex } from '../../../server/src/text/lineIndex.js';
import { Random } from '../../support/random.js';

const SPLITS: readonly { readonly name: string; readonly text: string; readonly parts: readonly string[]; readonly documents: number }[] = [
	{ name: 'one document', text: 'a: 1\n', parts: ['a: 1\n'], documents: 1 },
	{ name: 'two documents', text: 'a: 1\n---\nb: 2\n', parts: ['a: 1\n', '---\nb: 2\n'], documents: 2 },
	{ name: 'a marker at the start', text: '---\na: 1\n---\nb: 2', parts: ['---\na: 1\n', '---\nb: 2'], documents: 2 },
	{ name: 'comments before the first marker are no document', text: '# c\n---\na: 1\n', parts: ['# c\n', '---\na: 1\n'], documents: 1 },
	{ name: 'an empty document between markers counts', text: 'a: 1\n---\n---\nb: 2\n', parts: ['a: 1\n', '---\n', '---\nb: 2\n'], documents: 3 },
	{ name: 'a longer word is no marker', text: 'a: 1\n---b\n', parts: ['a: 1\n---b\n'], documents: 1 },
	{ name: 'an indented marker is text', text: 'a: |\n  ---\n  b\n', parts: ['a: |\n  ---\n  b\n'], documents: 1 },
	{ name: 'a document end', text: 'a: 1\n...\nb: 2\n', parts: ['a: 1\n...\n', 'b: 2\n'], documents: 2 },
	{ name: 'directives belong to the marker behind them', text: '%YAML 1.2\n---\na: 1\n', parts: ['%YAML 1.2\n---\na: 1\n'], documents: 1 },
	{ name: 'Windows line breaks', text: 'a: 1\r\n---\r\nb: 2\r\n', parts: ['a: 1\r\n', '---\r\nb: 2\r\n'], documents: 2 },
	{ name: 'nothing', text: '', parts: [''], documents: 0 },
];

for (const { name, text, parts, documents } of SPLITS) {
	test(`splits ${name}`, () => {
		assert.deepEqual(splitDocuments(text), parts);
		assert.equal(createStream(text).chunks.filter((chunk) => chunk.isDocument).length, documents);
	});
}

test('an edit leaves the other documents as the objects they were', () => {
	const before = createStream('a: 1\n---\nb: 2\n---\nc: 3\n');
	const after = applyEdit(before, { range: { start: { line: 2, character: 3 }, end: { line: 2, character: 4 } }, text: '22' });
	assert.equal(after.text, 'a: 1\n---\nb: 22\n---\nc: 3\n');
	assert.equal(after.chunks[0], before.chunks[0]);
	assert.notEqual(after.chunks[1], before.chunks[1]);
	assert.equal(after.chunks[2], before.chunks[2]);
});

const PIECES = ['a: 1\n', '---\n', '--', '-', '\n', '...\n', '%YAML 1.2\n', '# note\n', '\r\n', '\r', 'k: |\n  x\n', '---\r\n', ' ', '"', '{', '\u{1F600}', '\uFEFF', '--- # c\n'];

test('any sequence of edits gives the same stream as the text read afresh', () => {
	for (let seed = 0; seed < 300; seed++) {
		const random = new Random(seed);
		let text = Array.from({ length: random.below(12) }, () => random.pick(PIECES)).join('');
		let stream: Stream = createStream(text);
		for (let step = 0; step < 12; step++) {
			const lines = new LineIndex(text);
			const start = random.below(text.length + 1);
			const end = Math.min(text.length, start + random.below(6));
			const inserted = random.below(3) === 0 ? '' : random.pick(PIECES);
			const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
			// A position inside a line break is the end of its line, as LSP has it; the text is edited at the same place.
			text = text.slice(0, lines.offsetAt(range.start)) + inserted + text.slice(Math.max(lines.offsetAt(range.start), lines.offsetAt(range.end)));
			stream = applyEdit(stream, { range, text: inserted });
			assert.equal(stream.text, text, `seed ${seed}, step ${step}`);
			assert.deepEqual(stream.chunks.map((chunk) => chunk.text), splitDocuments(text), `seed ${seed}, step ${step}: ${JSON.stringify(text)}`);
			assert.equal(stream.chunks.reduce((sum, chunk) => sum + chunk.lineBreaks, 1), new LineIndex(text).lineCount);
		}
	}
});
