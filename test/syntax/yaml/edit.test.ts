import assert from 'node:assert/strict';
import test from 'node:test';
import { appendItem, insertEntry, type NewEntry } from '../../../server/src/syntax/yaml/edit/insert.js';
import { removeAt, removeWithEmptyParents } from '../../../server/src/syntax/yaml/edit/remove.js';
import { renameKey, replaceValue } from '../../../server/src/syntax/yaml/edit/replace.js';
import { parseYamlDocument } from '../../../server/src/syntax/yaml/parse.js';
import type { Path } from '../../../server/src/syntax/yaml/path.js';
import type { YamlDocument } from '../../../server/src/syntax/yaml/tree.js';
import { applyEdits, type TextEdit } from '../../../server/src/text/edit.js';

interface Row {
	readonly name: string;
	readonly before: string;
	readonly edit: (document: YamlDocument) => TextEdit[];
	readonly after: string;
}

const replace = (path: Path, value: string | number) => (document: YamlDocument) => replaceValue(document, path, value);
const remove = (path: Path) => (document: YamlDocument) => removeAt(document, path);
const insert = (path: Path, entry: NewEntry) => (document: YamlDocument) => insertEntry(document, path, entry);

const ROWS: readonly Row[] = [
	{ name: 'replaces a value and keeps the comment behind it', before: 'a:\n  b: X # why\n', edit: replace(['a', 'b'], 'Y'), after: 'a:\n  b: Y # why\n' },
	{ name: 'keeps double quotes', before: 'a: "X"\n', edit: replace(['a'], 'Y'), after: 'a: "Y"\n' },
	{ name: 'keeps single quotes', before: "a: 'X'\n", edit: replace(['a'], "it's"), after: "a: 'it''s'\n" },
	{ name: 'quotes what would be read as something else', before: 'a: X\n', edit: replace(['a'], 'on'), after: 'a: "on"\n' },
	{ name: 'writes a value that was left out', before: 'a:\n  b:\nc: 1\n', edit: replace(['a', 'b'], 'Y'), after: 'a:\n  b: Y\nc: 1\n' },
	{ name: 'replaces a value in flow style', before: 'a: {b: X, c: 1}\n', edit: replace(['a', 'b'], 'Y'), after: 'a: {b: Y, c: 1}\n' },
	{ name: 'replaces an item', before: 'a:\n- x\n- y\n', edit: replace(['a', 1], 'z'), after: 'a:\n- x\n- z\n' },
	{ name: 'replaces a block scalar and leaves the key below it', before: 'a:\n  b: |\n    x\n    y\n\n  c: 1\n', edit: replace(['a', 'b'], 'Z'), after: 'a:\n  b: Z\n\n  c: 1\n' },
	{ name: 'replaces a folded scalar at the end of the file', before: 'a: >-\n  x\n  y\n', edit: replace(['a'], 'Z'), after: 'a: Z\n' },
	{ name: 'renames a key', before: 'a:\n  "mod": X # c\n', edit: (document) => renameKey(document, ['a', 'mod'], 'mode'), after: 'a:\n  "mode": X # c\n' },
	{ name: 'removes an entry with its block', before: 'a:\n  b:\n    c: 1\n  d: 2\n', edit: remove(['a', 'b']), after: 'a:\n  d: 2\n' },
	{ name: 'keeps the comment of a removed entry', before: 'a:\n  b: 1 # why\n  d: 2\n', edit: remove(['a', 'b']), after: 'a:\n  # why\n  d: 2\n' },
	{ name: 'does not take a # inside a text for a comment', before: 'a:\n  b: "x # y"\n  d: 2\n', edit: remove(['a', 'b']), after: 'a:\n  d: 2\n' },
	{ name: 'removes the first key of an item and leaves the dash', before: 'a:\n- b: 1\n  c: 2\n', edit: remove(['a', 0, 'b']), after: 'a:\n- c: 2\n' },
	{ name: 'removes an item', before: 'a:\n  - b: 1\n    c: 2\n  - d: 3\n', edit: remove(['a', 0]), after: 'a:\n  - d: 3\n' },
	{ name: 'removes the last entry of a file without a line break', before: 'a: 1\nb: 2', edit: remove(['b']), after: 'a: 1\n' },
	{ name: 'removes the first entry in flow style', before: 'a: {b: 1, c: 2}\n', edit: remove(['a', 'b']), after: 'a: {c: 2}\n' },
	{ name: 'removes the last entry in flow style', before: 'a: {b: 1, c: 2}\n', edit: remove(['a', 'c']), after: 'a: {b: 1}\n' },
	{ name: 'removes the parents that would be empty', before: 'a:\n  b:\n    c: 1\nd: 2\n', edit: (document) => removeWithEmptyParents(document, ['a', 'b', 'c'], 0), after: 'd: 2\n' },
	{ name: 'inserts behind a sibling', before: 'a:\n  b: 1\n  d: 2\n', edit: insert(['a'], { key: 'c', value: 9, after: 'b' }), after: 'a:\n  b: 1\n  c: 9\n  d: 2\n' },
	{ name: 'inserts before a sibling, with a block', before: 'a:\n    d: 2\n', edit: insert(['a'], { key: 'c', value: { e: [1, { f: 'g' }] }, before: 'd' }), after: 'a:\n    c:\n        e:\n            - 1\n            - f: g\n    d: 2\n' },
	{ name: 'inserts behind a comment', before: 'a:\n  b: 1 # one\n', edit: insert(['a'], { key: 'c', value: 2 }), after: 'a:\n  b: 1 # one\n  c: 2\n' },
	{ name: 'inserts below a key without value', before: 'a:\n  b: # later\nc: 1\n', edit: insert(['a', 'b'], { key: 'x', value: true }), after: 'a:\n  b: # later\n    x: true\nc: 1\n' },
	{ name: 'inserts in the place of a null that is written out', before: 'a:\n  b: null # later\nc: 1\n', edit: insert(['a', 'b'], { key: 'x', value: true }), after: 'a:\n  b: {x: true} # later\nc: 1\n' },
	{ name: 'inserts into an item', before: 'a:\n- b: 1\n', edit: insert(['a', 0], { key: 'c', value: 2 }), after: 'a:\n- b: 1\n  c: 2\n' },
	{ name: 'inserts in flow style', before: 'a: {b: 1}\n', edit: insert(['a'], { key: 'c', value: ['x, y'] }), after: 'a: {b: 1, c: ["x, y"]}\n' },
	{ name: 'fills an empty flow mapping', before: 'a: {}\n', edit: insert(['a'], { key: 'c', value: 1 }), after: 'a: {c: 1}\n' },
	{ name: 'inserts behind a block scalar', before: 'a:\n  b: |\n    x\n  # end\n', edit: insert(['a'], { key: 'c', value: 1, after: 'b' }), after: 'a:\n  b: |\n    x\n  c: 1\n  # end\n' },
	{ name: 'uses the line breaks of the file', before: 'a:\r\n  b: 1\r\n', edit: insert(['a'], { key: 'c', value: 2 }), after: 'a:\r\n  b: 1\r\n  c: 2\r\n' },
	{ name: 'appends an item to a compact list', before: 'a:\n- x\nb: 1\n', edit: (document) => appendItem(document, ['a'], 'y'), after: 'a:\n- x\n- y\nb: 1\n' },
	{ name: 'appends an item in flow style', before: 'a: [x]\n', edit: (document) => appendItem(document, ['a'], 'y'), after: 'a: [x, y]\n' },
];

for (const { name, before, edit, after } of ROWS) {
	test(name, () => {
		assert.equal(applyEdits(before, edit(parseYamlDocument(before))), after);
	});
}
