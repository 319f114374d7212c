import { objectAt, valueAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import { renameKey } from '../../syntax/yaml/edit/replace.js';
import { type Path, samePath } from '../../syntax/yaml/path.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import type { TextEdit } from '../../text/edit.js';
import { putEntry } from '../putEntry.js';
import type { FixContext } from '../rule.js';

/** Removes a label or annotation, and the map around it where that would be left empty. */
export function removeMetadata({ document, resource, inDocument }: FixContext, path: Path): TextEdit[] {
	return removeWithEmptyParents(document, inDocument(path), resource.path.length + path.length - 2);
}

/** Moves an entry to another map, which may be missing; where the other map has the entry already, this one goes. Nothing when it cannot be placed. */
export function moveMetadata(context: FixContext, from: Path, to: Path): TextEdit[] {
	const { document, resource, inDocument } = context;
	const removal = removeMetadata(context, from);
	if (valueAt(resource.value, to) !== undefined) {
		return removal;
	}
	const [fromMap, toMap] = [from.slice(0, -1), to.slice(0, -1)];
	const isBeside = samePath(fromMap.slice(0, -1), toMap.slice(0, -1));
	if (isBeside && valueAt(resource.value, toMap) === undefined && Object.keys(objectAt(resource.value, ...fromMap) ?? {}).length === 1) {
		return samePath(from.slice(-1), to.slice(-1)) ? renameKey(document, inDocument(fromMap), String(toMap.at(-1))) : [];
	}
	const value = valueAt(resource.value, from) ?? '';
	const insertion = typeof value === 'object' ? [] : insertAt(context, to, String(value), isBeside ? { before: String(fromMap.at(-1)) } : { after: 'labels' });
	return insertion.length === 0 || removal.length === 0 ? [] : [...removal, ...insertion];
}

/** Inserts a value at a path, together with the parents that are missing. `place` says where among its siblings a map of metadata goes. */
export function insertAt(context: FixContext, path: Path, value: JsonValue, place: { readonly before?: string; readonly after?: string } = {}): TextEdit[] {
	const { document, inDocument } = context;
	for (let depth = path.length - 1; depth >= 0; depth--) {
		const key = path[depth];
		if (nodeAt(document, inDocument(path.slice(0, depth))) !== undefined) {
			const nested = path.slice(depth + 1).reduceRight<JsonValue>((inner, step) => ({ [step]: inner }), value);
			const among = key === 'metadata' ? { before: 'spec' } : key === 'labels' || key === 'annotations' ? place : {};
			return typeof key === 'string' ? putEntry(context, path.slice(0, depth), { key, value: nested, ...among }) : [];
		}
	}
	return [];
}

/** Renames a label or annotation; nothing where the new name stands beside it already. */
export function renameMetadata({ document, resource, inDocument }: FixContext, path: Path, name: string): TextEdit[] {
	return valueAt(resource.value, [...path.slice(0, -1), name]) === undefined ? renameKey(document, inDocument(path), name) : [];
}
