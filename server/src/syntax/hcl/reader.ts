import { limits } from '../../text/limits.js';
import type { Span } from '../../text/span.js';
import { missingScalar } from './scalar.js';
import { Scanner } from './scan.js';
import type { Token, TokenType } from './token.js';
import type { HclDocument, HclMistake, HclNode, HclObject, HclProblem } from './tree.js';

/** Behind so many syntax errors the rest of a text is not read: it is not HCL. */
const MAXIMUM_PROBLEMS = 100;

/** What reading HCL and reading JSON have in common: one token of look-ahead, problems, and the limit of nesting. */
export abstract class Reader {
	protected readonly text: string;
	protected readonly format: 'hcl' | 'json';
	protected readonly scanner: Scanner;
	protected token: Token;
	/** The end of the token before the current one. */
	protected previousEnd = 0;
	protected depth = 0;
	/** From here on the oracle reads nothing more, so it refuses nothing more. */
	protected unreadFrom = Infinity;
	readonly #problems: HclProblem[] = [];
	/** No line break stands between these two, so that a long line is not searched again for each of its tokens. */
	#searchedFrom = 0;
	#nextLineBreak = -1;

	constructor(text: string, format: 'hcl' | 'json') {
		this.text = text;
		this.format = format;
		this.scanner = new Scanner(text, format);
		this.token = this.scanner.next();
	}

	/** The whole text as a document. */
	read(): HclDocument {
		const root = this.root();
		const scanned = this.scanner.problems.map((problem): HclProblem => ({ code: 'hcl/syntax', ...problem }));
		const problems = [...scanned, ...this.#problems].sort((a, b) => a.span.start - b.span.start);
		const { comments, templated } = this.scanner;
		const judged = problems.map((problem) => (problem.span.start > this.unreadFrom ? { ...problem, accepted: true } : problem));
		return { text: this.text, format: this.format, root, problems: onePerPlace(judged), comments, templated };
	}

	protected abstract root(): HclObject;

	protected advance(): Token {
		const { token } = this;
		this.previousEnd = token.span.end;
		const isNonsense = this.#problems.length + this.scanner.problems.length > MAXIMUM_PROBLEMS;
		this.token = isNonsense ? { type: 'end', span: { start: this.text.length, end: this.text.length } } : this.scanner.next();
		return token;
	}

	/** Whether the current token is of a type. */
	protected is(...types: readonly TokenType[]): boolean {
		return types.includes(this.token.type);
	}

	protected report(span: Span, message: string, more: { mistake?: HclMistake; accepted?: boolean } = {}): void {
		this.#problems.push({ code: 'hcl/syntax', span, message, ...more });
	}

	/** Whether a line break stands between two offsets. */
	protected isNewLine(from: number, to: number): boolean {
		if (from < this.#searchedFrom || from > this.#nextLineBreak) {
			const lineBreak = this.text.indexOf('\n', from);
			this.#searchedFrom = from;
			this.#nextLineBreak = lineBreak < 0 ? Infinity : lineBreak;
		}
		return this.#nextLineBreak < to;
	}

	/** Reads a container unless it is nested too deeply; then it is skipped as a whole. */
	protected nested(read: () => HclNode): HclNode {
		if (this.depth < limits.nestingDepth) {
			this.depth++;
			const node = read();
			this.depth--;
			return node;
		}
		const { start } = this.token.span;
		this.#problems.push({ code: 'hcl/limit', span: this.token.span, message: `This is nested too deeply (more than ${limits.nestingDepth} levels) and is not analysed.` });
		for (let open = 0; this.token.type !== 'end';) {
			const { type } = this.advance();
			open += type === '{' || type === '[' ? 1 : type === '}' || type === ']' ? -1 : 0;
			if (open <= 0) {
				break;
			}
		}
		return missingScalar(start);
	}
}

/** One mistake often gives several errors at its place; the first one is the cause. */
function onePerPlace(problems: readonly HclProblem[]): readonly HclProblem[] {
	return problems.filter((problem, index) => problems[index - 1]?.span.start !== problem.span.start);
}
