import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

function challenge(pattern: string): string {
	return serverExample([], { NodeAttestor: `NodeAttestor "http_challenge" {\n  plugin_data {\n    allowed_dns_patterns = ["${pattern}"]\n  }\n}` });
}

/** Finds regular expressions that Go cannot compile. */
export const validPattern: ConfigurationRule = {
	id: 'spire/valid-pattern',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'A pattern is no regular expression.',
		why: 'The plugin compiles its patterns when it starts, and refuses one that RE2 cannot: a quantifier with nothing before it, an open bracket, a look-around. Patterns are no wildcards: `*.example.org` is written `.*\\.example\\.org`.',
		reference: references.goRegularExpression,
		since: '0.1.0',
		bad: challenge('*.example.org'),
		good: challenge('^[a-z]+\\\\.example\\\\.org$'),
	},
	*check(_configuration, { places }) {
		for (const { path, node, schema } of places) {
			const problem = schema?.format === 'regex' && node.kind === 'scalar' && node.type === 'string' ? patternProblem(node.text) : undefined;
			if (problem !== undefined && node.kind === 'scalar') {
				// The plugin refuses the list as a whole, and names no item.
				const index = path.at(-1);
				yield { path: typeof index === 'number' ? path.slice(0, -1) : path, span: node.span, message: `"${node.text}" is no regular expression: ${problem}.`, data: { text: node.text, path } };
			}
		}
	},
	fix: ({ data }, configuration) => {
		const { text, path } = data as { readonly text: string; readonly path: Path };
		return [{ title: 'Read it as wildcard', edits: replaceValue(configuration, path, `^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^.]*')}$`) }];
	},
};

/** Why RE2 refuses a pattern; undefined where it does not, or where nobody can tell without it. */
function patternProblem(pattern: string): string | undefined {
	if (/(?<!\\)\(\?(?:[=!]|<[=!])/.test(pattern)) {
		return 'RE2 knows no look-around';
	}
	if (/\\[1-9]/.test(pattern)) {
		return 'RE2 knows no back-references';
	}
	// What Go knows and JavaScript does not: flags, named groups, \A, \z, \Q…\E, [[:class:]].
	const common = pattern.replace(/\(\?[imsU-]+\)/g, '').replace(/\(\?[imsU-]+:/g, '(?:').replace(/\(\?P</g, '(?<').replace(/\\[AzC]/g, '').replace(/\[\[:\^?\w+:\]/g, '[a').replace(/\\p[LNPSZMC]/g, 'a').replace(/\\Q.*?(?:\\E|$)/g, 'a');
	try {
		new RegExp(common);
		return undefined;
	} catch (error) {
		const [, reason] = /: ([^:]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
		return (reason ?? 'it does not compile').toLowerCase();
	}
}
