import type { Span } from '../../text/span.js';
import type { Path } from '../yaml/path.js';
import type { JsonValue } from '../yaml/value.js';
import type { HclDocument, HclEntry, HclKey, HclList, HclNode, HclObject, HclScalar } from './tree.js';

/** What the program that reads a text expects at a place; it decides how repeated entries and JSON's arrays are put together. */
export interface Shape {
	/** `any`: nobody knows; a scalar stays one and blocks are merged. */
	readonly container: 'object' | 'list' | 'scalar' | 'any';
	/** Labels behind a key of this shape are keys of its own: `DataStore "sql" {}`. Elsewhere they make a block vanish. */
	readonly hasLabels: boolean;
	/** Of several entries only the first one is read. */
	readonly keepsFirst: boolean;
	/** The name that the program knows a key by; Go's decoder compares them without regard to case. */
	nameOf(key: string): string;
	/** The shape of the member with that name. */
	child(name: string): Shape;
	/** The shape of the items of a list. */
	readonly item: Shape | undefined;
}

/** An object as the program sees it, put together from all the blocks that it is spread over. */
export interface ConfigObject {
	readonly kind: 'object';
	readonly members: ReadonlyMap<string, ConfigMember>;
	/** The blocks that it is made of; empty for one that only labels open. */
	readonly sources: readonly HclObject[];
}

/** A member of an object, with the entry that counts. */
export interface ConfigMember {
	readonly name: string;
	/** The key or label as it is written. */
	readonly key: HclKey;
	readonly entry: HclEntry;
	readonly node: ConfigNode;
}

/** A list as the program sees it. */
export interface ConfigList {
	readonly kind: 'list';
	readonly items: readonly ConfigNode[];
	/** The lists that it is made of; blocks that stand for items are not among them. */
	readonly sources: readonly HclList[];
}

export type ConfigNode = ConfigObject | ConfigList | HclScalar;

/** An entry that the program never sees, although nothing complains about it. */
export interface LostEntry {
	/** A later scalar wins; an earlier block wins; a label stands where no label is read. */
	readonly reason: 'overridden' | 'not-first' | 'label';
	readonly path: Path;
	readonly key: HclKey;
	readonly entry: HclEntry;
}

/** A text as the program that it configures sees it. Immutable. */
export interface Configuration {
	readonly document: HclDocument;
	readonly root: ConfigObject;
	readonly lost: readonly LostEntry[];
}

/** Puts a document together as Go's HCL 1 decoder does for structures (decoder.go), with the place of everything kept. */
export function resolveConfiguration(document: HclDocument, shape: Shape): Configuration {
	const resolver = new Resolver();
	const root = resolver.object([{ source: document.root, entries: document.root.entries.map((entry) => ({ key: entry.key, labels: entry.labels, entry })) }], shape, []);
	return { document, root, lost: resolver.lost };
}

/** The node as plain data. JSON's null is left out, as the decoder does; null stands for what nobody can know. */
export function toJson(node: ConfigNode): JsonValue {
	switch (node.kind) {
		case 'scalar':
			return node.value;
		case 'list':
			return node.items.map((item) => toJson(item));
		case 'object': {
			const object = Object.create(null) as Record<string, JsonValue>;
			for (const { name, node: value } of node.members.values()) {
				if (!(value.kind === 'scalar' && value.type === 'null' && value.style === 'plain')) {
					object[name] = toJson(value);
				}
			}
			return object;
		}
	}
}

/** The stretch of text of a node: of an object its first block, of a list its first list; undefined where only a label stands. */
export function spanOfNode(node: ConfigNode): Span | undefined {
	return node.kind === 'scalar' ? node.span : node.sources[0]?.span;
}

/** An entry, or what is left of it behind a label. */
interface Part {
	readonly key: HclKey;
	readonly labels: readonly HclKey[];
	readonly entry: HclEntry;
}

interface Block {
	readonly source: HclObject | undefined;
	readonly entries: readonly Part[];
}

class Resolver {
	readonly lost: LostEntry[] = [];

