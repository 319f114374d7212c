import assert from 'node:assert/strict';
import test from 'node:test';
import { parseWithLibrary, parseYamlDocument } from '../../../server/src/syntax/yaml/parse.js';
import { readQuickly } from '../../../server/src/syntax/yaml/quick/blockReader.js';
import { Random } from '../../support/random.js';

const USUAL = ['a', 'b c', '12', '"q"', "'s'", '"a\\nb"', "'it''s'", '', 'x # c', '[]', '{}', '[a, b]', '{a: 1, b: [2]}', '[ "a" , b ]', '~', 'true', '*.x', 'a:b', '-1', 'http://x/y', '"x" # c', 'a#b', '$x', '\u{1F600}', '{{ x }}', '${A}'];
const UNUSUAL = ['a: b', '- x', '"open', '&a x', '*a', '!t x', '|', '>', '"a": b', '@x', '%y', '- - z', '[a]#c', '? x', '-k: v', 'x:', '[a,]', '{a}', '{"a":1}', '[a: b]', '"\\u0041"', '|-', '|+', '>-', '| # c', '"a" b', "'a'b", '[a]]', '-', '--', '...', '---', '--- x', '#x', ': a'];
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', '8080', '"q"', "'s t'", 'a.b/c', '{{ k }}', '.k', 'a b', 'k#x', '<<', 'true'];
const TYPED = ['', ' ', '\n', ':', '#', '-', '"', "'", '  ', '|', '[', '\t', '\r', '\\', ': ', ' #', ',', '\uFEFF', '\u001f'];

/** Manifests as people write them, with comments and blank lines at all depths, and sometimes a mistake. */
class Manifests {
	readonly #random: Random;

	constructor(seed: number) {
		this.#random = new Random(seed);
	}

	document(): string {
		const text = this.#random.pick(['', '', '---\n', '# c\n', '# c\n---\n', '--- # c\n', '\n']) + this.#mapping(0, 0) + this.#noise(2);
		return this.#random.below(4) === 0 ? text.trimEnd() : text;
	}

	/** The same text after a small edit somewhere. */
	edited(text: string): string {
		const at = this.#random.below(text.length);
		return text.slice(0, at) + this.#random.pick(TYPED) + text.slice(at + this.#random.below(3));
	}

	#mapping(indent: number, depth: number): string {
		const random = this.#random;
		const first = random.below(KEYS.length);
		let text = '';
		for (let index = 0; index <= random.below(3); index++) {
			const key = KEYS[random.below(60) === 0 ? first : (first + index) % KEYS.length];
			const start = `${this.#noise(indent)}${' '.repeat(indent)}${key}:`;
			const kind = depth > 3 ? 0 : random.below(8);
			text += start + (kind < 4 ? ` ${this.#scalar()}${this.#lineEnd()}`
				: kind < 6 ? `${random.pick(['', ' ', ' # c', '  '])}\n${this.#noise(indent)}${this.#mapping(indent + random.pick([1, 2, 4]), depth + 1)}`
					: kind < 7 ? `${random.pick(['', '', ' # c'])}\n${this.#sequence(indent + random.pick([0, 0, 2]), depth + 1)}`
						: ` ${random.pick(['|', '|', '|-', '|-', random.below(10) === 0 ? '>' : '|'])}\n${this.#literal(indent + random.pick([1, 2, 4]))}`);
		}
		return text;
	}

	#sequence(indent: number, depth: number): string {
		const random = this.#random;
		let text = '';
		for (let index = 0; index <= random.below(3); index++) {
			const spaces = ' '.repeat(1 + random.below(2));
			const start = `${this.#noise(indent)}${' '.repeat(indent)}-${spaces}`;
			const inner = indent + 1 + spaces.length;
			const kind = depth > 4 ? 0 : random.below(7);
			text += start + (kind < 3 ? `${this.#scalar()}${this.#lineEnd()}`
				: kind < 5 ? this.#mapping(inner, depth + 1).trimStart()
					: kind < 6 ? this.#sequence(inner, depth + 1).trimStart() : `|\n${this.#literal(indent + 2)}`);
		}
		return text;
	}

	#literal(indent: number): string {
		const random = this.#random;
		const lines = Array.from({ length: 1 + random.below(4) }, () => random.below(6) === 0
			? random.pick(['\n', '\n\n', '  \n'])
			: `${' '.repeat(indent + random.pick([0, 0, 2]))}${random.pick(['text', '# no c', '- x', 'a: b', 'end '])}\n`);
		return lines.join('') + random.pick(['', '', '\n', `${' '.repeat(random.below(5))}# after\n`]);
	}

	#scalar(): string {
		return this.#random.pick(this.#random.below(40) === 0 ? UNUSUAL : USUAL);
	}

	#lineEnd(): string {
		return this.#random.pick(['\n', '\n', '\n', '\n', ' \n', ' # c\n', '\n\n']);
	}

	#noise(indent: number): string {
		const random = this.#random;
		let text = '';
		while (random.below(5) === 0) {
			text += random.pick(['\n', '\n', `${' '.repeat(random.below(4))}\n`, `${' '.repeat(indent)}# c\n`, `${' '.repeat(random.below(8))}# c\n`, '#\n']);
		}
		return text;
	}
}

test('the quick reader gives what the library gives, or leaves the document to it', () => {
	let readQuick = 0;
	for (let seed = 0; seed < 3000; seed++) {
		const manifests = new Manifests(seed);
		const text = manifests.document();
		for (const version of [text, manifests.edited(text)]) {
			assert.deepEqual(parseYamlDocument(version), parseWithLibrary(version), `seed ${seed}: ${JSON.stringify(version)}`);
			readQuick += readQuickly(version) === undefined ? 0 : 1;
		}
	}
	assert.ok(readQuick > 1800, `only ${readQuick} of 6000 documents were read quickly, so the comparison says little`);
});

const LEFT_TO_THE_LIBRARY: readonly string[] = [
	'a: &x b\n', 'a: *x\n', 'a: !!str b\n', 'a: >\n  folded\n', 'a: |+\n  kept\n', 'a: |2\n   b\n', '? a\n: b\n', '%YAML 1.2\n---\na: b\n', 'a:\tb\n', 'a: b\r\n',
	'\uFEFFa: b\n', 'a: b\n c\n', 'a: "b\n  c"\n', 'a: b\na: c\n', 'a: b: c\n', 'a: [\n]\n', '--- a: b\n', 'a\n', '- a\n', '', '# c\n', `${'a: '.repeat(3)}\n`, `a:\n${' '.repeat(2)}b: c\n d: e\n`, '...: a\n',
];

for (const text of LEFT_TO_THE_LIBRARY) {
	test(`the quick reader leaves ${JSON.stringify(text)} to the library`, () => {
		assert.equal(readQuickly(text), undefined);
	});
}

test('deep nesting is left to the library, which knows the limit', () => {
	const text = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
	assert.equal(readQuickly(text), undefined);
	assert.equal(readQuickly(`a: ${'['.repeat(300)}${']'.repeat(300)}\n`), undefined);
});
