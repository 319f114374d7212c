import { appendItem, insertEntry } from '../../syntax/yaml/edit/insert.js';
import { colonEnd } from '../../syntax/yaml/edit/layout.js';
import { renderFlow } from '../../syntax/yaml/edit/render.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceText, replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import type { Path } from '../../syntax/yaml/path.js';
import { resolveAlias, type YamlNode } from '../../syntax/yaml/tree.js';
import { isObject, type JsonObject, type JsonValue } from '../../syntax/yaml/value.js';
import type { TextEdit } from '../../text/edit.js';
import type { FixContext } from '../rule.js';

/** Gives an entry a value: replaces what stands there, fills in what was left out, or inserts the entry. */
export function setEntry(context: FixContext, parent: Path, key: string, value: JsonValue): TextEdit[] {
	const { document, inDocument } = context;
	const path = inDocument([...parent, key]);
	const node = nodeAt(document, path)?.node;
	if (node === undefined) {
		return insertEntry(document, inDocument(parent), { key, value });
	}
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return replaceValue(document, path, value);
	}
	return isObject(value) ? fillIn(context, [...parent, key], value) : [];
}

/** Writes an object where nothing stands yet, or those of its entries that are missing where another object does. */
function fillIn(context: FixContext, place: Path, value: JsonObject): TextEdit[] {
	const { document, inDocument } = context;
	const path = inDocument(place);
	const located = nodeAt(document, path);
	const node = resolveAlias(located?.node);
	if (node?.kind === 'mapping' && node.entries.length > 0) {
		const missing = Object.entries(value).filter(([name]) => isLeftOut(nodeAt(document, [...path, name])?.node));
		return missing.flatMap(([name, item]) => setEntry(context, place, name, item ?? null));
	}
	if (node?.kind === 'sequence' || (node?.kind === 'scalar' && node.value !== null)) {
		return [];
	}
	const isInFlow = located?.parent?.kind === 'mapping' && located.parent.flow;
	const entries = Object.entries(value);
	const key = located?.entry?.key;
	if (node === undefined || node.span.end > node.span.start || key === undefined) {
		return replaceText(document, path, renderFlow(value));
	}
	if (!isInFlow && entries.length > 0) {
		return entries.flatMap(([name, item]) => insertEntry(document, path, { key: name, value: item ?? null }));
	}
	const at = colonEnd(document.text, key.span.end);
	return [{ span: { start: at, end: at }, newText: ` ${renderFlow(value)}` }];
}

function isLeftOut(node: YamlNode | undefined): boolean {
	const scalar = resolveAlias(node);
	return scalar === undefined || (scalar.kind === 'scalar' && (scalar.value === null || scalar.value === ''));
}

/** Removes an item or entry of `spec`, and what would be left empty around it. */
export function removeWithin(context: FixContext, path: Path): TextEdit[] {
	return removeWithEmptyParents(context.document, context.inDocument(path), context.inDocument(['spec']).length);
}

/** Removes several entries of one mapping. */
export function removeEntries({ document, inDocument }: FixContext, parent: Path, keys: readonly string[]): TextEdit[] {
	return keys.flatMap((key) => removeAt(document, inDocument([...parent, key])));
}

/** Puts another entry in the place of one, with its value in flow style; only removes it where the other stands already. */
export function replaceEntry({ document, inDocument }: FixContext, path: Path, key: string, value: JsonValue): TextEdit[] {
	const isThere = nodeAt(document, inDocument([...path.slice(0, -1), key])) !== undefined;
	return isThere ? removeAt(document, inDocument(path)) : [...renameKey(document, inDocument(path), key), ...replaceText(document, inDocument(path), renderFlow(value))];
}

/** Moves an item of a list of `spec` to the end of another list of `spec`, which is made if there is none. */
export function moveItem(context: FixContext, from: string, index: number, to: { readonly list: string; readonly value: string }): TextEdit[] {
	const { document, inDocument } = context;
	const list = resolveAlias(nodeAt(document, inDocument(['spec', from]))?.node);
	const isTargetThere = nodeAt(document, inDocument(['spec', to.list])) !== undefined;
	const isOnlyItem = list?.kind === 'sequence' && list.items.length === 1;
	if (isOnlyItem && !isTargetThere) {
		return [...renameKey(document, inDocument(['spec', from]), to.list), ...replaceValue(document, inDocument(['spec', from, index]), to.value)];
	}
	const removal = isOnlyItem ? removeAt(document, inDocument(['spec', from])) : removeAt(document, inDocument(['spec', from, index]));
	const addition = isTargetThere
		? appendItem(document, inDocument(['spec', to.list]), to.value)
		: insertEntry(document, inDocument(['spec']), { key: to.list, value: [to.value], before: from });
	return [...addition, ...removal];
}
