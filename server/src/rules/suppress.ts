import { LineIndex } from '../text/lineIndex.js';
import type { Span } from '../text/span.js';

/** A comment that switches rules off: for the line below it, or for the document it stands in. */
export interface Suppression {
	readonly rule: string;
	readonly scope: 'next-line' | 'document';
	/** The rule id inside the comment. */
	readonly span: Span;
	/** The whole comment, from its `#`. */
	readonly comment: Span;
	/** For `next-line`: the zero-based line that it is about. */
	readonly line: number;
	readonly reason: string | undefined;
}

const COMMENT = /(?<![^\s])(?:#|\/\/)[ \t]*mesh-security-disable(-next-line)?[ \t]+([^\r\n]*)/g;

/** The suppressions of a text. One comment may name several rules, separated by commas; a reason follows `--`. */
export function suppressionsIn(text: string): readonly Suppression[] {
	if (!text.includes('mesh-security-disable')) {
		return [];
	}
	const lines = new LineIndex(text);
	return [...text.matchAll(COMMENT)].flatMap((match) => {
		const [ids = '', ...reason] = (match[2] ?? '').split(/[ \t]--[ \t]?/);
		const comment = { start: match.index, end: match.index + match[0].trimEnd().length };
		const idsStart = match.index + match[0].length - (match[2] ?? '').length;
		const scope = match[1] === undefined ? 'document' : 'next-line';
		return [...ids.matchAll(/[^\s,]+/g)].map((id): Suppression => ({
			rule: id[0],
			scope,
			span: { start: idsStart + id.index, end: idsStart + id.index + id[0].length },
			comment,
			line: nextCodeLine(lines, lines.lineAt(match.index)),
			reason: reason.length === 0 ? undefined : reason.join(' -- ').trim(),
		}));
	});
}

/** Whether the suppression is about a finding of this rule that starts on this line. */
export function suppresses(suppression: Suppression, rule: string, line: number): boolean {
	return suppression.rule === rule && (suppression.scope === 'document' || suppression.line === line);
}

function nextCodeLine(lines: LineIndex, after: number): number {
	let line = after + 1;
	while (line < lines.lineCount && /^[ \t]*(?:#|\/\/|$)/.test(lines.line(line))) {
		line++;
	}
	return line;
}
