import assert from 'node:assert/strict';
import test from 'node:test';
import { EmbeddedText } from '../../../server/src/syntax/yaml/embedded.js';
import { parseYamlDocument } from '../../../server/src/syntax/yaml/parse.js';
import { type YamlScalar, entryOf } from '../../../server/src/syntax/yaml/tree.js';
import { applyEdits } from '../../../server/src/text/edit.js';
import { randomFrom } from './generate.js';

function scalarIn(yaml: string): YamlScalar {
	const value = entryOf(entryOf(parseYamlDocument(yaml).root, 'data')?.value, 'key')?.value;
	assert.equal(value?.kind, 'scalar');
	return value as YamlScalar;
}

function embedded(yaml: string): EmbeddedText {
	return new EmbeddedText(yaml, scalarIn(yaml));
}

const LITERALS: Readonly<Record<string, string>> = {
	'plain indentation': 'data:\n  key: |\n    server {\n      a = 1\n\n    }\n  other: x\n',
	'deep indentation and a comment': 'data:\n  key: |  # the file\n        a = 1\n          b = 2\n',
	'an indentation indicator and a first line that is indented more': 'data:\n  key: |2\n      a = 1\n    b = 2\n',
	'blank lines first': 'data:\n  key: |-\n\n\n    a = 1\n    b = 2',
	'kept blank lines at the end': 'data:\n  key: |+\n    a = 1\n\n\n  other: 1\n',
	'Windows line breaks': 'data:\r\n  key: |\r\n    a = 1\r\n    b = 2\r\n  other: x\r\n',
	'lines of white space': 'data:\n  key: |\n    a = 1\n  \n       \n    b = 2\n',
	'template actions': 'data:\n  key: |\n    a = "{{ .Values.a }}"\n    {{- if .Values.b }}\n    b = 2\n    {{- end }}\n',
};

for (const [name, yaml] of Object.entries(LITERALS)) {
	test(`maps each character of a literal block and back, with ${name}`, () => {
		const mapping = embedded(yaml);
		for (const [offset, character] of [...mapping.text].entries()) {
			if (character !== '\n' && !/[\uE000-\uE0FF ]/.test(character)) {
				assert.equal(yaml[mapping.toHost(offset)], character, `offset ${offset}`);
				assert.equal(mapping.toEmbedded(mapping.toHost(offset)), offset);
			}
		}
	});
}

for (const [name, yaml] of Object.entries(LITERALS).filter(([key]) => key !== 'template actions')) {
	test(`turns edits of the value into edits of a literal block, with ${name}`, () => {
		const random = randomFrom(7);
		const mapping = embedded(yaml);
		const lineStarts = [0, ...[...mapping.text.matchAll(/\n/g)].map((match) => match.index + 1)];
		const inserts = ['x', 'x = 1\n', 'x {\n  y = 1\n}\n', '\nx = 1', '', '"q"'];
		for (let count = 0; count < 300; count++) {
			const points = [random(mapping.text.length), random(mapping.text.length)];
			const lines = [lineStarts[random(lineStarts.length)] ?? 0, lineStarts[random(lineStarts.length)] ?? 0];
			const [start = 0, end = 0] = (count % 2 === 0 ? points : lines).sort((a, b) => a - b);
			const edit = { span: { start, end }, newText: inserts[random(inserts.length)] ?? '' };
			const wanted = applyEdits(mapping.text, [edit]);
			// What a block of this header can hold is for YAML to say: leading spaces and trailing line breaks are not.
			if (/^[ \n]|\n\n*$/.test(wanted.replace(/\n$/, '')) || wanted === '' || /^[ \t]+$/m.test(wanted)) {
				continue;
			}
			const host = mapping.editToHost(edit);
			assert.ok(host);
			assert.equal(scalarIn(applyEdits(yaml, [host])).text.replace(/\n+$/, ''), wanted.replace(/\n+$/, ''), JSON.stringify({ edit, host }));
		}
	});
}

test('leaves what stands behind the block alone when it writes at the end', () => {
	const yaml = 'data:\n  key: |\n    a = 1\n  other: x\n';
	const mapping = embedded(yaml);
	const edit = mapping.editToHost({ span: { start: mapping.text.length, end: mapping.text.length }, newText: 'b {\n  c = 1\n}\n' });
	assert.equal(applyEdits(yaml, [edit ?? assert.fail()]), 'data:\n  key: |\n    a = 1\n    b {\n      c = 1\n    }\n  other: x\n');
});

test('removes a whole line with its indentation', () => {
	const yaml = 'data:\n  key: |\n    a = 1\n    b = 2\n';
	const edit = embedded(yaml).editToHost({ span: { start: 6, end: 12 }, newText: '' });
	assert.equal(applyEdits(yaml, [edit ?? assert.fail()]), 'data:\n  key: |\n    a = 1\n');
});

test('maps quoted scalars past their escapes and escapes what is written into them', () => {
	const double = 'data:\n  key: "server {\\n  a = \\"x\\"\\n}\\n"\n';
	const mapping = embedded(double);
	const at = mapping.text.indexOf('x');
	assert.equal(double[mapping.toHost(at)], 'x');
	assert.equal(mapping.toEmbedded(mapping.toHost(at)), at);
	const edit = mapping.editToHost({ span: { start: at, end: at + 1 }, newText: 'say "hi"' }) ?? assert.fail();
	assert.equal(scalarIn(applyEdits(double, [edit])).text, 'server {\n  a = "say "hi""\n}\n');
	const single = "data:\n  key: 'it''s a = 1'\n";
	const other = embedded(single);
	assert.equal(single.slice(other.toHost(other.text.indexOf('a')), other.toHost(other.text.indexOf('a')) + 5), 'a = 1');
});

test('maps folded scalars line by line', () => {
	const folded = 'data:\n  key: >\n    first line\n    second line\n\n    third\n';
	const mapping = embedded(folded);
	for (const word of ['first', 'second', 'third']) {
		assert.equal(folded.slice(mapping.toHost(mapping.text.indexOf(word))).startsWith(word), true, word);
	}
	assert.equal(mapping.editToHost({ span: { start: 0, end: 0 }, newText: 'a\nb' }), undefined);
});

test('knows nothing of offsets outside the scalar', () => {
	const yaml = LITERALS['plain indentation'] ?? '';
	assert.equal(embedded(yaml).toEmbedded(0), undefined);
	assert.equal(embedded(yaml).toEmbedded(yaml.length), undefined);
});
