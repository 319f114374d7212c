import { objectAt } from '../../resource/resource.js';
import type { JsonObject, JsonValue } from '../../syntax/yaml/value.js';
import type { Path } from '../../syntax/yaml/path.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { TextEdit } from '../../text/edit.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { FixContext } from '../rule.js';

export const POLICY_GROUP = 'policy.linkerd.io';
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** A kind that a reference may name. */
export interface ReferableKind {
	readonly group: string;
	readonly kind: string;
}

/** What a reference names. A group that is left out is the core group, which may also be written `core`. */
export interface Reference {
	readonly group: string;
	readonly kind: string;
	readonly name: string | undefined;
	readonly namespace: string | undefined;
}

/** The reference at a path; undefined where it is half-typed or comes from a template. */
export function referenceAt(value: JsonValue | undefined, ...path: Path): Reference | undefined {
	const object: JsonObject | undefined = objectAt(value, ...path);
	const kind = certainText(object, 'kind');
	const group = object === undefined || object['group'] === undefined ? '' : certainText(object, 'group');
	return kind === undefined || kind === '' || group === undefined ? undefined : { group, kind, name: certainText(object, 'name'), namespace: certainText(object, 'namespace') };
}

/** Whether a reference names a kind: Linkerd compares without regard to case. */
export function names(reference: Reference, { group, kind }: ReferableKind): boolean {
	const own = reference.group.toLowerCase();
	return reference.kind.toLowerCase() === kind.toLowerCase() && (own === group || (group === '' && own === 'core'));
}

/** The kind of a list that has the same name, whatever its group. */
export function namesake(reference: Reference, kinds: readonly ReferableKind[]): ReferableKind | undefined {
	return kinds.find(({ kind }) => kind.toLowerCase() === reference.kind.toLowerCase());
}

/** A kind as a message names it: `policy.linkerd.io Server`, `ServiceAccount`. */
export function kindName({ group, kind }: ReferableKind): string {
	return group === '' || group === 'core' ? kind : `${group} ${kind}`;
}

/** Writes group and kind into the reference at a path. */
export function setKind(context: FixContext, path: Path, { group, kind }: ReferableKind): TextEdit[] {
	const { document, resource, inDocument } = context;
	const reference = objectAt(resource.value, ...path);
	const groupEdits = reference?.['group'] !== undefined
		? replaceValue(document, inDocument([...path, 'group']), group)
		: group === '' ? [] : putEntry(context, path, { key: 'group', value: group, before: 'kind' });
	return reference?.['kind'] === kind ? groupEdits : [...groupEdits, ...replaceValue(document, inDocument([...path, 'kind']), kind)];
}
