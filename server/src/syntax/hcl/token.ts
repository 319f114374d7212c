import type { Span } from '../../text/span.js';
import type { HclMistake } from './tree.js';

/** The kinds of tokens; `unknown` is a variable or a template action that stands where a value would. */
export type TokenType = 'word' | 'boolean' | 'null' | 'integer' | 'float' | 'text' | 'heredoc' | 'unknown' | '{' | '}' | '[' | ']' | ',' | '=' | ':' | '+' | '-' | '.' | 'illegal' | 'end';

/** A stretch of text with its meaning; comments and white space give none. */
export interface Token {
	readonly type: TokenType;
	readonly span: Span;
}

/** What the scanner says of a place. */
export interface ScanProblem {
	readonly span: Span;
	readonly message: string;
	readonly mistake?: HclMistake;
}

/** One lexeme found at an offset: what it is, where it ends, and what is wrong with it. */
export interface Lexeme {
	readonly type: TokenType;
	readonly end: number;
	readonly problem?: ScanProblem;
}
