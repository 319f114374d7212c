import { Reader } from './reader.js';
import { keyOf, missingScalar, scalarOf } from './scalar.js';
import type { HclEntry, HclList, HclNode, HclObject } from './tree.js';

/**
 * Reads the JSON form of HCL 1. HashiCorp's reader (json/parser/parser.go) stops at the first thing that it does not expect and takes
 * what it has for the whole; such places are problems that it accepts.
 */
export class JsonReader extends Reader {
	constructor(text: string) {
		super(text, 'json');
	}

	protected root(): HclObject {
		const root = this.nested(() => this.#object()) as HclObject;
		if (this.token.type !== 'end') {
			this.unreadFrom = Math.min(this.unreadFrom, root.span.end - 1);
			this.report(this.token.span, 'Behind the closing brace nothing more may stand; it is dropped without a word.', { accepted: true });
		}
		return root;
	}

	#object(): HclObject {
		const open = this.advance();
		const entries: HclEntry[] = [];
		let needsComma = false;
		while (this.token.type !== 'end' && this.token.type !== '}') {
			if (this.token.type === ',') {
				this.#comma(needsComma);
				needsComma = false;
				continue;
			}
			if (needsComma) {
				this.unreadFrom = Math.min(this.unreadFrom, this.token.span.end);
				this.report(this.token.span, 'A comma is missing before this; what follows is dropped without a word.', { mistake: 'missing-comma', accepted: true });
			}
			if (this.token.type !== 'text') {
				this.report(this.token.span, 'A key in double quotes is expected here.', { accepted: needsComma });
				this.#skip();
				continue;
			}
			entries.push(this.#entry());
			needsComma = true;
		}
		if (this.token.type === '}') {
			this.advance();
		} else {
			this.report(open.span, 'This brace is closed by no "}".', { mistake: 'open-brace', accepted: true });
		}
		return { kind: 'object', span: { start: open.span.start, end: this.previousEnd }, entries };
	}

	#comma(isExpected: boolean): void {
		const { span } = this.advance();
		if (!isExpected) {
			this.report(span, 'A key is expected here, not a comma.');
		} else if (this.token.type === '}') {
			this.report(span, 'In JSON no comma stands behind the last entry.', { accepted: true });
		}
	}

	#entry(): HclEntry {
		const key = keyOf(this.text, this.advance(), true);
		if (this.token.type !== ':' && this.token.type !== '=') {
			this.report(key.span, `The key "${key.text}" is followed by no colon.`);
			return { key, labels: [], value: missingScalar(key.span.end), span: key.span };
		}
		const colon = this.advance();
		if (colon.type === '=') {
			this.report(colon.span, 'JSON writes ":" between a key and its value, not "=".');
		}
		const value = this.#value(colon.span.end);
		return { key, labels: [], value, span: { start: key.span.start, end: Math.max(value.span.end, key.span.end) } };
	}

	#value(from: number): HclNode {
		switch (this.token.type) {
			case 'text': case 'integer': case 'float': case 'boolean': case 'null': case 'unknown':
				return scalarOf(this.text, this.advance(), true);
			case '{':
				return this.nested(() => this.#object());
			case '[':
				return this.nested(() => this.#list());
			case '}': case 'end': case ',': case ']':
				this.report({ start: from - 1, end: from }, 'A value is missing here.', { accepted: this.token.type === 'end' });
				return missingScalar(from);
			default:
				this.report(this.token.span, 'A value is expected here.');
				this.#skip();
				return missingScalar(from);
		}
	}

	#list(): HclList {
		const open = this.advance();
		const items: HclNode[] = [];
		let needsComma = false;
		while (this.token.type !== ']') {
			if (this.token.type === 'end' || this.token.type === '}' || this.token.type === ':') {
				this.report(this.token.type === 'end' ? open.span : this.token.span, 'This list is closed by no "]".');
				return { kind: 'list', span: { start: open.span.start, end: this.previousEnd }, items };
			}
			if (this.token.type === ',') {
				const { span } = this.advance();
				if (!needsComma || this.is(']')) {
					this.report(span, 'An item is expected here, not a comma.', { accepted: true });
				}
				needsComma = false;
				continue;
			}
			if (needsComma) {
				this.report(this.token.span, 'A comma is missing before this item.', { mistake: 'missing-comma', accepted: true });
			}
			if (this.is('boolean')) {
				this.report(this.token.span, 'A list in JSON form loses its booleans when it is read.', { accepted: true });
			} else if (this.is('[')) {
				this.report(this.token.span, 'A list in JSON form cannot hold another list.');
			}
			items.push(this.#value(this.token.span.start));
			needsComma = true;
		}
		this.advance();
		return { kind: 'list', span: { start: open.span.start, end: this.previousEnd }, items };
	}

	/** Leaves out the current token, or the whole of what it opens. */
	#skip(): void {
		if (this.token.type === '{' || this.token.type === '[') {
			this.#value(this.token.span.start);
		} else {
			this.advance();
		}
	}
}