	object(blocks: readonly Block[], shape: Shape, path: Path): ConfigObject {
		const parts = new Map<string, Part[]>();
		for (const part of blocks.length === 1 ? (blocks[0] as Block).entries : blocks.flatMap((block) => block.entries)) {
			const name = shape.nameOf(part.key.text);
			const before = parts.get(name);
			if (before === undefined) {
				parts.set(name, [part]);
			} else {
				before.push(part);
			}
		}
		const members = new Map<string, ConfigMember>();
		for (const [name, found] of parts) {
			const member = this.#member(name, found, shape.child(name), [...path, name]);
			if (member !== undefined) {
				members.set(name, member);
			}
		}
		return { kind: 'object', members, sources: blocks.map((block) => block.source).filter((source) => source !== undefined) };
	}

	#member(name: string, found: readonly Part[], shape: Shape, path: Path): ConfigMember | undefined {
		const [only] = found;
		if (only !== undefined && found.length === 1 && only.entry.value.kind === 'scalar' && only.labels.length === 0) {
			return { name, key: only.key, entry: only.entry, node: only.entry.value };
		}
		const read = shape.hasLabels ? found : this.#withoutLabelled(found, path);
		const parts = shape.keepsFirst ? read.slice(0, 1) : read;
		if (shape.keepsFirst) {
			this.#lose('not-first', read.slice(1), path);
		}
		const last = parts.at(-1);
		if (last === undefined) {
			return undefined;
		}
		if (shape.container === 'list') {
			const list = this.#list(parts, shape, path);
			return { name, key: (parts[0] as Part).key, entry: (parts[0] as Part).entry, node: list ?? (last.entry.value as HclScalar) };
		}
		const isBlock = (part: Part) => part.labels.length > 0 || blocksOf(part.entry.value) !== undefined;
		if (shape.container !== 'scalar' && isBlock(last)) {
			const blocks = parts.filter(isBlock);
			this.#lose('overridden', parts.filter((part) => !isBlock(part)), path);
			const first = blocks[0] as Part;
			return { name, key: first.key, entry: first.entry, node: this.object(blocks.flatMap((part) => innerBlocks(part)), shape, path) };
		}
		this.#lose('overridden', parts.slice(0, -1), path);
		return { name, key: last.key, entry: last.entry, node: this.#single(last.entry.value, shape, path) };
	}

	/** A value that is what it is: a scalar, or something of another kind than expected. */
	#single(value: HclNode, shape: Shape, path: Path): ConfigNode {
		if (value.kind === 'scalar') {
			return value;
		}
		if (value.kind === 'object') {
			return this.object([blockOf(value)], shape, path);
		}
		return { kind: 'list', items: value.items.map((item, index) => this.#single(item, shape.item ?? shape, [...path, index])), sources: [value] };
	}

	/** Lists one behind the other, where a block stands for one item; undefined where the last value is neither. */
	#list(parts: readonly Part[], shape: Shape, path: Path): ConfigList | undefined {
		if (parts.at(-1)?.entry.value.kind === 'scalar') {
			return undefined;
		}
		const item = shape.item ?? shape;
		const values = parts.flatMap(({ entry }) => (entry.value.kind === 'list' ? entry.value.items : [entry.value]));
		const items = values.map((value, index) => (value.kind === 'scalar' ? value : this.#single(value, item, [...path, index])));
		return { kind: 'list', items, sources: parts.map((part) => part.entry.value).filter((value) => value.kind === 'list') };
	}

	#withoutLabelled(found: readonly Part[], path: Path): readonly Part[] {
		this.#lose('label', found.filter((part) => part.labels.length > 0), path);
		return found.filter((part) => part.labels.length === 0);
	}

	#lose(reason: LostEntry['reason'], parts: readonly Part[], path: Path): void {
		this.lost.push(...parts.map(({ key, entry }) => ({ reason, path, key, entry })));
	}
}

/** The blocks that a value stands for: itself, or, in JSON's form, the objects of a list. */
function blocksOf(value: HclNode): readonly HclObject[] | undefined {
	if (value.kind === 'object') {
		return [value];
	}
	return value.kind === 'list' && value.items.length > 0 && value.items.every((item) => item.kind === 'object') ? value.items : undefined;
}

function innerBlocks({ labels: [label, ...labels], entry }: Part): readonly Block[] {
	return label === undefined ? (blocksOf(entry.value) ?? []).map((value) => blockOf(value)) : [{ source: undefined, entries: [{ key: label, labels, entry }] }];
}

function blockOf(source: HclObject): Block {
	return { source, entries: source.entries.map((entry) => ({ key: entry.key, labels: entry.labels, entry })) };
}
