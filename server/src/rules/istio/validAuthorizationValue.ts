import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isIpAddress, isIpRange } from '../../text/ipAddress.js';
import { certainTexts } from '../certain.js';
import type { Rule, RuleFix } from '../rule.js';
import { textLists } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { pathTemplateProblem } from './pathTemplate.js';
import { quoted } from './texts.js';

/** Finds addresses, ports, accounts and paths in rules that istiod refuses. */
export const validAuthorizationValue: Rule = {
	id: 'istio/valid-authorization-value',
	severity: 'error',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A value in a rule is not of the form that its attribute has.',
		why: 'Address blocks are IP addresses or CIDR ranges, ports are numbers in quotes, service accounts are written name or namespace/name, a path template has {*} and {**} only as whole segments. istiod refuses the policy otherwise, and the old one stays in force.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - from:', '      - source:', '          ipBlocks: ["10.1.2.3:443"]']),
		good: authorizationExample(['rules:', '  - from:', '      - source:', '          ipBlocks: ["10.1.2.3"]']),
	},
	*check({ value }) {
		for (const { path, field } of textLists(value)) {
			for (const entry of certainTexts(value, ...path)) {
				const message = entry.text === '' ? undefined : problemOf(field, entry.text);
				if (message !== undefined) {
					yield { path: entry.path, message };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = textAt(resource.value, ...path) ?? '';
		const field = textLists(resource.value).find((list) => list.path.join() === path.slice(0, -1).join())?.field ?? '';
		const mended = mend(text);
		const change: readonly RuleFix[] = mended !== text && mended !== '' && problemOf(field, mended) === undefined ? [{ title: `Change to ${mended}`, edits: replaceValue(document, inDocument(path), mended) }] : [];
		// Without its last value the rule would match more than its author wrote.
		const isLast = listAt(resource.value, ...path.slice(0, -1)).length === 1;
		return isLast ? change : [...change, { title: 'Remove the value', edits: removeAt(document, inDocument(path)) }];
	},
};

function problemOf(field: string, text: string): string | undefined {
	switch (field) {
		case 'ipBlocks':
		case 'remoteIpBlocks':
		case 'source.ip':
		case 'remote.ip':
		case 'destination.ip':
			return isIpAddress(text) || isIpRange(text) ? undefined : `${quoted(text)} is neither an IP address nor a range such as 10.0.0.0/8.`;
		case 'ports':
		case 'destination.port':
			return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? undefined : `${quoted(text)} is not a port number up to 65535.`;
		case 'serviceAccounts':
			return text.includes('*') ? `${quoted(text)} has a wildcard, which serviceAccounts do not know.` : text.split('/').length > 2 || text.split('/').includes('') ? `${quoted(text)} is not of the form name or namespace/name.` : undefined;
		case 'trustDomains':
			return trustDomainProblem(text);
		case 'paths':
			return pathTemplateProblem(text);
		default:
			return undefined;
	}
}

function trustDomainProblem(text: string): string | undefined {
	if (text.includes('/')) {
		return `${quoted(text)} is not a trust domain: it has a slash.`;
	}
	return /^\*?[^*]*$|^[^*]*\*$/.test(text) ? undefined : `${quoted(text)} has a wildcard that is neither at the start nor at the end.`;
}

/** Without scheme, and an address without its port. */
function mend(text: string): string {
	const bare = text.trim().replace(/^spiffe:\/\//i, '');
	return bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^\[([0-9a-f:]+)\](?::\d+)?$/i, '$1');
}
