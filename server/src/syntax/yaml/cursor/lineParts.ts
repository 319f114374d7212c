/** What starts on a line of block YAML: the dash of a list item, or a key. */
export interface LinePart {
	readonly kind: 'dash' | 'key';
	readonly column: number;
	/** The key without its quotes; empty for a dash. */
	readonly name: string;
	/** What stands behind the colon or the dash, without a comment. */
	readonly rest: string;
	/** The column behind the colon or the dash. */
	readonly end: number;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#\-?:,[\]{}&*!|>%@`"'][^#]*?|[-?:](?=[^\s])[^#]*?)[ \t]*:(?=[ \t]|$)/;

/** The dashes and the key of a line, from left to right; none for a blank line, a comment or a marker. */
export function lineParts(line: string): readonly LinePart[] {
	const parts: LinePart[] = [];
	let column = indentOf(line);
	if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
		return parts;
	}
	while (line[column] === '-' && (column + 1 >= line.length || line[column + 1] === ' ')) {
		parts.push({ kind: 'dash', column, name: '', rest: withoutComment(line.slice(column + 1)), end: column + 1 });
		column += 1 + indentOf(line.slice(column + 1));
	}
	const key = KEY.exec(line.slice(column));
	if (key !== null && line[column] !== '#') {
		const end = column + key[0].length;
		parts.push({ kind: 'key', column, name: unquote(key[1] ?? ''), rest: withoutComment(line.slice(end)), end });
	}
	return parts;
}

/** How many spaces a line starts with. */
export function indentOf(line: string): number {
	return /^ */.exec(line)?.[0].length ?? 0;
}

/** Whether the value announces a block scalar, whose lines are text. */
export function startsBlockScalar(rest: string): boolean {
	return /^(?:[&!]\S+\s+)*[|>][-+0-9]*$/.test(rest);
}

/** Whether the value is left out, so that its content may follow on deeper lines. */
export function isLeftOut(rest: string): boolean {
	return /^(?:[&!]\S+\s*)*$/.test(rest);
}

function withoutComment(text: string): string {
	return text.replace(/(?:^|\s)#.*$/, '').trim();
}

function unquote(key: string): string {
	if (key.startsWith('"')) {
		try {
			return String(JSON.parse(key));
		} catch {
			return key.slice(1, -1);
		}
	}
	return key.startsWith("'") ? key.slice(1, -1).replaceAll("''", "'") : key.trimEnd();
}
