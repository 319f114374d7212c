import type { Span } from './span.js';

/** One replacement in a text. An empty span inserts. */
export interface TextEdit {
	readonly span: Span;
	readonly newText: string;
}

/**
 * The text after all edits, whose spans refer to the text before. Edits that overlap an earlier one are left out: two fixes
 * of the same place must not be mixed into nonsense.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let taken = 0;
	for (const edit of sortedWithoutOverlaps(edits)) {
		result += text.slice(taken, edit.span.start) + edit.newText;
		taken = edit.span.end;
	}
	return result + text.slice(taken);
}

/** The edits in the order of the text, without those that overlap one before them; insertions at one place stay in order. */
export function sortedWithoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
	const kept: TextEdit[] = [];
	let end = 0;
	for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		if (edit.span.start >= end) {
			kept.push(edit);
			end = edit.span.end;
		}
	}
	return kept;
}
