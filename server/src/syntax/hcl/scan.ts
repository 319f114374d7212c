import type { Span } from '../../text/span.js';
import { type ActionLine, actionLine, endsAction, scanComment, scanHeredoc, scanNumber, scanText, scanVariable } from './lexemes.js';
import type { Lexeme, ScanProblem, Token, TokenType } from './token.js';

const WORD = /[\p{L}_][\p{L}\p{Nd}_.-]*/uy;
const SPACE = /[ \t\r\n]*/y;

/**
 * Reads a text token by token, skipping comments and white space. Linear in the length of the text; problems are collected and
 * never thrown. The rules are those of HashiCorp's HCL 1 scanner (hcl/scanner/scanner.go), JSON's those of json/scanner.
 */
export class Scanner {
	readonly text: string;
	readonly problems: ScanProblem[] = [];
	readonly comments: Span[] = [];
	/** A variable or an action stood outside quotes. */
	templated = false;
	readonly #isJson: boolean;
	#at = 0;
	/** Where the next action ends, so that open braces do not each search the whole text for it. */
	#nextActionEnd = -1;
	/** The line of the last action, so that a line of many is not read for each of them. */
	#actionLine: ActionLine = { end: -1, standsAlone: false };

	constructor(text: string, format: 'hcl' | 'json') {
		this.text = text;
		this.#isJson = format === 'json';
		if (text.charCodeAt(0) === 0xfeff) {
			this.#at = 1;
			this.problems.push({ span: { start: 0, end: 1 }, message: 'The text starts with a byte order mark, which HCL refuses as an illegal character.', mistake: 'byte-order-mark' });
		}
	}

	/** The next token; `end` again and again at the end of the text. */
	next(): Token {
		for (;;) {
			SPACE.lastIndex = this.#at;
			this.#at += SPACE.exec(this.text)?.[0].length ?? 0;
			const start = this.#at;
			if (start >= this.text.length) {
				return { type: 'end', span: { start, end: start } };
			}
			if (this.#skipComment() || this.#skipAction()) {
				continue;
			}
			const lexeme = this.#lexeme(start);
			this.#at = lexeme.end;
			if (lexeme.problem !== undefined) {
				this.problems.push(lexeme.problem);
			}
			this.templated ||= lexeme.type === 'unknown';
			return { type: lexeme.type, span: { start, end: lexeme.end } };
		}
	}

	#skipComment(): boolean {
		const { text } = this;
		const start = this.#at;
		if (text[start] !== '#' && !(text[start] === '/' && (text[start + 1] === '/' || text[start + 1] === '*'))) {
			return false;
		}
		const { end, problem } = scanComment(text, start);
		this.comments.push({ start, end });
		this.#at = end;
		if (problem !== undefined) {
			this.problems.push(problem);
		} else if (this.#isJson) {
			this.problems.push({ span: { start, end }, message: 'JSON has no comments.' });
		}
		return true;
	}

	/** A template action on a line of its own yields nothing that could be judged before it is rendered. */
	#skipAction(): boolean {
		const end = this.#actionEnd(this.#at);
		if (end === undefined) {
			return false;
		}
		if (this.#actionLine.end <= this.#at) {
			this.#actionLine = actionLine(this.text, this.#at);
		}
		// An action of several lines holds code alone (a definition, a comment), so it yields nothing either.
		if (!this.#actionLine.standsAlone && end <= this.#actionLine.end) {
			return false;
		}
		this.templated = true;
		this.#at = end;
		return true;
	}

	/** The end of the template action (`{{ … }}`) at an offset; two braces never follow each other in valid HCL. */
	#actionEnd(start: number): number | undefined {
		if (this.text[start] !== '{' || this.text[start + 1] !== '{') {
			return undefined;
		}
		if (this.#nextActionEnd <= start) {
			this.#nextActionEnd = endsAction(this.text, start);
		}
		return this.#nextActionEnd === Infinity ? undefined : this.#nextActionEnd;
	}

	#lexeme(start: number): Lexeme {
		const { text } = this;
		WORD.lastIndex = start;
		const word = WORD.exec(text)?.[0];
		if (word !== undefined) {
			return { type: this.#wordType(word), end: start + word.length };
		}
		const character = text[start] ?? '';
		if (/[0-9]/.test(character) || (character === '-' && /[0-9]/.test(text[start + 1] ?? ''))) {
			return scanNumber(text, start, this.#isJson);
		}
		switch (character) {
			case '"':
				return scanText(text, start, this.#isJson);
			case '<':
				return scanHeredoc(text, start);
			case '.':
				return /[0-9]/.test(text[start + 1] ?? '') ? scanNumber(text, start, this.#isJson) : { type: '.', end: start + 1 };
			case '{': {
				const end = this.#actionEnd(start);
				return end === undefined ? { type: '{', end: start + 1 } : { type: 'unknown', end };
			}
			case '}': case '[': case ']': case ',': case '=': case ':': case '+': case '-':
				return { type: character, end: start + 1 };
			default:
				return scanVariable(text, start) ?? illegal(text, start);
		}
	}

	#wordType(word: string): TokenType {
		return word === 'true' || word === 'false' ? 'boolean' : word === 'null' && this.#isJson ? 'null' : 'word';
	}
}

function illegal(text: string, start: number): Lexeme {
	if (text[start] === "'") {
		const close = text.indexOf("'", start + 1);
		const lineEnd = text.indexOf('\n', start);
		if (close > start && (lineEnd < 0 || close < lineEnd)) {
			const span = { start, end: close + 1 };
			return { type: 'text', end: close + 1, problem: { span, message: 'Text stands in double quotes; HCL knows no single ones.', mistake: 'single-quotes' } };
		}
	}
	const end = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;
	return { type: 'illegal', end, problem: { span: { start, end }, message: `The character ${JSON.stringify(text.slice(start, end))} cannot stand here.` } };
}
