import type { Position } from '../../server/src/protocol/position.js';
import { LineIndex } from '../../server/src/text/lineIndex.js';

/** Marks the cursor in a test's text. YAML has no use for it, unlike for `|`. */
export const CURSOR = '‸';

/** The text without its cursor mark, and the place where it stood. */
export function withCursor(marked: string): { text: string; offset: number; position: Position } {
	const offset = marked.indexOf(CURSOR);
	if (offset < 0) {
		throw new Error(`The text has no cursor ${CURSOR}`);
	}
	const text = marked.slice(0, offset) + marked.slice(offset + CURSOR.length);
	return { text, offset, position: new LineIndex(text).positionAt(offset) };
}
