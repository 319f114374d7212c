import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { listOf } from '../../text/words.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { IDENTITY_FIELDS, NEGATED_IDENTITY_FIELDS, conditionsOf, rulePaths, sourcesOf } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { fieldsSet } from './clientTls.js';

/** Finds ALLOW rules that callers without an identity pass. */
export const usePositiveIdentity: Rule = {
	id: 'istio/use-positive-identity',
	severity: 'information',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A rule admits everybody but some identities, and so callers without any.',
		why: 'A caller that sends plaintext has no identity, so it is none of those that notPrincipals, notNamespaces or notServiceAccounts name, and the rule lets it in. Where the port does not demand mTLS (STRICT), require some identity beside the exception.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - from:', '      - source:', '          notNamespaces: ["sandbox"]']),
		good: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["*"]', '          notNamespaces: ["sandbox"]']),
	},
	*check({ value }) {
		const action = value['spec'] === undefined ? undefined : textAt(value, 'spec', 'action') ?? 'ALLOW';
		for (const rule of action === 'ALLOW' ? rulePaths(value) : []) {
			const isRequired = conditionsOf(value, rule).some(({ value: condition }) => /^source\.(?:principal|namespace|serviceAccount|trustDomain)$/.test(textAt(condition, 'key') ?? '') && fieldsSet(condition ?? {}, ['values']).length > 0);
			for (const { path, value: source } of isRequired ? [] : sourcesOf(value, rule)) {
				const negated = fieldsSet(source ?? {}, NEGATED_IDENTITY_FIELDS);
				if (negated.length > 0 && fieldsSet(source ?? {}, [...IDENTITY_FIELDS, 'requestPrincipals']).length === 0) {
					yield { path: [...path, negated[0] ?? ''], at: 'key', missing: true, message: `With ${listOf(negated, 'and')} alone this rule also admits callers without an identity.` };
				}
			}
		}
	},
	fix({ path }, context) {
		const isByAccount = objectAt(context.resource.value, ...path.slice(0, -1))?.['notServiceAccounts'] !== undefined;
		// serviceAccounts know no wildcard and exclude principals, so nothing short can stand beside them.
		return isByAccount ? [] : [{ title: 'Require some identity (principals: "*")', edits: putEntry(context, path.slice(0, -1), { key: 'principals', value: ['*'], before: String(path.at(-1)) }) }];
	},
};
