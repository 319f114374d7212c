import assert from 'node:assert/strict';
import test from 'node:test';
import { parseHcl } from '../../../server/src/syntax/hcl/parse.js';
import type { HclNode } from '../../../server/src/syntax/hcl/tree.js';
import { limits } from '../../../server/src/text/limits.js';

/** The tree in short: `key "label" { … }`, scalars as JSON. */
function outline(node: HclNode): string {
	switch (node.kind) {
		case 'scalar':
			return node.style === 'missing' ? '∅' : node.type === 'unknown' ? '?' : JSON.stringify(node.value ?? node.text);
		case 'list':
			return `[${node.items.map((item) => outline(item)).join(', ')}]`;
		case 'object':
			return `{${node.entries.map(({ key, labels, value }) => `${[key, ...labels].map(({ text }) => text).join(' ')}=${outline(value)}`).join('; ')}}`;
	}
}

function read(text: string): { readonly tree: string; readonly problems: readonly string[] } {
	const { root, problems } = parseHcl(text);
	return { tree: outline(root), problems: problems.map(({ span, message }) => `${text.slice(span.start, span.end).split('\n')[0]}: ${message}`) };
}

test('reads attributes, blocks, labels, lists and comments', () => {
	const { tree, problems } = read('# a\nserver {\n  bind_port = 8081 // b\n  on = true, name = "x" /* c */\n}\nplugins { KeyManager "disk" { l = ["a", 1,] } }\n');
	assert.equal(tree, '{server={bind_port=8081; on=true; name="x"}; plugins={KeyManager disk={l=["a", 1]}}}');
	assert.deepEqual(problems, []);
});

test('reads numbers as Go does', () => {
	assert.equal(read('a = 010\nb = 0x1f\nc = -5\nd = 1.5e3').tree, '{a=8; b=31; c=-5; d=1500}');
});

test('keeps comments and strings apart', () => {
	const { comments } = parseHcl('a = "# no" # yes\nb = "// no" // also\n/* block\n comment */ c = 1');
	assert.equal(comments.length, 3);
});

test('reads heredocs, indented ones without the indentation of their end', () => {
	assert.equal(read('a = <<EOF\n one\nEOF\nb = <<-END\n    two\n      three\n    END\n').tree, '{a=" one\\n"; b="two\\n  three\\n"}');
});

test('tolerates environment variables inside and outside quotes', () => {
	const { tree, problems } = read('server {\n  bind_port = $PORT\n  data_dir = "${HOME}/data"\n  a = ${A}:8081\n}\n');
	assert.deepEqual(problems, []);
	assert.equal(tree, '{server={bind_port=?; data_dir="${HOME}/data"; a=?}}');
});

test('tolerates template actions', () => {
	const document = parseHcl('server {\n  {{- if .Values.x }}\n  trust_domain = "{{ .Values.trustDomain }}"\n  {{- end }}\n  bind_port = {{ .Values.port }}\n}\n');
	assert.deepEqual(document.problems, []);
	assert.ok(document.templated);
});

const BROKEN: readonly (readonly [string, string, string])[] = [
	['a key without a value', 'a = 1\nbad\nb = 2\n', '{a=1; b=2}'],
	['a half-typed key before a block', 'server {\n  a = 1\n  trust\n}\nplugins {}\n', '{server={a=1}; plugins={}}'],
	['a missing value', 'server {\n  a =\n  b = 2\n}\n', '{server={a=∅; b=2}}'],
	['a bare word', 'server {\n  a = info\n  b = 2\n}\n', '{server={a="info"; b=2}}'],
	['an open quote', 'server {\n  a = "info\n  b = 2\n}\n', '{server={a="info"; b=2}}'],
	['a colon', 'server {\n  a: 1\n  b = 2\n}\n', '{server={a=1; b=2}}'],
	['single quotes', "server {\n  a = 'x'\n  b = 2\n}\n", '{server={a="x"; b=2}}'],
	['a missing comma', 'a = ["x" "y"]\nb = 2\n', '{a=["x", "y"]; b=2}'],
	['an open list', 'server {\n  a = ["x",\n}\nb = 2\n', '{server={a=["x"]}; b=2}'],
	['a missing brace in an indented text', 'server {\n  a = 1\n\nplugins {\n  b = 2\n}\n', '{server={a=1}; plugins={b=2}}'],
	['a missing inner brace', 'server {\n  federation {\n    a = 1\n  b = 2\n}\nplugins {}\n', '{server={federation={a=1}; b=2}; plugins={}}'],
	['a brace too many', 'server {\n  a = 1\n}\n}\nplugins {}\n', '{server={a=1}; plugins={}}'],
	['an equals sign behind a label', 'a "b" = {\n  c = 1\n}\nd = 2\n', '{a b={c=1}; d=2}'],
	['an unknown character', 'a = 1\n;\nb = 2\n', '{a=1; b=2}'],
	['an unknown escape', 'a = "C:\\spire"\nb = 2\n', '{a="C:\\\\spire"; b=2}'],
	['a byte order mark', '\uFEFFa = 1\n', '{a=1}'],
];

for (const [name, text, tree] of BROKEN) {
	test(`goes on behind ${name}`, () => {
		const result = read(text);
		assert.equal(result.tree, tree, JSON.stringify(result.problems));
		assert.equal(result.problems.length, 1, JSON.stringify(result.problems));
	});
}

test('reads JSON where the first character is a brace, and says what its reader would drop', () => {
	assert.equal(read('{"server": {"bind_port": 8081, "ca_subject": [{"country": ["US"]}]}}').tree, '{server={bind_port=8081; ca_subject=[{country=["US"]}]}}');
	const { problems } = parseHcl('{"a": 1 "b": 2}');
	assert.deepEqual(problems.map((problem) => problem.accepted), [true]);
	assert.deepEqual(parseHcl('# c\n{"a": 1}').problems.length > 0, true);
});

/** Texts that are long and hard: unclosed quotes, brackets, comments, heredocs, actions, and lines without an end. */
const HARD = ['{{', '"', '{', '[', 'a = ', 'a "b" ', '"${', '/* ', '<<A\n', '"a": {', 'a = [1, ', "'", 'a{', ' ', '{{}}', 'a={{}}', 'a {\n', 'a = "x" ', '#\n', '$', '\\', '"\\'];

for (const part of HARD) {
	test(`takes time in proportion to the length of a text of nothing but ${JSON.stringify(part)}`, () => {
		const start = performance.now();
		parseHcl(part.repeat(2_000_000 / part.length));
		parseHcl(`{${part.repeat(500_000 / part.length)}`);
		// A second at most here; a reader that looks at the rest of the text for each token takes minutes.
		assert.ok(performance.now() - start < 20_000, `${Math.round(performance.now() - start)} ms`);
	});
}

test('reads ten million characters', () => {
	const text = 'server {\n  key = "value" # comment\n}\n'.repeat(280_000).slice(0, limits.documentCharacters);
	const start = performance.now();
	assert.ok(parseHcl(text).root.entries.length > 250_000);
	assert.ok(performance.now() - start < 60_000);
});

test('stops at the limits with a note', () => {
	assert.equal(parseHcl(`${'a {'.repeat(limits.nestingDepth + 5)}`).problems.some((problem) => problem.code === 'hcl/limit'), true);
	assert.equal(parseHcl('a'.repeat(limits.documentCharacters + 1)).problems[0]?.code, 'hcl/limit');
});
