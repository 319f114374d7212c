import type { TextEdit } from '../../../text/edit.js';
import type { Path } from '../../yaml/path.js';
import type { JsonValue } from '../../yaml/value.js';
import { nodeAt } from '../locate.js';
import type { HclDocument, HclEntry, HclObject } from '../tree.js';
import type { Configuration } from '../value.js';
import { commaAfter, indentOf, indentUnit, lineBreakOf, lineEndOf } from './layout.js';
import { renderEntry, renderInline } from './render.js';

/** An entry to insert, and behind which sibling; at the end of the block where that one does not exist. */
export interface NewEntry {
	readonly key: string;
	readonly labels?: readonly string[];
	readonly value: JsonValue;
	readonly after?: string;
}

/** Inserts an entry into the object at a path, indented like its siblings, with the commas that the format wants. */
export function insertEntry(configuration: Configuration, path: Path, entry: NewEntry): TextEdit[] {
	const { document } = configuration;
	const node = nodeAt(configuration, path)?.node;
	const target = node?.kind === 'object' ? node.sources.at(-1) : undefined;
	if (node?.kind !== 'object' || target === undefined) {
		return [];
	}
	const sibling = entry.after === undefined ? undefined : node.members.get(entry.after)?.entry;
	const holder = sibling === undefined ? target : node.sources.find((source) => source.entries.includes(sibling)) ?? target;
	const lines = renderEntry(entry.key, entry.labels ?? [], entry.value, { format: document.format, unit: indentUnit(document) });
	const previous = sibling !== undefined && holder.entries.includes(sibling) ? sibling : holder.entries.at(-1);
	return previous === undefined ? insertFirst(document, holder, lines) : insertBehind(document, holder, previous, lines);
}

function insertFirst(document: HclDocument, holder: HclObject, lines: readonly string[]): TextEdit[] {
	const { text } = document;
	const lineBreak = lineBreakOf(text);
	if (holder === document.root && document.format === 'hcl') {
		const start = text === '' || text.endsWith('\n') ? '' : lineBreak;
		return [insertion(text.length, start + lines.join(lineBreak) + lineBreak)];
	}
	const outer = indentOf(text, holder.span.start);
	const inner = lines.map((line) => lineBreak + outer + indentUnit(document) + line).join('');
	const content = text.slice(holder.span.start + 1, holder.span.end - 1);
	if (content.trim() === '') {
		return [{ span: { start: holder.span.start + 1, end: holder.span.end - 1 }, newText: inner + lineBreak + outer }];
	}
	// Comments stand in the block: the entry goes below them.
	return [insertion(holder.span.start + 1 + content.trimEnd().length, inner)];
}

function insertBehind(document: HclDocument, holder: HclObject, previous: HclEntry, lines: readonly string[]): TextEdit[] {
	const { text, format } = document;
	const comma = commaAfter(document, previous.span.end);
	const isLast = holder.entries.at(-1) === previous;
	const end = comma === undefined ? previous.span.end : comma + 1;
	const closing = holder === document.root && format === 'hcl' ? text.length : holder.span.end - 1;
	const commaBefore = format === 'json' && comma === undefined ? [insertion(previous.span.end, ',')] : [];
	const isOneLine = !text.slice(previous.span.start, closing).includes('\n') && closing < text.length;
	if (isOneLine) {
		const separator = format === 'json' || comma !== undefined ? ' ' : ', ';
		const trailing = comma !== undefined && !isLast ? ',' : '';
		return [...commaBefore, insertion(end, separator + lines.map((line) => line.trim()).join(' ') + trailing)];
	}
	const indent = indentOf(text, previous.span.start);
	const trailing = format === 'json' && !isLast ? ',' : '';
	const block = lines.map((line) => lineBreakOf(text) + indent + line).join('') + trailing;
	const lineEnd = lineEndOf(text, end);
	// What else stands on the line, another entry or the closing brace, goes below the new entry.
	const isAlone = text.slice(end, lineEnd).trim() === '' || document.comments.some((comment) => comment.start >= end && comment.start <= lineEnd && text.slice(end, comment.start).trim() === '');
	return [...commaBefore, insertion(isAlone ? lineEnd : end, isAlone ? block : block + lineBreakOf(text) + indent)];
}

/** Appends an item to the list at a path. */
export function appendItem(configuration: Configuration, path: Path, value: JsonValue): TextEdit[] {
	const { document } = configuration;
	const node = nodeAt(configuration, path)?.node;
	const list = node?.kind === 'list' ? node.sources.at(-1) : undefined;
	const last = list?.items.at(-1);
	const text = renderInline(value, document.format);
	if (list === undefined) {
		return [];
	}
	if (last === undefined) {
		return [insertion(list.span.start + 1, text)];
	}
	const comma = document.format === 'hcl' ? commaAfter(document, last.span.end) : undefined;
	return comma === undefined ? [insertion(last.span.end, `, ${text}`)] : [insertion(comma + 1, ` ${text}`)];
}

function insertion(at: number, newText: string): TextEdit {
	return { span: { start: at, end: at }, newText };
}
