import { type NewEntry, insertEntry } from '../syntax/yaml/edit/insert.js';
import { colonEnd } from '../syntax/yaml/edit/layout.js';
import { renderFlow } from '../syntax/yaml/edit/render.js';
import { replaceText } from '../syntax/yaml/edit/replace.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import { resolveAlias } from '../syntax/yaml/tree.js';
import type { TextEdit } from '../text/edit.js';
import type { FixContext } from './rule.js';

/** Inserts an entry into the mapping at a path; where its key stands there already without a value (`key:`, `key: null`), it gets the value. */
export function putEntry({ document, inDocument }: FixContext, parent: Path, entry: NewEntry): TextEdit[] {
	const located = nodeAt(document, inDocument([...parent, entry.key]));
	if (located === undefined) {
		return insertEntry(document, inDocument(parent), entry);
	}
	const { node, entry: existing } = located;
	if (node.kind !== 'scalar' || node.value !== null || existing === undefined) {
		return [];
	}
	const text = renderFlow(entry.value);
	const behindColon = colonEnd(document.text, existing.key.span.end);
	return node.span.end > node.span.start ? [{ span: node.span, newText: text }] : [{ span: { start: behindColon, end: behindColon }, newText: ` ${text}` }];
}

/** Inserts several entries. */
export function putEntries(context: FixContext, parent: Path, entries: readonly NewEntry[]): TextEdit[] {
	const { document, inDocument } = context;
	const mapping = resolveAlias(nodeAt(document, inDocument(parent))?.node);
	return mapping?.kind === 'mapping' && mapping.flow && mapping.entries.length === 0
		? replaceText(document, inDocument(parent), renderFlow(Object.fromEntries(entries.map(({ key, value }) => [key, value]))))
		: entries.flatMap((entry) => putEntry(context, parent, entry));
}
