import type { TextEdit } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { type Located, nodeAt } from '../locate.js';
import type { Path } from '../path.js';
import { type YamlDocument, type YamlNode, resolveAlias } from '../tree.js';
import { columnOf, commentsIn, contentEnd, entryEnd, lineBreakOf, lineEndOf, lineStartOf, nextLineOf } from './layout.js';

/** Removes the entry or item at a path. Comments that stood inside or behind it stay, on lines of their own. */
export function removeAt(document: YamlDocument, path: Path): TextEdit[] {
	const located = nodeAt(document, path);
	if (located === undefined || located.parent === undefined || located.parent.kind === 'scalar' || located.parent.kind === 'alias') {
		return [];
	}
	return located.parent.flow ? removeInFlow(document, located, siblingsOf(located.parent)) : removeInBlock(document, located);
}

/** Removes the entry at a path together with the parents that would be left empty, up to `keep` steps from the root. */
export function removeWithEmptyParents(document: YamlDocument, path: Path, keep: number): TextEdit[] {
	let target = path;
	while (target.length > keep + 1) {
		const parent = resolveAlias(nodeAt(document, target.slice(0, -1))?.node);
		const size = parent?.kind === 'mapping' ? parent.entries.length : parent?.kind === 'sequence' ? parent.items.length : 2;
		if (size > 1) {
			break;
		}
		target = target.slice(0, -1);
	}
	return removeAt(document, target);
}

function siblingsOf(parent: YamlNode): readonly Span[] {
	if (parent.kind === 'mapping') {
		return parent.entries.map(({ key, value }) => ({ start: key.span.start, end: Math.max(key.span.end, value.span.end) }));
	}
	return parent.kind === 'sequence' ? parent.items.map((item) => item.span) : [];
}

/** In flow style one comma goes too: the one behind, or, for the last entry, the one before. */
function removeInFlow(document: YamlDocument, located: Located, siblings: readonly Span[]): TextEdit[] {
	const start = located.entry?.key.span.start ?? located.node.span.start;
	const index = siblings.findIndex((sibling) => sibling.start === start);
	const self = siblings[index];
	const next = siblings[index + 1];
	const previous = siblings[index - 1];
	if (self === undefined) {
		return [];
	}
	if (next !== undefined) {
		return [{ span: { start: self.start, end: next.start }, newText: keptComments(document, { start: self.start, end: next.start }) }];
	}
	const from = previous?.end ?? self.start;
	return [{ span: { start: from, end: self.end }, newText: keptComments(document, { start: from, end: self.end }) }];
}

function keptComments(document: YamlDocument, span: Span): string {
	return commentsIn(document, span).map((comment) => `${comment}${lineBreakOf(document.text)}`).join('');
}

function removeInBlock(document: YamlDocument, located: Located): TextEdit[] {
	const { text } = document;
	const { entry, node } = located;
	const start = entry?.key.span.start ?? dashOf(text, node.span.start);
	const end = entry === undefined ? contentEnd(document, node) : entryEnd(document, entry);
	const lineStart = lineStartOf(text, start);
	const sharesLine = text.slice(lineStart, start).trim() !== '';
	const region = { start: sharesLine ? start : lineStart, end: nextLineOf(text, end) };
	const comments = commentsIn(document, region);
	if (sharesLine) {
		return removeBehindDash(document, located, region, comments);
	}
	const indent = ' '.repeat(columnOf(text, start));
	const kept = comments.map((comment) => `${indent}${comment}${lineBreakOf(text)}`).join('');
	return [{ span: region, newText: kept }];
}

/** The first entry of a sequence item shares its line with the dash: the entry after it moves up to the dash. */
function removeBehindDash(document: YamlDocument, { parent, entry }: Located, region: Span, comments: readonly string[]): TextEdit[] {
	const { text } = document;
	const next = parent?.kind === 'mapping' ? parent.entries[parent.entries.findIndex((candidate) => candidate === entry) + 1] : undefined;
	const trailing = comments.map((comment) => `${comment}${lineBreakOf(text)}${' '.repeat(columnOf(text, region.start))}`).join('');
	if (next !== undefined) {
		return [{ span: { start: region.start, end: next.key.span.start }, newText: trailing }];
	}
	const rest = comments.length === 0 ? '' : ` ${comments.join(' ')}`;
	return [{ span: { start: region.start, end: lineEndOf(text, region.end - 1) }, newText: `{}${rest}` }];
}

/** The offset of the `-` that announces an item. */
function dashOf(text: string, itemStart: number): number {
	return Math.max(lineStartOf(text, itemStart), text.lastIndexOf('-', itemStart - 1));
}
