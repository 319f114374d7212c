import { listAt, objectAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { FixContext, RuleFix } from '../rule.js';

/**
 * Removes something from a rule of an AuthorizationPolicy, together with what would be left empty around it. A rule of nothing matches
 * everything, so where nothing else is in the rule it goes as a whole; the only rule of a policy stays as it is.
 */
export function removePart(title: string, path: Path, { document, resource, inDocument }: FixContext): readonly RuleFix[] {
	const rule = path.slice(0, 3);
	const list = String(path[3]);
	const others = Object.keys(objectAt(resource.value, ...rule) ?? {}).filter((field) => field !== list);
	const isOnlyItem = listAt(resource.value, ...rule, list).length <= 1;
	const isWholeItem = path.length <= 5 || Object.keys(objectAt(resource.value, ...path.slice(0, -1)) ?? {}).length <= 1;
	if (others.length > 0 || !(isOnlyItem && isWholeItem)) {
		return [{ title, edits: removeWithEmptyParents(document, inDocument(path), resource.path.length + 3) }];
	}
	return listAt(resource.value, 'spec', 'rules').length > 1 ? [{ title: 'Remove the rule', edits: removeAt(document, inDocument(rule)) }] : [];
}
