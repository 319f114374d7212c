import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isObject } from '../../syntax/yaml/value.js';
import { listOf } from '../../text/words.js';
import { putEntry } from '../putEntry.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { type RulePart, allParts, conditionsOf, operationsOf, rulePaths, sourcesOf, textLists } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { fieldsSet } from './clientTls.js';
import { removeAll } from './removeAll.js';
import { removePart } from './removePart.js';

const EXCLUDED_BY_ACCOUNTS = ['namespaces', 'notNamespaces', 'principals', 'notPrincipals'] as const;

/** Finds rules of a policy that are built in a way that istiod refuses. */
export const validAuthorizationRule: Rule = {
	id: 'istio/valid-authorization-rule',
	severity: 'error',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A rule of a policy has an empty part, an empty value or sources that exclude each other.',
		why: 'istiod refuses a rule in which a part is there and says nothing: it is not clear whether it means everything or nothing. A source names callers by serviceAccounts or by namespaces and principals, not by both.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["cluster.local/ns/web/sa/frontend", ""]']),
		good: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["cluster.local/ns/web/sa/frontend"]']),
	},
	*check({ value }) {
		for (const path of rulePaths(value)) {
			for (const field of ['from', 'to']) {
				if (Array.isArray(valueAt(value, [...path, field])) && listAt(value, ...path, field).length === 0) {
					yield { path: [...path, field], at: 'key', missing: true, message: `${field} must not be an empty list; leave it out to match everything.` };
				}
			}
		}
		yield* [...allParts(value, sourcesOf), ...allParts(value, operationsOf)].flatMap(partProblem);
		yield* allParts(value, sourcesOf).flatMap(accountProblem);
		yield* allParts(value, conditionsOf).flatMap(conditionProblem);
		for (const { path } of textLists(value)) {
			yield* listAt(value, ...path).flatMap((item, index): readonly RuleFinding[] => (item === '' ? [{ path: [...path, index], message: `An entry of ${path.at(-1)} must not be empty.`, data: 'item' }] : []));
		}
	},
	fix({ path, data }, context) {
		const { document, resource, inDocument } = context;
		switch (data) {
			case 'item':
				return listAt(resource.value, ...path.slice(0, -1)).length > 1 ? [{ title: 'Remove the empty entry', edits: removeAt(document, inDocument(path)) }] : [];
			case 'values':
				return [{ title: 'Add values', edits: putEntry(context, path.slice(0, -1), { key: 'values', value: ['example'] }) }];
			case 'accounts': {
				const source = objectAt(resource.value, ...path) ?? {};
				const options = [fieldsSet(source, EXCLUDED_BY_ACCOUNTS), fieldsSet(source, ['serviceAccounts', 'notServiceAccounts'])];
				return options.map((fields) => ({ title: `Remove ${listOf(fields, 'and')}`, edits: removeAll(document, fields.map((field): Path => [...inDocument(path), field])) }));
			}
			default:
				return removeEmpty(path, context);
		}
	},
};

/** An empty list of a rule, an entry without attributes, or a condition without a key. */
function removeEmpty(path: Path, context: FixContext): readonly RuleFix[] {
	return path.length === 4 ? removePart(`Remove ${String(path.at(-1))}`, path, context) : removePart(`Remove this entry of ${String(path[3])}`, path.slice(0, 5), context);
}

function partProblem({ path, value }: RulePart): readonly RuleFinding[] {
	const isEmpty = value === undefined || Object.values(value).every((list) => Array.isArray(list) && list.length === 0);
	const name = String(path.at(-1));
	return isEmpty ? [{ path, at: 'key', missing: true, message: `${name} must hold at least one attribute.` }] : [];
}

function accountProblem({ path, value }: RulePart): readonly RuleFinding[] {
	const source = value ?? {};
	const accounts = ['serviceAccounts', 'notServiceAccounts'].filter((field) => source[field] !== undefined);
	const others = EXCLUDED_BY_ACCOUNTS.filter((field) => source[field] !== undefined);
	return accounts.length > 0 && others.length > 0 ? [{ path, at: 'key', missing: true, message: `${listOf(accounts, 'and')} cannot stand beside ${listOf(others, 'and')} in one source.`, data: 'accounts' }] : [];
}

function conditionProblem({ path, value }: RulePart): readonly RuleFinding[] {
	if (!isObject(value)) {
		return [];
	}
	if (value['key'] === '') {
		return [{ path: [...path, 'key'], message: 'A condition needs a key.' }];
	}
	const hasValues = ['values', 'notValues'].some((field) => value[field] !== undefined && !(Array.isArray(value[field]) && listAt(value, field).length === 0));
	return hasValues ? [] : [{ path: [...path, 'values'], missing: true, message: 'A condition needs values or notValues.', data: 'values' }];
}
