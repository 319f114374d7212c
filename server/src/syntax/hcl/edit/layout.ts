import type { Span } from '../../../text/span.js';
import type { HclDocument, HclObject } from '../tree.js';

/** The offset at which the line of an offset starts. */
export function lineStartOf(text: string, offset: number): number {
	return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line break that ends the line of an offset, or the end of the text. */
export function lineEndOf(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end < 0 ? text.length : end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The line break that the text uses. */
export function lineBreakOf(text: string): '\r\n' | '\n' {
	return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space that the line of an offset starts with. */
export function indentOf(text: string, offset: number): string {
	return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}

/** What one level of the document is indented by; four spaces where nothing tells. */
export function indentUnit({ text, root }: HclDocument): string {
	const level = (object: HclObject): string | undefined => {
		for (const { span, value } of object.entries) {
			const inner = value.kind === 'object' ? value.entries[0] : undefined;
			const [outside, inside] = inner === undefined ? ['', ''] : [indentOf(text, span.start), indentOf(text, inner.span.start)];
			if (inside.length > outside.length && inside.startsWith(outside)) {
				return inside.slice(outside.length);
			}
			const deeper = value.kind === 'object' ? level(value) : undefined;
			if (deeper !== undefined) {
				return deeper;
			}
		}
		return undefined;
	};
	return level(root) ?? '    ';
}

/** Where the comma behind an offset stands, if nothing but white space and comments lies between. */
export function commaAfter({ text, comments }: HclDocument, offset: number): number | undefined {
	for (let at = offset; at < text.length;) {
		const comment = comments.find((span) => span.start <= at && at < span.end);
		if (comment !== undefined) {
			at = comment.end;
		} else if (/\s/.test(text[at] ?? '')) {
			at++;
		} else {
			return text[at] === ',' ? at : undefined;
		}
	}
	return undefined;
}

/** The comments that stand in a stretch of the document. */
export function commentsIn({ text, comments }: HclDocument, { start, end }: Span): readonly string[] {
	return comments.filter((comment) => start <= comment.start && comment.end <= end).map((comment) => text.slice(comment.start, comment.end));
}
