import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { allParts, conditionsOf, sourcesOf } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { removePart } from './removePart.js';

const FIELDS = ['namespaces', 'serviceAccounts', 'trustDomains', 'principals', 'requestPrincipals'].flatMap((field) => [field, `not${field.charAt(0).toUpperCase()}${field.slice(1)}`]);
const KEYS = /^(?:source\.(?:namespace|serviceAccount|trustDomain|principal)|request\.auth\..*)$/;

/** Finds identities in the rules of a CUSTOM policy. */
export const noCustomIdentity: Rule = {
	id: 'istio/no-custom-identity',
	severity: 'error',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A CUSTOM policy matches on identities.',
		why: 'The proxy asks the external authorizer before it has established who the caller is, so a CUSTOM policy cannot match on principals, namespaces or tokens, and istiod refuses it. Let the authorizer check them, or add a second policy with ALLOW or DENY.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy-Action',
		since: '0.1.0',
		bad: authorizationExample(['action: CUSTOM', 'provider:', '  name: ext-authz', 'rules:', '  - from:', '      - source:', '          namespaces: ["web"]', '    to:', '      - operation:', '          paths: ["/admin/*"]']),
		good: authorizationExample(['action: CUSTOM', 'provider:', '  name: ext-authz', 'rules:', '  - to:', '      - operation:', '          paths: ["/admin/*"]']),
	},
	*check({ value }) {
		if (textAt(value, 'spec', 'action') !== 'CUSTOM') {
			return;
		}
		for (const { path, value: source } of allParts(value, sourcesOf)) {
			for (const field of Object.keys(source ?? {}).filter((name) => FIELDS.includes(name))) {
				yield { path: [...path, field], at: 'key', missing: true, message: `${field} is refused in a policy with the action CUSTOM.` };
			}
		}
		for (const { path, value: condition } of allParts(value, conditionsOf)) {
			const key = certainText(condition, 'key') ?? '';
			if (KEYS.test(key)) {
				yield { path: [...path, 'key'], missing: true, message: `The condition ${key} is refused in a policy with the action CUSTOM.` };
			}
		}
	},
	fix({ path }, context) {
		const isCondition = path.at(-1) === 'key';
		return removePart(`Remove ${isCondition ? 'the condition' : String(path.at(-1))}`, isCondition ? path.slice(0, -1) : path, context);
	},
};
