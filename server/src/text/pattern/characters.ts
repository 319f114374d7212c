import { type PatternCursor, Refusal } from './cursor.js';

/** Code points from one to another, both included. */
export type CodePoints = readonly (readonly [number, number])[];

/** One character of a set, or one outside it. */
export interface CharacterSet {
	readonly kind: 'set';
	readonly ranges: CodePoints;
	readonly isNegated: boolean;
}

const DIGITS: CodePoints = [[48, 57]];
const WORD: CodePoints = [[48, 57], [65, 90], [95, 95], [97, 122]];
const SPACE: CodePoints = [[9, 10], [12, 13], [32, 32]];
const ESCAPED_SETS: Readonly<Record<string, CodePoints>> = { d: DIGITS, w: WORD, s: SPACE };
const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const POSIX: Readonly<Record<string, CodePoints>> = {
	alnum: [[48, 57], [65, 90], [97, 122]], alpha: [[65, 90], [97, 122]], ascii: [[0, 127]], blank: [[9, 9], [32, 32]], cntrl: [[0, 31], [127, 127]], digit: DIGITS, graph: [[33, 126]],
	lower: [[97, 122]], print: [[32, 126]], punct: [[33, 47], [58, 64], [91, 96], [123, 126]], space: [[9, 13], [32, 32]], upper: [[65, 90]], word: WORD, xdigit: [[48, 57], [65, 70], [97, 102]],
};

/** The set of one character; without regard to case that of both. */
export function oneCharacter(point: number, ignoresCase: boolean): CharacterSet {
	return { kind: 'set', ranges: folded([[point, point]], ignoresCase), isNegated: false };
}

/** What `\d` and its like stand for, by the letter; undefined for other letters. */
export function escapedSet(letter: string): CharacterSet | undefined {
	const ranges = ESCAPED_SETS[letter.toLowerCase()];
	return ranges === undefined ? undefined : { kind: 'set', ranges, isNegated: letter !== letter.toLowerCase() };
}

/** The code point that is written with a backslash in front of a character that was read already. */
export function escapedPoint(cursor: PatternCursor, character: string): number {
	const control = CONTROLS[character];
	if (control !== undefined) {
		return control;
	}
	const hexadecimal = character === 'x' ? cursor.match(/^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/) : null;
	if (hexadecimal !== null) {
		return Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? '', 16);
	}
	if (/[pPCQ]/.test(character)) {
		throw new Refusal('unsupported', `it has \\${character}`);
	}
	if (/[A-Za-z0-9]/.test(character)) {
		throw new Refusal('invalid', `\\${character} is nothing that RE2 knows`);
	}
	return pointOf(character);
}

/** A class whose opening bracket was read already. */
export function parseClass(cursor: PatternCursor, ignoresCase: boolean): CharacterSet {
	const isNegated = cursor.take('^');
	const ranges: (readonly [number, number])[] = [];
	for (let isFirst = true; isFirst || cursor.peek() !== ']'; isFirst = false) {
		ranges.push(...classItem(cursor));
	}
	cursor.next();
	return { kind: 'set', ranges: folded(ranges, ignoresCase), isNegated };
}

function classItem(cursor: PatternCursor): CodePoints {
	const posix = cursor.match(/^\[:(\^?)([a-z]+):\]/);
	if (posix !== null) {
		const named = POSIX[posix[2] ?? ''];
		if (named === undefined) {
			throw new Refusal('invalid', `${posix[0]} is no class of characters`);
		}
		return posix[1] === '^' ? complement(named) : named;
	}
	const first = classPoint(cursor);
	if (typeof first !== 'number') {
		return first;
	}
	if (cursor.peek() !== '-' || cursor.peek(1) === ']') {
		return [[first, first]];
	}
	cursor.next();
	const last = classPoint(cursor);
	if (typeof last !== 'number' || last < first) {
		throw new Refusal('invalid', 'a range of characters ends before it starts');
	}
	return [[first, last]];
}

function classPoint(cursor: PatternCursor): number | CodePoints {
	const character = cursor.next();
	if (character !== '\\') {
		return pointOf(character);
	}
	const letter = cursor.next();
	const set = escapedSet(letter);
	return set === undefined ? escapedPoint(cursor, letter) : set.isNegated ? complement(set.ranges) : set.ranges;
}

/** Without regard to case the other case of ASCII letters counts too. */
function folded(ranges: CodePoints, ignoresCase: boolean): CodePoints {
	return ignoresCase ? ranges.flatMap(([from, to]) => [[from, to] as const, ...shifted(from, to, 65, 90, 32), ...shifted(from, to, 97, 122, -32)]) : ranges;
}

function shifted(from: number, to: number, low: number, high: number, by: number): CodePoints {
	const [start, end] = [Math.max(from, low), Math.min(to, high)];
	return start > end ? [] : [[start + by, end + by]];
}

function complement(ranges: CodePoints): CodePoints {
	const result: (readonly [number, number])[] = [];
	let next = 0;
	for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
		if (from > next) {
			result.push([next, from - 1]);
		}
		next = Math.max(next, to + 1);
	}
	return [...result, [next, 0x10ffff]];
}

/** The code point of a character. */
export function pointOf(character: string): number {
	return character.codePointAt(0) ?? 0;
}
