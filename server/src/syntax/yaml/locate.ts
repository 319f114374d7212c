import { type Span, touches } from '../../text/span.js';
import type { Path } from './path.js';
import { type YamlDocument, type YamlEntry, type YamlNode, entryOf, resolveAlias } from './tree.js';

/** A node of a document with the entry that holds it; a sequence item and the root have no entry. */
export interface Located {
	readonly path: Path;
	readonly entry: YamlEntry | undefined;
	readonly node: YamlNode;
	/** The mapping or sequence around it; the root has none. */
	readonly parent: YamlNode | undefined;
}

/** The node at a path, or undefined. Aliases are followed; merge keys (`<<`) are not. */
export function nodeAt(document: YamlDocument, path: Path): Located | undefined {
	const deepest = deepestAt(document, path);
	return deepest !== undefined && deepest.path.length === path.length ? deepest : undefined;
}

/** The node at a path, or its closest ancestor that exists. */
export function deepestAt(document: YamlDocument, path: Path): Located | undefined {
	if (document.root === undefined) {
		return undefined;
	}
	let current: Located = { path: [], entry: undefined, node: document.root, parent: undefined };
	for (const [index, step] of path.entries()) {
		const next = childAt(current, step, path.slice(0, index + 1));
		if (next === undefined) {
			return current;
		}
		current = next;
	}
	return current;
}

function childAt({ node }: Located, step: string | number, path: Path): Located | undefined {
	const container = resolveAlias(node);
	if (typeof step === 'string') {
		const entry = entryOf(container, step);
		return entry === undefined ? undefined : { path, entry, node: entry.value, parent: container };
	}
	const item = container?.kind === 'sequence' ? container.items[step] : undefined;
	return item === undefined ? undefined : { path, entry: undefined, node: item, parent: container };
}

/** What stands at an offset: the node, and whether the offset is on its key or on its value. */
export interface OffsetTarget extends Located {
	readonly on: 'key' | 'value';
}

/** The innermost key or value at an offset; undefined on white space, comments and punctuation. */
export function targetAt(document: YamlDocument, offset: number): OffsetTarget | undefined {
	return document.root === undefined ? undefined : search({ path: [], entry: undefined, node: document.root, parent: undefined }, offset);
}

function search(located: Located, offset: number): OffsetTarget | undefined {
	const { node } = located;
	if (node.kind === 'mapping') {
		return searchEntries(node.entries, located, offset);
	}
	if (node.kind === 'sequence') {
		const index = node.items.findIndex((item) => touches(item.span, offset));
		const item = node.items[index];
		return item === undefined ? undefined : search({ path: [...located.path, index], entry: undefined, node: item, parent: node }, offset);
	}
	return touches(node.span, offset) ? { ...located, on: 'value' } : undefined;
}

function searchEntries(entries: readonly YamlEntry[], located: Located, offset: number): OffsetTarget | undefined {
	for (const entry of entries) {
		const child: Located = { path: [...located.path, entry.key.text], entry, node: entry.value, parent: located.node };
		if (touches(entry.key.span, offset)) {
			return { ...child, on: 'key' };
		}
		if (touches(entry.value.span, offset)) {
			const found = search(child, offset);
			if (found !== undefined) {
				return found;
			}
		}
	}
	return undefined;
}

/**
 * The place to underline for a finding: the key or the value at the path, or, where the path does not exist, the key of the closest
 * ancestor that does. Never more than one line: of a longer value it is the key.
 */
export function spanOfPath(document: YamlDocument, path: Path, prefer: 'key' | 'value'): Span {
	const located = deepestAt(document, path);
	if (located === undefined) {
		return firstLine(document.text, 0);
	}
	const isWhole = located.path.length === path.length;
	return located.entry === undefined ? itemSpan(document, located) : entrySpan(document.text, located.entry, isWhole ? prefer : 'key');
}

function entrySpan(text: string, entry: YamlEntry, prefer: 'key' | 'value'): Span {
	const { span } = entry.value;
	const isShort = span.end > span.start && !text.slice(span.start, span.end).includes('\n');
	return prefer === 'value' && isShort && entry.value.kind !== 'mapping' ? span : entry.key.span;
}

/** A whole resource is named by its `kind`; a sequence item by its first key, or itself when it is short. */
function itemSpan(document: YamlDocument, { node, path }: Located): Span {
	const container = resolveAlias(node);
	if (container?.kind === 'mapping') {
		const named = path.length === 0 || entryOf(container, 'kind') !== undefined ? entryOf(container, 'kind') : undefined;
		const first = named?.value.kind === 'scalar' && named.value.value !== null ? named.value : container.entries[0]?.key;
		return first?.span ?? firstLine(document.text, node.span.start);
	}
	return document.text.slice(node.span.start, node.span.end).includes('\n') ? firstLine(document.text, node.span.start) : node.span;
}

function firstLine(text: string, from: number): Span {
	const start = from + (/^(?:---[ \t]*)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/.exec(text.slice(from, from + 10_000))?.[0].length ?? 0);
	const length = /^[^\r\n]*/.exec(text.slice(start, start + 10_000))?.[0].trimEnd().length ?? 0;
	return { start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
}
