import { limits } from '../limits.js';

/** Why there is no tree: no program reads the pattern, or only ours does not. */
export interface PatternProblem {
	readonly kind: 'invalid' | 'unsupported';
	/** A clause: `it looks around, which RE2 cannot`. */
	readonly reason: string;
}

/** Leaves the reader of a pattern from whatever depth; `parsePattern` turns it into a value. */
export class Refusal extends Error {
	readonly problem: PatternProblem;

	constructor(kind: PatternProblem['kind'], reason: string) {
		super(reason);
		this.problem = { kind, reason };
	}
}

/** A pattern with the place that is read. */
export class PatternCursor {
	readonly #characters: readonly string[];
	#at = 0;

	constructor(pattern: string) {
		this.#characters = [...pattern];
		if (this.#characters.length > limits.patternCharacters) {
			throw new Refusal('unsupported', `it is longer than ${limits.patternCharacters} characters`);
		}
	}

	/** Nothing is left. */
	get isAtEnd(): boolean {
		return this.#at >= this.#characters.length;
	}

	/** The next character, or one behind it; undefined at the end. */
	peek(ahead = 0): string | undefined {
		return this.#characters[this.#at + ahead];
	}

	/** The next character, which is read by this. */
	next(): string {
		const character = this.#characters[this.#at++];
		if (character === undefined) {
			throw new Refusal('invalid', 'it ends in the middle');
		}
		return character;
	}

	/** Reads the character if it is the next one. */
	take(character: string): boolean {
		const isThere = this.peek() === character;
		this.#at += isThere ? 1 : 0;
		return isThere;
	}

	/** Reads what an expression matches here, in the next hundred characters; null where it does not. */
	match(expression: RegExp): RegExpExecArray | null {
		const match = expression.exec(this.#characters.slice(this.#at, this.#at + 100).join(''));
		this.#at += match === null ? 0 : [...match[0]].length;
		return match;
	}
}
