/** A source of numbers that gives the same ones for the same seed (mulberry32), each below the bound. */
export type Random = (bound: number) => number;

/** Numbers from a seed. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	return (bound) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound | 0;
	};
}

const KEYS = ['server', 'plugins', 'a', 'b', 'bind_port', 'x-y', 'a.b', '"quoted key"', '"k"', '_u', 'é'];
const SCALARS = ['1', '-7', '010', '0x1F', '1.5', '-0.25', 'true', 'false', '"text"', '""', '"a\\nb\\t\\"q\\""', '"${var "x"} tail"', '"\\u00e9"', '"#no // comment"', '1.5e3', '"$HOME"', '<<EOF\nline\n  two\nEOF\n', '<<-END\n    in\n      deeper\n    END\n', '<<X\n  a\n  X\n'];
const SPACES = [' ', '  ', '\t', '\n', '\n\n', ' # comment\n', ' // c\n', ' /* b { */ ', '\r\n'];
const FRAGMENTS = ['{', '}', '[', ']', '=', ',', '"', '#', '//', '/*', '*/', '<<EOF\n', '\n', ' ', '.', '-', ':', 'a', '1', 'true', '\\', "'", '$', '${', '\u0001', '½', '0x', '1e5', '09', 'null'];

function pick<T>(random: Random, items: readonly T[]): T {
	return items[random(items.length)] as T;
}

function space(random: Random): string {
	return random(4) === 0 ? pick(random, SPACES) : ' ';
}

function value(random: Random, depth: number): string {
	const kind = random(10);
	if (depth > 0 && kind === 0) {
		return object(random, depth - 1);
	}
	if (depth > 0 && kind === 1) {
		const items = Array.from({ length: random(4) }, () => value(random, depth - 1));
		return `[${space(random)}${items.join(`,${space(random)}`)}${items.length > 0 && random(3) === 0 ? ',' : ''}${space(random)}]`;
	}
	return pick(random, SCALARS);
}

function object(random: Random, depth: number): string {
	return `{${space(random)}${entries(random, depth)}${space(random)}}`;
}

function entries(random: Random, depth: number): string {
	return Array.from({ length: random(5) }, () => {
		const key = pick(random, KEYS);
		const end = random(5) === 0 ? ', ' : '\n';
		if (depth > 0 && random(3) === 0) {
			const labels = Array.from({ length: random(3) }, () => ` ${pick(random, KEYS)}`).join('');
			return `${key}${labels}${space(random)}${object(random, depth - 1)}${end}`;
		}
		return `${key}${space(random)}=${space(random)}${value(random, depth)}${end}`;
	}).join('');
}

function json(random: Random, depth: number): string {
	const kind = random(depth > 0 ? 7 : 4);
	switch (kind) {
		case 0:
			return String(random(2000) - 1000);
		case 1:
			return pick(random, ['true', 'false', '1.5', '-2.25e2', '0']);
		case 4: case 5:
			return `{${Array.from({ length: random(4) }, () => `"${pick(random, ['a', 'b', 'server', 'x y'])}":${space(random).replace(/[#/].*/, ' ')}${json(random, depth - 1)}`).join(', ')}}`;
		case 6:
			return `[${Array.from({ length: random(4) }, () => (random(2) === 0 ? json(random, 0).replace(/true|false/, '1') : `{"k": ${json(random, depth - 1)}}`)).join(', ')}]`;
		default:
			return pick(random, ['"t"', '""', '"a\\"b"', '"${x}"', '"\\u00e9\\n"']);
	}
}

/** A text that is valid more often than not: HCL, or one time in five JSON. */
export function generate(random: Random): string {
	return random(5) === 0 ? `{${Array.from({ length: random(4) }, () => `"${pick(random, ['a', 'b', 'server'])}": ${json(random, 3)}`).join(',\n')}}` : entries(random, 3);
}

/** The text with a few characters left out, put in or swapped. */
export function mutate(random: Random, text: string): string {
	let result = text;
	for (let count = 1 + random(3); count > 0; count--) {
		const at = random(result.length + 1);
		const kind = random(3);
		result = kind === 0 ? result.slice(0, at) + result.slice(at + 1 + random(3)) : kind === 1 ? result.slice(0, at) + pick(random, FRAGMENTS) + result.slice(at) : result.slice(0, at) + pick(random, FRAGMENTS) + result.slice(at + 1);
	}
	return result;
}
