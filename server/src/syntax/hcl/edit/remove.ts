import type { TextEdit } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import type { Path } from '../../yaml/path.js';
import { nodeAt } from '../locate.js';
import type { HclDocument, HclEntry, HclNode, HclObject } from '../tree.js';
import { type Configuration, spanOfNode } from '../value.js';
import { commaAfter, commentsIn, indentOf, lineBreakOf, lineEndOf, lineStartOf } from './layout.js';

/** Removes the entry or list item at a path, a label's whole block included. Comments that stood inside or behind it stay. */
export function removeAt(configuration: Configuration, path: Path): TextEdit[] {
	const located = nodeAt(configuration, path);
	if (located === undefined) {
		return [];
	}
	if (located.member !== undefined) {
		return removeEntry(configuration.document, located.member.entry);
	}
	const span = spanOfNode(located.node);
	const list = located.parent?.kind === 'list' ? located.parent.sources.find((source) => source.items.some((item) => item.span.start === span?.start)) : undefined;
	return span === undefined || list === undefined ? [] : removeSpan(configuration.document, span, list.items.map((item) => item.span), true);
}

/** Removes an entry of the tree, whether the program reads it or not. */
export function removeEntry(document: HclDocument, entry: HclEntry): TextEdit[] {
	const holder = holderOf(document.root, entry);
	return holder === undefined ? [] : removeSpan(document, entry.span, holder.entries.map(({ span }) => span), document.format === 'json');
}

/** Without a comma behind it, the last of several also takes the comma before it, where the format minds. */
function removeSpan(document: HclDocument, span: Span, siblings: readonly Span[], mindsCommas: boolean): TextEdit[] {
	const { text } = document;
	const index = siblings.findIndex((sibling) => sibling.start === span.start);
	const comma = commaAfter(document, span.end);
	const end = comma === undefined ? span.end : comma + 1;
	const before = siblings[index - 1];
	const commaBefore = mindsCommas && comma === undefined && before !== undefined ? commaAfter(document, before.end) : undefined;
	if (commaBefore !== undefined && /^[ \t]*$/.test(text.slice(commaBefore + 1, span.start))) {
		return [{ span: { start: commaBefore, end: span.end }, newText: '' }];
	}
	const edits: TextEdit[] = commaBefore === undefined ? [] : [{ span: { start: commaBefore, end: commaBefore + 1 }, newText: '' }];
	return [...edits, removal(document, { start: span.start, end }, text)];
}

function removal(document: HclDocument, { start, end }: Span, text: string): TextEdit {
	const lineStart = lineStartOf(text, start);
	const lineEnd = lineEndOf(text, end);
	const trailing = document.comments.find((comment) => comment.start >= end && comment.start <= lineEnd && text.slice(end, comment.start).trim() === '');
	const behind = text.slice(trailing?.end ?? end, lineEndOf(text, trailing?.end ?? end)).trim();
	if (text.slice(lineStart, start).trim() !== '' || behind !== '') {
		const kept = commentsIn(document, { start, end }).filter((comment) => comment.startsWith('/*'));
		const spaces = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
		return { span: { start, end: end + spaces }, newText: kept.map((comment) => `${comment} `).join('') };
	}
	const indent = indentOf(text, start);
	const comments = commentsIn(document, { start, end: trailing?.end ?? end });
	const next = text.indexOf('\n', trailing?.end ?? end);
	return { span: { start: lineStart, end: next < 0 ? text.length : next + 1 }, newText: comments.map((comment) => `${indent}${comment}${lineBreakOf(text)}`).join('') };
}

function holderOf(node: HclNode, entry: HclEntry): HclObject | undefined {
	if (node.kind === 'scalar') {
		return undefined;
	}
	if (node.kind === 'object' && node.entries.includes(entry)) {
		return node;
	}
	const children = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
	const child = children.find(({ span }) => span.start <= entry.span.start && entry.span.end <= span.end);
	return child === undefined ? undefined : holderOf(child, entry);
}
