import { limits } from '../limits.js';
import type { CharacterSet } from './characters.js';
import type { PatternProblem } from './cursor.js';
import { type AssertionName, type PatternNode, parsePattern } from './syntax.js';

/** A pattern that is matched in time linear to the text, whatever the pattern is. */
export interface Pattern {
	/** Whether the pattern matches somewhere in the text; undefined where that would take too many steps. */
	test(text: string): boolean | undefined;
}

/** A pattern ready to match, or why there is none. It has the syntax of RE2, and as there no pattern is slow. */
export function compilePattern(pattern: string): Pattern | PatternProblem {
	const node = parsePattern(pattern);
	if (!isNode(node)) {
		return node;
	}
	const program = new Compiler().compile(node);
	return program === undefined ? { kind: 'unsupported', reason: 'it has too many repetitions' } : new Machine(program);
}

/** Whether compiling gave a pattern. */
export function isPattern(compiled: Pattern | PatternProblem): compiled is Pattern {
	return 'test' in compiled;
}

function isNode(node: PatternNode | PatternProblem): node is PatternNode {
	return !('reason' in node);
}

/** What the machine does at one state; `next` are states. */
type Instruction =
	| (CharacterSet & { next: number })
	| { readonly kind: 'assertion'; readonly name: AssertionName; next: number }
	| { readonly kind: 'split'; next: number; other: number }
	| { readonly kind: 'match' };

/** Thompson's construction: each node becomes states that lead to those of what follows it. */
class Compiler {
	readonly #program: Instruction[] = [{ kind: 'match' }];

	compile(node: PatternNode): { readonly program: readonly Instruction[]; readonly start: number } | undefined {
		const start = this.#node(node, 0);
		return this.#program.length > limits.patternStates ? undefined : { program: this.#program, start };
	}

	/** Adds the states of a node that go on at `next`; gives back its first one. */
	#node(node: PatternNode, next: number): number {
		if (this.#program.length > limits.patternStates) {
			return next;
		}
		switch (node.kind) {
			case 'set':
			case 'assertion':
				return this.#add({ ...node, next });
			case 'sequence':
				return node.items.reduceRight((following, item) => this.#node(item, following), next);
			case 'choice':
				return node.items.map((item) => this.#node(item, next)).reduceRight((other, first) => this.#add({ kind: 'split', next: first, other }));
			case 'repeat':
				return this.#repeat(node, next);
		}
	}

	#repeat({ item, minimum, maximum }: PatternNode & { kind: 'repeat' }, next: number): number {
		let first = next;
		if (maximum === Infinity) {
			const loop = { kind: 'split' as const, next, other: next };
			first = this.#add(loop);
			loop.next = this.#node(item, first);
		} else {
			for (let count = minimum; count < maximum && this.#program.length <= limits.patternStates; count++) {
				first = this.#add({ kind: 'split', next: this.#node(item, first), other: next });
			}
		}
		for (let count = 0; count < minimum && this.#program.length <= limits.patternStates; count++) {
			first = this.#node(item, first);
		}
		return first;
	}

	#add(instruction: Instruction): number {
		return this.#program.push(instruction) - 1;
	}
}

/** Follows all states at once, one character after the other. */
class Machine implements Pattern {
	readonly #program: readonly Instruction[];
	readonly #start: number;

	constructor({ program, start }: { readonly program: readonly Instruction[]; readonly start: number }) {
		this.#program = program;
		this.#start = start;
	}

	test(text: string): boolean | undefined {
		const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
		if (points.length * this.#program.length > limits.patternSteps) {
			return undefined;
		}
		let states: number[] = [];
		for (let at = 0; at <= points.length; at++) {
			// A match may start at any place.
			const reached = this.#reach([...states, this.#start], points, at);
			if (reached === undefined) {
				return true;
			}
			const point = points[at];
			states = point === undefined ? [] : reached.flatMap((state) => {
				const instruction = this.#program[state];
				return instruction?.kind === 'set' && isIn(point, instruction) ? [instruction.next] : [];
			});
		}
		return false;
	}

	/** The states that wait for a character; undefined where one of them is the end of a match. */
	#reach(from: readonly number[], points: readonly number[], at: number): readonly number[] | undefined {
		const seen = new Set<number>();
		const waiting = [...from];
		const reached: number[] = [];
		for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
			const instruction = this.#program[state];
			if (seen.has(state) || instruction === undefined) {
				continue;
			}
			seen.add(state);
			if (instruction.kind === 'match') {
				return undefined;
			}
			if (instruction.kind === 'set') {
				reached.push(state);
			} else if (instruction.kind === 'split') {
				waiting.push(instruction.next, instruction.other);
			} else if (holds(instruction.name, points, at)) {
				waiting.push(instruction.next);
			}
		}
		return reached;
	}
}

function isIn(point: number, { ranges, isNegated }: CharacterSet): boolean {
	return ranges.some(([from, to]) => from <= point && point <= to) !== isNegated;
}

function holds(name: AssertionName, points: readonly number[], at: number): boolean {
	switch (name) {
		case 'start':
			return at === 0;
		case 'end':
			return at === points.length;
		default:
			return (isWord(points[at - 1]) !== isWord(points[at])) === (name === 'word');
	}
}

function isWord(point: number | undefined): boolean {
	return point !== undefined && /\w/.test(String.fromCodePoint(point));
}
