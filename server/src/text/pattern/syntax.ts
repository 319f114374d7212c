import { type CharacterSet, escapedPoint, escapedSet, oneCharacter, parseClass, pointOf } from './characters.js';
import { limits } from '../limits.js';
import { PatternCursor, type PatternProblem, Refusal } from './cursor.js';

/** A place that takes no character. */
export type AssertionName = 'start' | 'end' | 'word' | 'not-word';

/** A regular expression as a tree. */
export type PatternNode =
	| CharacterSet
	| { readonly kind: 'assertion'; readonly name: AssertionName }
	| { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
	| { readonly kind: 'choice'; readonly items: readonly PatternNode[] }
	| { readonly kind: 'repeat'; readonly item: PatternNode; readonly minimum: number; readonly maximum: number };

/** RE2's own bound of a counted repetition. */
const LARGEST_COUNT = 1000;

const ASSERTIONS: Readonly<Record<string, AssertionName>> = { A: 'start', z: 'end', b: 'word', B: 'not-word' };

/** Reads a pattern in the syntax of RE2, which is what Kubernetes' API server takes. */
export function parsePattern(pattern: string): PatternNode | PatternProblem {
	try {
		return new PatternParser(new PatternCursor(pattern)).parse();
	} catch (error) {
		if (error instanceof Refusal) {
			return error.problem;
		}
		throw error;
	}
}

interface Flags {
	readonly ignoresCase: boolean;
	readonly dotTakesAll: boolean;
}

class PatternParser {
	readonly #cursor: PatternCursor;
	#depth = 0;
	#flags: Flags = { ignoresCase: false, dotTakesAll: false };

	constructor(cursor: PatternCursor) {
		this.#cursor = cursor;
	}

	parse(): PatternNode {
		const node = this.#choice();
		if (!this.#cursor.isAtEnd) {
			throw new Refusal('invalid', 'a ")" has no "(" before it');
		}
		return node;
	}

	#choice(): PatternNode {
		const items = [this.#sequence()];
		while (this.#cursor.take('|')) {
			items.push(this.#sequence());
		}
		return items.length === 1 ? (items[0] as PatternNode) : { kind: 'choice', items };
	}

	#sequence(): PatternNode {
		const items: PatternNode[] = [];
		while (!this.#cursor.isAtEnd && this.#cursor.peek() !== '|' && this.#cursor.peek() !== ')') {
			const item = this.#item();
			if (item !== undefined) {
				items.push(this.#repeated(item));
			}
		}
		return { kind: 'sequence', items };
	}

	/** One unit; undefined for flags, which stand for themselves. */
	#item(): PatternNode | undefined {
		const character = this.#cursor.next();
		switch (character) {
			case '(':
				return this.#group();
			case '[':
				return parseClass(this.#cursor, this.#flags.ignoresCase);
			case '.':
				return { kind: 'set', ranges: this.#flags.dotTakesAll ? [] : [[10, 10]], isNegated: true };
			case '^':
				return { kind: 'assertion', name: 'start' };
			case '$':
				return { kind: 'assertion', name: 'end' };
			case '\\':
				return this.#escape(this.#cursor.next());
			case '*':
			case '+':
			case '?':
				throw new Refusal('invalid', `a "${character}" has nothing to repeat`);
			default:
				return oneCharacter(pointOf(character), this.#flags.ignoresCase);
		}
	}

	#escape(letter: string): PatternNode {
		const name = ASSERTIONS[letter];
		return name === undefined ? (escapedSet(letter) ?? oneCharacter(escapedPoint(this.#cursor, letter), this.#flags.ignoresCase)) : { kind: 'assertion', name };
	}

	#group(): PatternNode | undefined {
		if (++this.#depth > limits.patternDepth) {
			throw new Refusal('unsupported', 'its groups are nested too deeply');
		}
		const flags = this.#flags;
		if (this.#cursor.take('?') && !this.#groupHead()) {
			this.#depth--;
			return undefined;
		}
		const node = this.#choice();
		if (!this.#cursor.take(')')) {
			throw new Refusal('invalid', 'a "(" is not closed');
		}
		this.#depth--;
		this.#flags = flags;
		return node;
	}

	/** What follows `(?`: whether a group goes on behind it, or only flags stood there. */
	#groupHead(): boolean {
		if (this.#cursor.match(/^P?<[A-Za-z_]\w*>/) !== null) {
			return true;
		}
		const head = this.#cursor.match(/^([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/);
		if (head === null) {
			throw new Refusal('invalid', this.#cursor.match(/^<?[=!]/) === null ? 'a "(?" starts nothing that RE2 knows' : 'it looks around, which RE2 cannot');
		}
		for (const [names = '', isOn] of [[head[1], true], [head[2], false]] as const) {
			for (const flag of names) {
				this.#setFlag(flag, isOn);
			}
		}
		return head[3] === ':';
	}

	#setFlag(flag: string, isOn: boolean): void {
		if (flag === 'i') {
			this.#flags = { ...this.#flags, ignoresCase: isOn };
		} else if (flag === 's') {
			this.#flags = { ...this.#flags, dotTakesAll: isOn };
		} else if (flag !== 'U') {
			throw new Refusal(flag === 'm' ? 'unsupported' : 'invalid', `it has the flag "${flag}"`);
		}
	}

	#repeated(item: PatternNode): PatternNode {
		const count = this.#count();
		if (count === undefined) {
			return item;
		}
		// Whether it takes as few characters as it can makes no difference to whether it matches.
		this.#cursor.take('?');
		if (this.#count() !== undefined) {
			throw new Refusal('invalid', 'a repetition is repeated');
		}
		return { kind: 'repeat', item, ...count };
	}

	#count(): { minimum: number; maximum: number } | undefined {
		const match = this.#cursor.match(/^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/);
		if (match === null) {
			return undefined;
		}
		const [whole, least, comma, most] = match;
		if (least === undefined) {
			return { minimum: whole === '+' ? 1 : 0, maximum: whole === '?' ? 1 : Infinity };
		}
		const minimum = Number(least);
		const maximum = comma === undefined ? minimum : most === '' ? Infinity : Number(most);
		if (minimum > LARGEST_COUNT || (maximum !== Infinity && maximum > LARGEST_COUNT) || maximum < minimum) {
			throw new Refusal('invalid', `${whole} is no repetition that RE2 takes`);
		}
		return { minimum, maximum };
	}
}
