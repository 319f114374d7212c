import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { YamlDocument } from '../../syntax/yaml/tree.js';
import { type TextEdit, sortedWithoutOverlaps } from '../../text/edit.js';

/** Removes several entries at once; nothing when their edits would get into each other's way. */
export function removeAll(document: YamlDocument, paths: readonly Path[]): readonly TextEdit[] {
	const edits = paths.flatMap((path) => removeAt(document, path));
	return sortedWithoutOverlaps(edits).length === edits.length ? edits : [];
}
