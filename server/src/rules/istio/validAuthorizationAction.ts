import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFix } from '../rule.js';
import { authorizationExample } from './authorizationExample.js';

/** Finds policies whose action lacks what it needs. */
export const validAuthorizationAction: Rule = {
	id: 'istio/valid-authorization-action',
	severity: 'error',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The action of a policy lacks its rules or its provider, or has a provider that it does not use.',
		why: 'CUSTOM hands requests to an external authorizer and must name it and the rules; no other action has a provider. DENY without rules would deny nothing and is refused. (ALLOW without rules is accepted: it denies everything.)',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy-Action',
		since: '0.1.0',
		bad: authorizationExample(['action: CUSTOM', 'rules:', '  - to:', '      - operation:', '          paths: ["/admin/*"]']),
		good: authorizationExample(['action: CUSTOM', 'provider:', '  name: ext-authz', 'rules:', '  - to:', '      - operation:', '          paths: ["/admin/*"]']),
	},
	*check({ value }) {
		const given = valueAt(value, ['spec', 'action']);
		const action = given === undefined ? 'ALLOW' : given;
		const provider = objectAt(value, 'spec', 'provider');
		const hasRules = valueAt(value, ['spec', 'rules']) !== undefined;
		if (action === 'CUSTOM') {
			const name = provider?.['name'];
			if (name === undefined || name === '') {
				yield { path: provider === undefined ? ['spec', 'provider'] : ['spec', 'provider', 'name'], missing: name === undefined, message: 'CUSTOM needs the name of a provider.', data: 'provider' };
			}
		} else if (provider !== undefined && typeof action === 'string' && ['ALLOW', 'DENY', 'AUDIT'].includes(action)) {
			yield { path: ['spec', 'provider'], at: 'key', missing: true, message: `provider is refused in a policy with the action ${action}.` };
		}
		if ((action === 'CUSTOM' || action === 'DENY') && !hasRules) {
			yield { path: ['spec', 'rules'], missing: true, message: action === 'DENY' ? 'DENY without rules matches nothing and is refused.' : 'CUSTOM without rules is refused.', data: 'rules' };
		}
	},
	fix({ path, data }, context) {
		const { document, resource, inDocument } = context;
		const spec = inDocument(['spec']);
		if (data === 'rules') {
			const isDeny = textAt(resource.value, 'spec', 'action') === 'DENY';
			return [{ title: `${isDeny ? 'Deny' : 'Send'} every request (an empty rule)`, edits: putEntry(context, ['spec'], { key: 'rules', value: [{}] }) }];
		}
		if (data === 'provider') {
			const example = 'example-provider';
			const provider = objectAt(resource.value, 'spec', 'provider');
			const edits = provider === undefined
				? putEntry(context, ['spec'], { key: 'provider', value: { name: example }, after: 'action' })
				: provider['name'] === undefined ? putEntry(context, ['spec', 'provider'], { key: 'name', value: example }) : replaceValue(document, [...spec, 'provider', 'name'], example);
			return [{ title: 'Name the provider', edits }];
		}
		const remove: RuleFix = { title: 'Remove the provider', edits: removeAt(document, inDocument(path)) };
		const canBeCustom = textAt(resource.value, 'spec', 'action') !== undefined && (textAt(resource.value, 'spec', 'provider', 'name') ?? '') !== '';
		return canBeCustom ? [remove, { title: 'Ask the provider (CUSTOM)', edits: replaceValue(document, [...spec, 'action'], 'CUSTOM') }] : [remove];
	},
};
