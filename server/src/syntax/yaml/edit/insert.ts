import type { TextEdit } from '../../../text/edit.js';
import { nodeAt } from '../locate.js';
import type { Path } from '../path.js';
import { type YamlDocument, type YamlEntry, type YamlMapping, resolveAlias } from '../tree.js';
import type { JsonValue } from '../value.js';
import { colonEnd, columnOf, contentEnd, entryEnd, indentUnit, lineBreakOf, lineEndOf } from './layout.js';
import { renderEntryLines, renderFlow, renderLines, renderScalar } from './render.js';

/** An entry to insert, and where: behind a named sibling, before one, or at the end. */
export interface NewEntry {
	readonly key: string;
	readonly value: JsonValue;
	readonly after?: string;
	readonly before?: string;
}

/**
 * Inserts an entry into the mapping at a path, indented like its siblings, in the style of the mapping. A mapping that has no value
 * yet (`tls:`) gets its first entry; one that is written `{}` gets it in flow style.
 */
export function insertEntry(document: YamlDocument, path: Path, entry: NewEntry): TextEdit[] {
	const located = nodeAt(document, path);
	const node = resolveAlias(located?.node);
	if (located === undefined || node === undefined) {
		return [];
	}
	if (node.kind === 'mapping') {
		return node.flow ? insertInFlow(node, entry) : insertInBlock(document, node, entry);
	}
	if (node.kind !== 'scalar' || node.value !== null || located.entry === undefined) {
		return [];
	}
	// A `null` that is written out makes room for a mapping in its place.
	return node.span.end > node.span.start ? [{ span: node.span, newText: renderFlow({ [entry.key]: entry.value }) }] : insertBelow(document, located.entry, entry);
}

function insertInFlow(mapping: YamlMapping, { key, value, before, after }: NewEntry): TextEdit[] {
	const text = `${renderScalar(key, 'plain', true)}: ${renderFlow(value)}`;
	const next = mapping.entries.find((candidate) => candidate.key.text === before);
	if (next !== undefined) {
		return [insertion(next.key.span.start, `${text}, `)];
	}
	const previous = mapping.entries.find((candidate) => candidate.key.text === after) ?? mapping.entries.at(-1);
	if (previous === undefined) {
		return [{ span: { start: mapping.span.start + 1, end: mapping.span.end - 1 }, newText: text }];
	}
	return [insertion(Math.max(previous.key.span.end, previous.value.span.end), `, ${text}`)];
}

function insertInBlock(document: YamlDocument, mapping: YamlMapping, { key, value, before, after }: NewEntry): TextEdit[] {
	const { text } = document;
	const first = mapping.entries[0];
	if (first === undefined) {
		return [];
	}
	const indent = ' '.repeat(columnOf(text, first.key.span.start));
	const lineBreak = lineBreakOf(text);
	const lines = renderEntryLines(key, value, indentUnit(document));
	const next = mapping.entries.find((candidate) => candidate.key.text === before);
	if (next !== undefined) {
		return [insertion(next.key.span.start, lines.join(lineBreak + indent) + lineBreak + indent)];
	}
	const previous = mapping.entries.find((candidate) => candidate.key.text === after) ?? (mapping.entries.at(-1) as YamlEntry);
	return [insertion(lineEndOf(text, entryEnd(document, previous)), lines.map((line) => lineBreak + indent + line).join(''))];
}

/** The first entry below a key that has no value; it goes under the comment that may stand behind the colon. */
function insertBelow(document: YamlDocument, parent: YamlEntry, { key, value }: NewEntry): TextEdit[] {
	const { text } = document;
	const unit = indentUnit(document);
	const indent = ' '.repeat(columnOf(text, parent.key.span.start) + unit);
	const at = lineEndOf(text, colonEnd(text, parent.key.span.end));
	return [insertion(at, renderEntryLines(key, value, unit).map((line) => lineBreakOf(text) + indent + line).join(''))];
}

/** Appends an item to the sequence at a path, in the style of the sequence. */
export function appendItem(document: YamlDocument, path: Path, value: JsonValue): TextEdit[] {
	const node = resolveAlias(nodeAt(document, path)?.node);
	const last = node?.kind === 'sequence' ? node.items.at(-1) : undefined;
	if (node?.kind !== 'sequence') {
		return [];
	}
	if (node.flow) {
		return last === undefined
			? [{ span: { start: node.span.start + 1, end: node.span.end - 1 }, newText: renderFlow(value) }]
			: [insertion(last.span.end, `, ${renderFlow(value)}`)];
	}
	const { text } = document;
	const indent = ' '.repeat(columnOf(text, node.span.start));
	const lines = renderLines([value], indentUnit(document));
	return [insertion(lineEndOf(text, contentEnd(document, node)), lines.map((line) => lineBreakOf(text) + indent + line).join(''))];
}

function insertion(at: number, newText: string): TextEdit {
	return { span: { start: at, end: at }, newText };
}
