import type { TextEdit } from '../../../text/edit.js';
import { targetAt } from '../locate.js';
import { parseYamlDocument } from '../parse.js';
import type { YamlDocument, YamlNode } from '../tree.js';
import { toValue } from '../value.js';

/** Whether the document is written as JSON: one flow collection whose keys stand in double quotes. Comments have no place in it. */
export function isJson({ root, text }: YamlDocument): boolean {
	if (root?.kind === 'mapping' && root.flow) {
		return root.entries.every(({ key }) => text[key.span.start] === '"');
	}
	return root?.kind === 'sequence' && root.flow && root.items.every((item) => item.kind === 'mapping' && item.flow);
}

/** The edits with what they insert in JSON, where the document is JSON: keys and texts get their quotes. */
export function inStyleOf(document: YamlDocument, edits: readonly TextEdit[]): readonly TextEdit[] {
	return isJson(document) ? edits.map((edit) => (isInsideScalar(document, edit) ? edit : { ...edit, newText: jsonOf(edit.newText) })) : edits;
}

/** A part of a text that is quoted already needs no quotes of its own. */
function isInsideScalar(document: YamlDocument, { span }: TextEdit): boolean {
	const target = targetAt(document, span.start);
	const within = target?.on === 'key' ? target.entry?.key.span : target?.node.span;
	return within !== undefined && within.start < span.start && span.end < within.end;
}

/** Members or values in flow style, with the commas and spaces around them, as JSON; what does not read as such stays. */
function jsonOf(newText: string): string {
	const [, before = '', core = '', after = ''] = /^([\s,]*)([^]*?)([\s,]*)$/.exec(newText) ?? [];
	const { root, problems } = parseYamlDocument(`[${core}]`);
	if (core === '' || problems.length > 0 || root?.kind !== 'sequence') {
		return newText;
	}
	return before + root.items.map((item) => itemOf(item, `[${core}]`)).join(', ') + after;
}

function itemOf(item: YamlNode, text: string): string {
	const [entry] = item.kind === 'mapping' && text[item.span.start] !== '{' ? item.entries : [];
	return entry === undefined ? JSON.stringify(toValue(item)) : `${JSON.stringify(entry.key.text)}: ${JSON.stringify(toValue(entry.value))}`;
}
