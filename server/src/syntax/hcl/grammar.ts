import { listOf } from '../../text/words.js';
import { Reader } from './reader.js';
import { keyOf, missingScalar, scalarOf } from './scalar.js';
import type { Token } from './token.js';
import type { HclEntry, HclKey, HclList, HclNode, HclObject } from './tree.js';

/** Reads HCL 1 as hcl/parser/parser.go does, and goes on behind what that one refuses. */
export class HclReader extends Reader {
	/** A brace is missing somewhere: a line that is indented less than the inside of a block ends the block. */
	readonly #usesIndentation: boolean;

	constructor(text: string, usesIndentation: boolean) {
		super(text, 'hcl');
		this.#usesIndentation = usesIndentation;
	}

	protected root(): HclObject {
		return { kind: 'object', span: { start: 0, end: this.text.length }, entries: this.#entries(undefined) };
	}

	/** Entries up to the closing brace, or, with no column of the block's own line, to the end of the text. */
	#entries(blockColumn: number | undefined, isRoot = blockColumn === undefined): readonly HclEntry[] {
		const entries: HclEntry[] = [];
		while (this.token.type !== 'end' && !(this.token.type === '}' && !isRoot) && !this.#leavesBlock(blockColumn)) {
			if (this.token.type === 'word' || this.token.type === 'text') {
				const entry = this.#entry(isRoot);
				if (entry !== undefined) {
					entries.push(entry);
				}
				if (this.is(',')) {
					this.advance();
				}
			} else {
				this.#refuse(this.token.type === '}' ? 'This brace closes nothing.' : `A key is expected here, not ${this.#found()}.`);
			}
		}
		return entries;
	}

