import { documentedRules } from '../rules/all.js';
import { rulePages } from '../service/rulePages.js';
import { nearest } from '../text/nearest.js';
import type { CliIo } from './io.js';

/** What the help of `explain` says. */
export const explainUsage = `Usage: mesh-security explain RULE

What a rule finds, why it matters, and what to do. RULE is an id as a report names it, such as istio/no-permissive-mtls, or the code of the
same finding in another program, such as IST0128.
`;

/** Prints the page of a rule, or of each rule with a code of another program: 0, or 2 when there is none. */
export function runExplain(args: readonly string[], io: CliIo): 0 | 2 {
	const [id, ...others] = args;
	if (id === undefined || others.length > 0) {
		io.error(`mesh-security explain: ${id === undefined ? 'name a rule' : 'name one rule'}\n\n${explainUsage}`);
		return 2;
	}
	const pages = new Map(rulePages(documentedRules).map(({ path, markdown }) => [path.replace(/\.md$/, ''), markdown]));
	pages.delete('README');
	const known = pages.has(id) ? [id] : documentedRules.filter(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === id.toLowerCase())).map((rule) => rule.id);
	if (known.length === 0) {
		const meant = nearest(id, pages.keys());
		io.error(`mesh-security explain: no rule is called "${id}"${meant === undefined ? '' : `; did you mean "${meant}"?`}\n`);
		return 2;
	}
	io.out(known.map((rule) => pages.get(rule) ?? '').join('\n'));
	return 0;
}
