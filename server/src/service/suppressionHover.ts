import { builtinRules } from '../rules/builtin.js';
import type { DocumentedRule } from '../rules/rule.js';
import { suppressionsIn } from '../rules/suppress.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import { type Span, touches } from '../text/span.js';

/** What a rule id inside a suppression stands for, when the offset is on one. */
export function suppressionHoverAt(chunk: Chunk, offset: number, rules: readonly DocumentedRule[]): { markdown: string; span: Span } | undefined {
	const suppression = suppressionsIn(chunk.text).find(({ span }) => touches(span, offset));
	if (suppression === undefined) {
		return undefined;
	}
	const markdown = ruleDocumentation(suppression.rule, rules) ?? `No rule is called \`${suppression.rule}\`.`;
	return { markdown, span: suppression.span };
}

/** What a rule finds and why it matters, in Markdown; undefined for an id that no rule has. */
export function ruleDocumentation(id: string, rules: readonly DocumentedRule[]): string | undefined {
	const rule = rules.find((candidate) => candidate.id === id);
	if (rule !== undefined) {
		const aliases = rule.aliases.length === 0 ? '' : ` · also ${rule.aliases.join(', ')}`;
		return `**${rule.id}** · ${rule.severity}${aliases}\n\n${rule.docs.summary}\n\n${rule.docs.why}\n\n[Reference](${rule.docs.reference})`;
	}
	const builtin = builtinRules.find((candidate) => candidate.id === id);
	return builtin === undefined ? undefined : `**${builtin.id}** · ${builtin.severity}\n\n${builtin.summary}\n\n${builtin.why}`;
}