	/** Reports the current token and skips what follows it on its line. */
	#refuse(message: string, at: Token = this.token): void {
		this.report(at.span, message);
		const { end } = this.token.span;
		this.advance();
		if (at.type !== '}') {
			this.#skipLine(end);
		}
	}

	#skipLine(from: number): void {
		while (this.token.type !== 'end' && this.token.type !== '}' && !this.isNewLine(from, this.token.span.start)) {
			if (this.token.type === '{' || this.token.type === '[') {
				this.#value(from, false);
				return;
			}
			this.advance();
		}
	}

	#entry(isRoot: boolean): HclEntry | undefined {
		const keys: HclKey[] = [];
		while (this.token.type === 'word' || this.token.type === 'text') {
			keys.push(keyOf(this.text, this.advance(), false));
		}
		const [first] = keys as [HclKey];
		const { token } = this;
		if (token.type === '{') {
			return this.#finish(keys, this.#value(token.span.start, isRoot));
		}
		if (token.type === '=' || token.type === ':') {
			return this.#assignment(keys, token, isRoot);
		}
		this.report(first.span, `"${first.text}" is followed by neither "=" nor "{".`);
		if (!this.isNewLine(first.span.start, token.span.start)) {
			this.#skipLine(token.span.start);
		}
		return undefined;
	}

	#assignment(keys: readonly HclKey[], { type, span }: Token, isRoot: boolean): HclEntry {
		const [first, last] = [keys[0], keys.at(-1)] as [HclKey, HclKey];
		this.advance();
		if (type === ':') {
			this.report(span, 'HCL writes "=" between a key and its value, not ":".', { mistake: 'colon' });
		}
		let own = keys;
		if (keys.length > 1 && this.isNewLine(first.span.start, last.span.start)) {
			this.report(first.span, `"${first.text}" is followed by neither "=" nor "{".`);
			own = [last];
		} else if (keys.length > 1) {
			this.report(span, `Behind a label stands a block, without "=".`, { mistake: 'label-with-assignment' });
		}
		return this.#finish(own, this.#value(span.end, isRoot));
	}

	#finish([key, ...labels]: readonly HclKey[], value: HclNode): HclEntry {
		const start = (key as HclKey).span.start;
		return { key: key as HclKey, labels, value, span: { start, end: Math.max(value.span.end, labels.at(-1)?.span.end ?? 0, (key as HclKey).span.end) } };
	}

	/** The value behind an offset; one that is left out is a missing scalar, and its place is reported. */
	#value(from: number, isRoot: boolean): HclNode {
		const { token } = this;
		switch (token.type) {
			case 'text': case 'heredoc': case 'integer': case 'float': case 'boolean': case 'unknown':
				return scalarOf(this.text, this.advance(), false);
			case '{':
				return this.nested(() => this.#object());
			case '[':
				return this.nested(() => this.#list());
			case 'end':
				// The oracle takes the end of the text behind "=" for the end of the last entry, but only at the top level.
				this.report({ start: Math.max(0, from - 1), end: from }, 'A value is missing here.', { accepted: isRoot });
				return missingScalar(from);
			default:
				return this.#noValue(from, token);
		}
	}

	#noValue(from: number, token: Token): HclNode {
		if (token.type === '}' || this.isNewLine(from, token.span.start)) {
			this.report(token.type === '}' ? token.span : { start: Math.max(0, from - 1), end: from }, 'A value is missing here.');
			return missingScalar(from);
		}
		if (token.type === 'word') {
			this.advance();
			this.report(token.span, `Text stands in double quotes: "${this.text.slice(token.span.start, token.span.end)}".`, { mistake: 'unquoted-text' });
			this.#skipRest(token.span.end);
			return scalarOf(this.text, token, false);
		}
		this.#refuse(`A value is expected here, not ${this.#found()}.`);
		return missingScalar(from);
	}

	/** What stands on the line behind a bare word belongs to it; a comma or bracket ends it. */
	#skipRest(from: number): void {
		while (!this.is('end', '}', ']', ',', '{', '[') && !this.isNewLine(from, this.token.span.start)) {
			this.advance();
		}
	}

	#object(): HclObject {
		const open = this.advance();
		const entries = this.#entries(this.#usesIndentation ? this.#columnOfLine(open.span.start) : undefined, false);
		const isClosed = this.token.type === '}' && !this.#leavesBlock(this.#usesIndentation ? this.#columnOfLine(open.span.start) : undefined);
		if (isClosed) {
			this.advance();
		} else {
			this.report(open.span, 'This brace is closed by no "}".', { mistake: 'open-brace' });
		}
		return { kind: 'object', span: { start: open.span.start, end: this.previousEnd }, entries };
	}

	#list(): HclList {
		const open = this.advance();
		const items: HclNode[] = [];
		let needsComma = false;
		for (;;) {
			const { token } = this;
			if (token.type === ']') {
				this.advance();
				break;
			}
			if (token.type === ',') {
				this.advance();
				needsComma = false;
				continue;
			}
			if (token.type === 'end' || token.type === '}' || token.type === '=') {
				this.report(token.type === 'end' ? open.span : token.span, 'This list is closed by no "]".');
				break;
			}
			if (needsComma) {
				this.report(token.span, `A comma is missing before ${this.#found()}.`, { mistake: 'missing-comma' });
			}
			const item = this.#value(token.span.start, false);
			items.push(item);
			// parser.go forgets the comma behind a list inside a list.
			needsComma = item.kind !== 'list';
		}
		return { kind: 'list', span: { start: open.span.start, end: this.previousEnd }, items };
	}

	/** How the current token is named in a sentence. */
	#found(): string {
		const { type, span } = this.token;
		return type === 'end' ? 'the end of the text' : listOf([JSON.stringify(this.text.slice(span.start, Math.min(span.end, span.start + 40)))]);
	}

	/** Whether the current token stands first on its line and too far left to belong to a block whose own line starts at the column. */
	#leavesBlock(blockColumn: number | undefined): boolean {
		if (blockColumn === undefined) {
			return false;
		}
		const column = this.#indentOf(this.token.span.start);
		return column !== undefined && (this.token.type === '}' ? column < blockColumn : column <= blockColumn);
	}

	/** How far the token at an offset is indented; undefined where something else stands before it on its line. */
	#indentOf(offset: number): number | undefined {
		let start = offset;
		while (start > 0 && offset - start < 1_000 && (this.text[start - 1] === ' ' || this.text[start - 1] === '\t')) {
			start--;
		}
		return start === 0 || this.text[start - 1] === '\n' ? offset - start : undefined;
	}

	#columnOfLine(offset: number): number {
		const lineStart = this.text.lastIndexOf('\n', offset) + 1;
		return /^[ \t]*/.exec(this.text.slice(lineStart, lineStart + 1_000))?.[0].length ?? 0;
	}
}
