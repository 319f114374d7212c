/** A stretch of a Go template. */
export type TemplatePart =
	| { readonly kind: 'text'; readonly text: string }
	/** What stands between the braces, without trim markers. */
	| { readonly kind: 'action'; readonly code: string }
	/** An action whose code cannot be seen. */
	| { readonly kind: 'hidden' };

/** A Go template taken apart. */
export interface GoTemplate {
	readonly parts: readonly TemplatePart[];
	/** The first thing that Go refuses, as the end of a sentence. */
	readonly problem: string | undefined;
	/** Whether every part of it is written out once: no conditions, loops or hidden actions. */
	readonly isPlain: boolean;
	/** The chains of fields from the root: `['PodMeta', 'Name']`. Empty where the root changes (`with`, `range`). */
	readonly fields: readonly (readonly string[])[];
}

/** Stands for a character of an action that cannot be seen. */
const HIDDEN = /[\uE000-\uE0FF]+/;
const FUNCTIONS = ['and', 'call', 'html', 'index', 'slice', 'js', 'len', 'not', 'or', 'print', 'printf', 'println', 'urlquery', 'eq', 'ge', 'gt', 'le', 'lt', 'ne'];
const CONSTANTS = ['true', 'false', 'nil'];
const BLOCKS = ['if', 'with', 'range', 'define', 'block'];
const OTHERS = ['else', 'end', 'template', 'break', 'continue'];
const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|-?\d[\w.]*|:=|[=|(),]|\$\w*(?:\.\w+)*|\)?(?:\.\w+)+|\.|\w+/uy;

/** Reads a template as Go’s `text/template` does without functions of its own. */
export function parseGoTemplate(text: string): GoTemplate {
	const parts = split(text);
	const checker = new Checker();
	for (const part of parts) {
		if (part.kind === 'action') {
			checker.action(part.code);
		} else if (part.kind === 'text' && part.text.includes('{{')) {
			checker.problem ??= 'an action is not closed by "}}"';
		}
	}
	const isPlain = !checker.hasBlocks && parts.every((part) => part.kind !== 'hidden');
	// What hidden actions open and close nobody sees.
	const unclosed = parts.every((part) => part.kind !== 'hidden') && checker.open.length > 0 ? `"${checker.open.at(-1)}" is not closed by "end"` : undefined;
	return { parts, problem: checker.problem ?? unclosed, isPlain, fields: checker.changesRoot ? [] : checker.fields };
}

/** The names that a template may use as functions. */
export const templateFunctions: readonly string[] = FUNCTIONS;

function split(text: string): readonly TemplatePart[] {
	const parts: TemplatePart[] = [];
	let rest = text;
	while (rest !== '') {
		const start = rest.search(/\{\{|[\uE000-\uE0FF]/);
		const hidden = start < 0 ? null : HIDDEN.exec(rest.slice(start));
		const end = start < 0 ? -1 : endOfAction(rest, start);
		if (start < 0 || (hidden?.index !== 0 && end < 0)) {
			return [...parts, { kind: 'text', text: rest }];
		}
		if (start > 0) {
			parts.push({ kind: 'text', text: rest.slice(0, start) });
		}
		if (hidden?.index === 0) {
			parts.push({ kind: 'hidden' });
			rest = rest.slice(start + hidden[0].length);
		} else {
			parts.push({ kind: 'action', code: rest.slice(start + 2, end - 2).replace(/^-(?=\s)|(?<=\s)-$/g, '').trim() });
			rest = rest.slice(end);
		}
	}
	return parts;
}

/** The offset behind the braces that close an action; quotes are passed over. -1 where there are none. */
function endOfAction(text: string, start: number): number {
	const pattern = /\/\*(?:(?!\*\/)[\s\S])*\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|\}\}|\{\{/g;
	pattern.lastIndex = start + 2;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		if (match[0] === '}}') {
			return match.index + 2;
		}
		if (match[0] === '{{') {
			return -1;
		}
	}
	return -1;
}

class Checker {
	problem: string | undefined;
	hasBlocks = false;
	changesRoot = false;
	readonly open: string[] = [];
	readonly fields: (readonly string[])[] = [];

	action(code: string): void {
		if (/^\/\*[\s\S]*\*\/$/.test(code)) {
			return;
		}
		const tokens = tokensOf(code);
		if (tokens === undefined || tokens.length === 0) {
			this.problem ??= code === '' ? 'an action is empty' : `"${code}" is not an action`;
			return;
		}
		const [first = '', ...others] = tokens;
		this.#keyword(first);
		for (const token of [...BLOCKS, ...OTHERS].includes(first) ? others : tokens) {
			this.#operand(token, first);
		}
		if (count(tokens, '(') !== count(tokens, ')')) {
			this.problem ??= `the parentheses of "${code}" do not match`;
		}
	}

	#keyword(word: string): void {
		if (BLOCKS.includes(word)) {
			this.hasBlocks = true;
			this.changesRoot ||= word !== 'if';
			this.open.push(word);
		} else if (word === 'end' && this.open.pop() === undefined) {
			this.problem ??= '"end" closes nothing';
		} else if (word === 'else' && this.open.length === 0) {
			this.problem ??= '"else" belongs to nothing';
		}
	}

	#operand(token: string, keyword: string): void {
		if (/^(?:\.\w+)+$/.test(token)) {
			this.fields.push(token.slice(1).split('.'));
		} else if (token.startsWith('$.')) {
			this.fields.push(token.slice(2).split('.'));
		} else if (/^[A-Za-z_]\w*$/.test(token) && ![...FUNCTIONS, ...CONSTANTS].includes(token) && !(keyword === 'else' && BLOCKS.includes(token))) {
			this.problem ??= `there is no function "${token}"`;
		}
	}
}

/** The words of an action; undefined where a character has no place in one. A chain behind a parenthesis is about its result, not about the root. */
function tokensOf(code: string): readonly string[] | undefined {
	const tokens: string[] = [];
	let at = 0;
	while (at < code.length) {
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(code);
		if (match === null) {
			return undefined;
		}
		at += match[0].length;
		if (match[0].startsWith(')')) {
			tokens.push(')');
		} else if (match[0].trim() !== '') {
			tokens.push(match[0]);
		}
	}
	return tokens;
}

function count(tokens: readonly string[], wanted: string): number {
	return tokens.filter((token) => token === wanted).length;
}
