import type { Lexeme } from './token.js';

/** A comment from its marker to the end of its line, or to the end of the block. */
export function scanComment(text: string, start: number): Lexeme {
	if (text[start] === '/' && text[start + 1] === '*') {
		const close = text.indexOf('*/', start + 2);
		return close >= 0
			? { type: 'illegal', end: close + 2 }
			: { type: 'illegal', end: text.length, problem: { span: firstLine(text, start), message: 'This comment is closed by no "*/".' } };
	}
	const lineEnd = text.indexOf('\n', start);
	const end = lineEnd < 0 ? text.length : lineEnd;
	return { type: 'illegal', end: end > start && text[end - 1] === '\r' ? end - 1 : end };
}

/** Where the next template action ends; infinite where there is none. */
export function endsAction(text: string, start: number): number {
	const close = text.indexOf('}}', start);
	return close < 0 ? Infinity : close + 2;
}

/** A line of the text: where it ends, and whether nothing but template actions stands on it. */
export interface ActionLine {
	readonly end: number;
	readonly standsAlone: boolean;
}

/** The line of a template action. */
export function actionLine(text: string, start: number): ActionLine {
	const lineEnd = text.indexOf('\n', start);
	const end = lineEnd < 0 ? text.length : lineEnd;
	const line = text.slice(text.lastIndexOf('\n', start) + 1, end);
	return { end, standsAlone: line.replace(/\{\{.*?\}\}/g, '').trim() === '' };
}

const VARIABLE = /\$(?:\{[^}\r\n]*\}|\w+)(?:[\w.:/-]|\$\{[^}\r\n]*\})*|[\uE000-\uE0FF][\w.:/\uE000-\uE0FF-]*/y;

/** A variable outside quotes, with what is glued to it: `$PORT`, `${HOST}:8081`; or what another reader has covered. */
export function scanVariable(text: string, start: number): Lexeme | undefined {
	VARIABLE.lastIndex = start;
	const variable = VARIABLE.exec(text)?.[0];
	return variable === undefined ? undefined : { type: 'unknown', end: start + variable.length };
}

const NUMBER = /-?(?:0[xX][0-9a-fA-F]*|[0-9]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?)/y;

/** A number. HCL reads `0x10` and `010` as hexadecimal and octal, and refuses `09`. */
export function scanNumber(text: string, start: number, isJson: boolean): Lexeme {
	NUMBER.lastIndex = start;
	const digits = NUMBER.exec(text)?.[0] ?? '';
	const end = start + Math.max(digits.length, 1);
	const isFloat = /^-?[0-9]*\./.test(digits) || /^-?\.?[0-9.]*[eE]/.test(digits);
	const problem = numberProblem(digits, isJson);
	return { type: isFloat ? 'float' : 'integer', end, ...(problem === undefined ? {} : { problem: { span: { start, end }, message: problem } }) };
}

function numberProblem(digits: string, isJson: boolean): string | undefined {
	if (isJson && /^-?0[0-9xX]/.test(digits)) {
		return 'In JSON a number does not start with 0.';
	}
	if (/[xX]$/.test(digits)) {
		return 'A hexadecimal number needs digits behind "0x".';
	}
	if (/^-?0[0-9]*[89]/.test(digits) && !/[.eExX]/.test(digits)) {
		return `${digits} starts with 0, which makes it octal, and octal numbers have no 8 or 9.`;
	}
	if (/^\..*[eE]/.test(digits) && !isJson) {
		return `${digits} has an exponent, so a digit must stand before its point.`;
	}
	return /[eE][+-]?$/.test(digits) ? `${digits} has no digits in its exponent.` : undefined;
}

/**
 * A text in double quotes. It ends with its line, except inside `${…}`, where HCL 1 takes quotes and line breaks as they are. The
 * lexeme of a text that is not closed ends with the line, so that the next line is read as if nothing had happened.
 */
export function scanText(text: string, start: number, isJson: boolean): Lexeme {
	let braces = 0;
	let problem: Lexeme['problem'];
	for (let at = start + 1; at < text.length; at++) {
		const character = text[at];
		if (character === '"' && braces === 0) {
			return { type: 'text', end: at + 1, ...(problem === undefined ? {} : { problem }) };
		}
		if (character === '\n' && braces === 0) {
			return openText(text, start, at);
		}
		if (!isJson && braces === 0 && character === '$' && text[at + 1] === '{') {
			braces = 1;
			at++;
		} else if (braces > 0) {
			braces += character === '{' ? 1 : character === '}' ? -1 : 0;
		}
		if (character === '\\') {
			const length = escapeLength(text, at);
			problem ??= length === undefined ? { span: { start: at, end: Math.min(at + 2, text.length) }, message: `"${text.slice(at, at + 2)}" is no escape sequence; a backslash is written as two.` } : undefined;
			at += (length ?? (text[at + 1] === '\n' ? 1 : 2)) - 1;
		}
	}
	return openText(text, start, text.length);
}

function openText(text: string, start: number, stop: number): Lexeme {
	const lineEnd = text.indexOf('\n', start);
	const end = Math.min(stop, lineEnd < 0 ? text.length : lineEnd);
	const trimmed = start + text.slice(start, end).trimEnd().length;
	return { type: 'text', end: trimmed, problem: { span: { start, end: trimmed }, message: 'This text is not closed by a double quote on its line.', mistake: 'open-quote' } };
}

const ESCAPE = /\\(?:[abfnrtv\\"]|[0-7]{3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;
/** How many characters an escape sequence takes; undefined for one that is not known. */
function escapeLength(text: string, at: number): number | undefined {
	ESCAPE.lastIndex = at;
	return ESCAPE.exec(text)?.[0].length;
}

const ANCHOR = /<<(-?)([\p{L}\p{Nd}_]+)\r*\n/uy;

/** `<<END` or `<<-END` up to the line that holds nothing but END, its line break included. */
export function scanHeredoc(text: string, start: number): Lexeme {
	ANCHOR.lastIndex = start;
	const opening = ANCHOR.exec(text);
	if (opening === null) {
		const { end } = firstLine(text, start);
		return { type: 'illegal', end, problem: { span: { start, end }, message: 'A heredoc starts with "<<", a word and a line break.' } };
	}
	// The oracle counts the dash too: below `<<-END` the closing line has at least one space before END.
	const dash = opening[1] ?? '';
	const word = opening[2] ?? '';
	let line = ANCHOR.lastIndex;
	for (;;) {
		const lineEnd = text.indexOf('\n', line);
		if (lineEnd < 0) {
			return { type: 'heredoc', end: text.length, problem: { span: firstLine(text, start), message: `This heredoc is closed by no line that holds ${word} alone.` } };
		}
		const candidate = text.slice(line, lineEnd).replace(/\r$/, '');
		if (candidate.length >= dash.length + word.length && candidate.trimStart().replace(/\r+$/, '') === word) {
			return { type: 'heredoc', end: lineEnd + 1 };
		}
		line = lineEnd + 1;
	}
}

function firstLine(text: string, start: number): { readonly start: number; readonly end: number } {
	const lineEnd = text.indexOf('\n', start);
	return { start, end: start + text.slice(start, lineEnd < 0 ? text.length : lineEnd).trimEnd().length };
}
