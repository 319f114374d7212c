import type { TextEdit } from '../text/edit.js';

/** One way to mend a finding, as a text edit of its chunk. */
export interface Fix {
	readonly title: string;
	/** Nobody's traffic can change by it, so 'fix all' may apply it. */
	readonly safe: boolean;
	readonly edits: readonly TextEdit[];
}
