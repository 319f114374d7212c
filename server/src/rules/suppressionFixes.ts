import { lineStartOf, nextLineOf } from '../syntax/yaml/edit/layout.js';
import type { Fix } from './fix.js';
import { type Suppression, suppressionsIn } from './suppress.js';

/** Takes a suppression out: its id where the comment names others, else the comment, with its line where nothing else stands on it. */
export function suppressionFixes(suppression: Suppression, text: string): readonly Fix[] {
	const { comment, span } = suppression;
	const isOnlyOne = suppressionsIn(text).filter((other) => other.comment.start === comment.start).length === 1;
	if (!isOnlyOne) {
		const after = /^[\s,]*/.exec(text.slice(span.end, comment.end))?.[0].length ?? 0;
		return [{ title: `Remove "${suppression.rule}" from the suppression`, safe: true, edits: [{ span: { start: span.start, end: span.end + after }, newText: '' }] }];
	}
	const lineStart = lineStartOf(text, comment.start);
	const isAlone = text.slice(lineStart, comment.start).trim() === '';
	const whole = isAlone ? { start: lineStart, end: nextLineOf(text, comment.end) } : { start: lineStart + text.slice(lineStart, comment.start).trimEnd().length, end: comment.end };
	return [{ title: 'Remove the suppression', safe: true, edits: [{ span: whole, newText: '' }] }];
}
