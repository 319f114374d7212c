import { builtinRules } from '../../rules/builtin.js';
import type { DocumentedRule } from '../../rules/rule.js';
import type { Chunk } from '../../syntax/yaml/stream.js';
import type { Draft } from './item.js';

/** Rule ids inside a suppression comment; undefined where the offset is in no such comment. */
export function suppressionDrafts(chunk: Chunk, offset: number, rules: readonly DocumentedRule[]): readonly Draft[] | undefined {
	const lineStart = chunk.lines.lineStart(chunk.lines.lineAt(offset));
	const before = chunk.text.slice(lineStart, offset);
	const match = /#[ \t]*mesh-security-disable(?:-next-line)?[ \t]+(?:[\w/-]+[ \t]*,[ \t]*)*([\w/-]*)$/.exec(before);
	if (match === null) {
		return undefined;
	}
	const replace = { start: offset - (match[1] ?? '').length, end: offset + (/^[\w/-]*/.exec(chunk.text.slice(offset, offset + 200))?.[0].length ?? 0) };
	const all = [...rules.map((rule) => ({ id: rule.id, detail: rule.docs.summary })), ...builtinRules.map((rule) => ({ id: rule.id, detail: rule.summary }))];
	return all.map(({ id, detail }) => ({ label: id, kind: 'rule', detail, snippet: id, replace }));
}
