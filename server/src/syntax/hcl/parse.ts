import { limits } from '../../text/limits.js';
import { HclReader } from './grammar.js';
import { JsonReader } from './json.js';
import type { HclDocument } from './tree.js';

/**
 * Reads one text as HCL 1, or as JSON where HashiCorp's reader would. Never throws: what is wrong is in `problems`, and the tree holds
 * whatever could still be read. Takes time in proportion to the length of the text.
 */
export function parseHcl(text: string): HclDocument {
	const format = /^[\s\u0085]*\{(?!\{)/.test(text) ? 'json' : 'hcl';
	if (text.length > limits.documentCharacters) {
		const root = { kind: 'object', span: { start: 0, end: text.length }, entries: [] } as const;
		const message = `This text is longer than ${limits.documentCharacters} characters and is not analysed.`;
		return { text, format, root, problems: [{ code: 'hcl/limit', span: { start: 0, end: 1 }, message }], comments: [], templated: false };
	}
	if (format === 'json') {
		return new JsonReader(text).read();
	}
	const document = new HclReader(text, false).read();
	// Only when a brace is missing does indentation decide where it was meant; in any other text it has no meaning.
	return document.problems.some((problem) => problem.mistake === 'open-brace') ? new HclReader(text, true).read() : document;
}
