import type { HclDocument, HclEntry, HclNode } from '../../../server/src/syntax/hcl/tree.js';

/** What HashiCorp's decoder would refuse although the text parses: a key with values that do not go together. */
export class DecodeRefusal extends Error {}

interface Item {
	readonly keys: readonly string[];
	readonly value: HclNode;
}

/**
 * The tree as HCL 1 decodes it into Go's `interface{}` (decoder.go): blocks are lists of maps, labels are keys, repeated blocks are
 * appended, and of repeated scalars the last one stays. This is what the oracle prints.
 */
export function genericValue({ root, format }: HclDocument): unknown {
	return mapOf(itemsOf(root.entries, format === 'json'), format === 'json');
}

function itemsOf(entries: readonly HclEntry[], isJson: boolean): readonly Item[] {
	const items = entries.map(({ key, labels, value }) => ({ keys: [key.text, ...labels.map((label) => label.text)], value }));
	return isJson ? flatten(items) : items;
}

/** json/parser/flatten.go: objects that hold nothing but objects become labels. */
function flatten(items: readonly Item[]): readonly Item[] {
	const result: Item[] = [];
	const frontier = [...items];
	for (let item = frontier.pop(); item !== undefined; item = frontier.pop()) {
		const { keys, value } = item;
		if (value.kind === 'object' && value.entries.length > 0 && value.entries.every((entry) => entry.value.kind === 'object')) {
			frontier.push(...value.entries.map((entry) => ({ keys: [...keys, entry.key.text], value: entry.value })));
		} else if (value.kind === 'list' && value.items.length > 0 && value.items.every((inner) => inner.kind === 'object')) {
			frontier.push(...value.items.map((inner) => ({ keys, value: inner })));
		} else {
			result.push(item);
		}
	}
	return result.reverse();
}

function mapOf(items: readonly Item[], isJson: boolean): Record<string, unknown> {
	const map = Object.create(null) as Record<string, unknown>;
	const done = new Set<string>();
	for (const { keys, value } of items) {
		const [key, ...labels] = keys;
		if (key === undefined) {
			throw new DecodeRefusal('a block with and without a label');
		}
		if (done.has(key)) {
			continue;
		}
		if (labels.length === 0) {
			map[key] = valueOf(value, map[key], isJson);
		} else {
			done.add(key);
			const inner = items.filter((item) => item.keys[0]?.toLowerCase() === key.toLowerCase()).map((item) => mapOf([{ keys: item.keys.slice(1), value: item.value }], isJson));
			map[key] = [...listBefore(map[key]), ...inner];
		}
	}
	return map;
}

function valueOf(node: HclNode, before: unknown, isJson: boolean): unknown {
	switch (node.kind) {
		case 'object':
			return [...listBefore(before), mapOf(itemsOf(node.entries, isJson), isJson)];
		case 'list':
			return [...listBefore(before), ...node.items.map((item) => (item.kind === 'object' ? mapOf(itemsOf(item.entries, isJson), isJson) : valueOf(item, undefined, isJson)))];
		case 'scalar': {
			const value = node.type === 'string' ? node.text : node.type === 'null' ? '' : node.value;
			// Go keeps the type of the first value: a whole number behind a fraction is read as one, so "010" is 10 there.
			if (before !== undefined && (typeof before !== typeof value || typeof value === 'number')) {
				throw new DecodeRefusal('two values of different types');
			}
			return value;
		}
	}
}

function listBefore(before: unknown): readonly unknown[] {
	if (before !== undefined && !Array.isArray(before)) {
		throw new DecodeRefusal('a list behind a scalar');
	}
	return (before as readonly unknown[] | undefined) ?? [];
}
