import type { Span } from '../../../text/span.js';
import { type YamlDocument, type YamlEntry, type YamlNode, resolveAlias } from '../tree.js';

/** The offset at which the line of an offset starts. */
export function lineStartOf(text: string, offset: number): number {
	return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line break that ends the line of an offset, or the end of the text. */
export function lineEndOf(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end < 0 ? text.length : end > 0 && text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** The offset behind the line break that ends the line of an offset, or the end of the text. */
export function nextLineOf(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end < 0 ? text.length : end + 1;
}

/** Columns, in characters, from the start of its line to an offset. */
export function columnOf(text: string, offset: number): number {
	return offset - lineStartOf(text, offset);
}

/** The line break that the text uses. */
export function lineBreakOf(text: string): '\r\n' | '\n' {
	return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The offset behind the last character that belongs to a node, without trailing line breaks and comments. */
export function contentEnd(document: YamlDocument, node: YamlNode): number {
	if (node.kind === 'mapping' && !node.flow) {
		const last = node.entries.at(-1);
		return last === undefined ? node.span.end : entryEnd(document, last);
	}
	if (node.kind === 'sequence' && !node.flow) {
		const last = node.items.at(-1);
		return last === undefined ? node.span.end : contentEnd(document, last);
	}
	if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
		return node.span.start + document.text.slice(node.span.start, node.span.end).trimEnd().length;
	}
	return node.span.end;
}

/** The offset behind an entry: behind its value, or behind the colon where the value is left out. */
export function entryEnd(document: YamlDocument, entry: YamlEntry): number {
	const { key, value } = entry;
	if (value.span.end > value.span.start) {
		return contentEnd(document, value);
	}
	return colonEnd(document.text, key.span.end);
}

/** The offset behind the colon that follows a key; behind the key itself where there is none. */
export function colonEnd(text: string, keyEnd: number): number {
	const match = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 200));
	return keyEnd + (match?.[0].length ?? 0);
}

/** How many columns one level of the document is indented by; two where nothing tells. */
export function indentUnit(document: YamlDocument): number {
	const unit = document.root === undefined ? undefined : firstIndent(document.text, document.root);
	return unit ?? 2;
}

function firstIndent(text: string, node: YamlNode): number | undefined {
	const container = resolveAlias(node);
	if (container?.kind !== 'mapping' || container.flow) {
		return undefined;
	}
	for (const { key, value } of container.entries) {
		const child = resolveAlias(value);
		if (child?.kind === 'mapping' && !child.flow && child.entries[0] !== undefined) {
			const difference = columnOf(text, child.entries[0].key.span.start) - columnOf(text, key.span.start);
			if (difference > 0) {
				return difference;
			}
		}
	}
	return undefined;
}

/** Comments (from their `#` to the end of the line) that stand in a stretch of the document, those inside scalars left out. */
export function commentsIn(document: YamlDocument, span: Span): readonly string[] {
	const scalars: Span[] = [];
	if (document.root !== undefined) {
		collectScalars(document.root, scalars);
	}
	const found: string[] = [];
	for (const match of document.text.slice(span.start, span.end).matchAll(/(?<![^\s])#[^\r\n]*/g)) {
		const at = span.start + match.index;
		if (!scalars.some((scalar) => scalar.start <= at && at < scalar.end)) {
			found.push(match[0].trimEnd());
		}
	}
	return found;
}

function collectScalars(node: YamlNode, into: Span[]): void {
	if (node.kind === 'scalar') {
		into.push(node.span);
	} else if (node.kind === 'mapping') {
		for (const entry of node.entries) {
			into.push(entry.key.span);
			collectScalars(entry.value, into);
		}
	} else if (node.kind === 'sequence') {
		for (const item of node.items) {
			collectScalars(item, into);
		}
	}
}
