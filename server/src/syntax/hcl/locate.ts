import { type Span, touches } from '../../text/span.js';
import type { Path } from '../yaml/path.js';
import { type ConfigMember, type ConfigNode, type ConfigObject, type Configuration, spanOfNode } from './value.js';

/** A node of a configuration with the member that holds it; a list item and the root have none. */
export interface LocatedNode {
	readonly path: Path;
	readonly member: ConfigMember | undefined;
	readonly node: ConfigNode;
	/** The object or list around it; the root has none. */
	readonly parent: ConfigNode | undefined;
}

/** The node at a path, or undefined. */
export function nodeAt(configuration: Configuration, path: Path): LocatedNode | undefined {
	const deepest = deepestAt(configuration, path);
	return deepest.path.length === path.length ? deepest : undefined;
}

/** The node at a path, or its closest ancestor that exists; at worst the root. */
export function deepestAt({ root }: Configuration, path: Path): LocatedNode {
	let current: LocatedNode = { path: [], member: undefined, node: root, parent: undefined };
	for (const [index, step] of path.entries()) {
		const next = childAt(current.node, step, path.slice(0, index + 1));
		if (next === undefined) {
			return current;
		}
		current = next;
	}
	return current;
}

function childAt(parent: ConfigNode, step: string | number, path: Path): LocatedNode | undefined {
	if (typeof step === 'string') {
		const member = parent.kind === 'object' ? parent.members.get(step) : undefined;
		return member === undefined ? undefined : { path, member, node: member.node, parent };
	}
	const item = parent.kind === 'list' ? parent.items[step] : undefined;
	return item === undefined ? undefined : { path, member: undefined, node: item, parent };
}

/**
 * The place to underline for a finding: the value at the path, or its key, or, where the path does not exist, the key of the closest
 * ancestor that does. Never more than one line: of a longer value it is the key.
 */
export function spanOfPath(configuration: Configuration, path: Path, prefer: 'key' | 'value'): Span {
	const { path: found, member, node } = deepestAt(configuration, path);
	const { text } = configuration.document;
	const value = spanOfNode(node);
	const isShort = value !== undefined && value.end > value.start && !text.slice(value.start, value.end).includes('\n');
	if (member !== undefined) {
		return prefer === 'value' && found.length === path.length && node.kind !== 'object' && isShort && value !== undefined ? value : member.key.span;
	}
	if (found.length === 0) {
		return firstKey(configuration);
	}
	const first = node.kind === 'object' ? node.members.values().next().value : undefined;
	return first?.key.span ?? (value === undefined ? firstKey(configuration) : isShort ? value : { start: value.start, end: value.start + 1 });
}

function firstKey({ document: { root, text } }: Configuration): Span {
	const line = /^\s*[^\n]*/.exec(text.slice(0, 1_000))?.[0] ?? '';
	const start = line.length - line.trimStart().length;
	return root.entries[0]?.key.span ?? { start, end: Math.max(start, line.trimEnd().length) };
}

/** What stands at an offset: the node, and whether the offset is on its key or on its value. */
export interface HclTarget extends LocatedNode {
	readonly on: 'key' | 'value';
}

/** The innermost key or value at an offset; undefined on white space, comments and what the program never reads. */
export function targetAt({ root }: Configuration, offset: number): HclTarget | undefined {
	return search({ path: [], member: undefined, node: root, parent: undefined }, offset);
}

function search(located: LocatedNode, offset: number): HclTarget | undefined {
	const { node, path } = located;
	if (node.kind === 'scalar') {
		return touches(node.span, offset) ? { ...located, on: 'value' } : undefined;
	}
	if (node.kind === 'list') {
		return firstOf(node.items.entries(), ([index, item]) => search({ path: [...path, index], member: undefined, node: item, parent: node }, offset));
	}
	return firstOf(node.members.values(), (member) => {
		const child: LocatedNode = { path: [...path, member.name], member, node: member.node, parent: node };
		return touches(member.key.span, offset) ? { ...child, on: 'key' } : search(child, offset);
	});
}

/** Where something new would be written at an offset: a key of an object, or the value of a member. */
export interface HclContext {
	readonly at: 'key' | 'value';
	/** Of the object for a key, of the value for a value. */
	readonly path: Path;
	/** The object that holds, or would hold, the key. */
	readonly object: ConfigObject;
}

/** What completion would write at an offset: by the innermost block around it and by whether "=" stands before it on its line. */
export function contextAt(configuration: Configuration, offset: number): HclContext {
	const { document, root } = configuration;
	const { path, object } = innermost(root, [], offset);
	const lineStart = document.text.lastIndexOf('\n', offset - 1) + 1;
	const before = document.text.slice(Math.max(lineStart, offset - 500), offset);
	const assigned = /(?:^|[\s{,])("?)([^\s"={}:,]+)\1[ \t]*[=:][^={}]*$/.exec(before)?.[2];
	const member = assigned === undefined ? undefined : [...object.members.values()].find((candidate) => candidate.key.text === assigned);
	return assigned === undefined ? { at: 'key', path, object } : { at: 'value', path: [...path, member?.name ?? assigned], object };
}

function innermost(object: ConfigObject, path: Path, offset: number): { path: Path; object: ConfigObject } {
	const inside = firstOf(object.members.values(), ({ name, node, entry }) => (entry.span.start <= offset && offset <= entry.span.end ? insideOf(node, [...path, name], offset) : undefined));
	return inside ?? { path, object };
}

function insideOf(node: ConfigNode, path: Path, offset: number): { path: Path; object: ConfigObject } | undefined {
	if (node.kind === 'list') {
		return firstOf(node.items.entries(), ([index, item]) => insideOf(item, [...path, index], offset));
	}
	if (node.kind !== 'object') {
		return undefined;
	}
	const isInside = node.sources.length === 0 || node.sources.some(({ span }) => span.start < offset && offset < span.end);
	const deeper = isInside ? innermost(node, path, offset) : undefined;
	// A label opens no block of its own: what it stands for does.
	return deeper !== undefined && deeper.object.sources.length > 0 ? deeper : undefined;
}

function firstOf<T, R>(items: Iterable<T>, find: (item: T) => R | undefined): R | undefined {
	for (const item of items) {
		const found = find(item);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}
