import { type BuiltinRule, builtinRules } from '../rules/builtin.js';
import { presetSeverity } from '../rules/presets.js';
import type { DocumentedRule } from '../rules/rule.js';
import { type Severity, presets } from '../workspace/settings.js';

/** A page of the documentation: its path below `docs/rules/` and its text. */
export interface RulePage {
	readonly path: string;
	readonly markdown: string;
}

/** One page a rule, and an index of all of them. */
export function rulePages(rules: readonly DocumentedRule[]): readonly RulePage[] {
	return [
		...rules.map((rule) => ({ path: pagePath(rule.id), markdown: rulePage(rule) })),
		...builtinRules.map((rule) => ({ path: pagePath(rule.id), markdown: builtinPage(rule) })),
		{ path: 'README.md', markdown: indexPage(rules) },
	];
}

function pagePath(id: string): string {
	return `${id}.md`;
}

/** The page of a rule: what it finds, why it matters, both examples, what else is called so, and how to mend or silence it. */
export function rulePage(rule: DocumentedRule): string {
	const { docs } = rule;
	const language = typeof rule.visits[0] === 'string' ? 'hcl' : 'yaml';
	const facts = [severityOf(rule), `since ${docs.since}`, ...(rule.aliases.length === 0 ? [] : [`also known as ${rule.aliases.join(', ')}`])];
	return `# ${rule.id}

${docs.summary}

${facts.join(' · ')}

## Why

${docs.why}

## Found

\`\`\`${language}
${docs.bad.trimEnd()}
\`\`\`

## Not found

\`\`\`${language}
${docs.good.trimEnd()}
\`\`\`

## What to do

${rule.fix === undefined ? (rule.noFixBecause ?? '') : 'A quick fix mends it.'} ${silence(rule.id)}

[Reference](${docs.reference})
`;
}

function builtinPage(rule: BuiltinRule): string {
	return `# ${rule.id}

${rule.summary}

${severityOf(rule)}

## Why

${rule.why}

## What to do

${silence(rule.id)}
`;
}

/** The severity, with what presets make of it. */
function severityOf({ id, severity }: { readonly id: string; readonly severity: Severity }): string {
	const others = presets.map((preset) => ({ preset, chosen: presetSeverity(preset, id, severity) })).filter(({ chosen }) => chosen !== severity);
	return `Severity: **${severity}**${others.length === 0 ? '' : ` (${others.map(({ preset, chosen }) => `${chosen} in the preset \`${preset}\``).join(', ')})`}`;
}

function silence(id: string): string {
	return `Where it is meant so, say why: \`# mesh-security-disable-next-line ${id} -- reason\`. For a whole workspace, set its severity in \`meshSecurity.rules\`, or in \`rules\` of \`.mesh-security.yaml\`.`;
}

function indexPage(rules: readonly DocumentedRule[]): string {
	const rows = [
		...builtinRules.map((rule) => ({ id: rule.id, severity: rule.severity, fix: '', aliases: '', summary: rule.summary })),
		...rules.map((rule) => ({ id: rule.id, severity: rule.severity, fix: rule.fix === undefined ? '' : 'yes', aliases: rule.aliases.join(', '), summary: rule.docs.summary })),
	];
	const families = [...new Set(rows.map(({ id }) => id.split('/')[0] ?? ''))];
	const unfixed = rules.filter((rule) => rule.fix === undefined);
	const sections = families.map((family) => `## ${family}\n\n| rule | severity | quick fix | also known as | what it finds |\n|---|---|---|---|---|\n${rows.filter(({ id }) => id.startsWith(`${family}/`)).map((row) => `| [${row.id}](${pagePath(row.id)}) | ${row.severity} | ${row.fix} | ${row.aliases} | ${row.summary.replaceAll('|', '\\|')} |`).join('\n')}\n`);
	return `# Rules

${rows.length} rules; ${rules.length - unfixed.length} of the ${rules.length} that look at a resource as a whole have a quick fix.

${sections.join('\n')}
## Without a quick fix

${unfixed.map((rule) => `- [${rule.id}](${pagePath(rule.id)}): ${rule.noFixBecause ?? ''}`).join('\n')}
`;
}
