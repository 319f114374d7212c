import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nearest } from '../../text/nearest.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { allParts, conditionsOf } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { removePart } from './removePart.js';
import { quoted } from './texts.js';

const PLAIN = [
	'source.ip', 'source.namespace', 'source.principal', 'source.serviceAccount', 'source.trustDomain', 'remote.ip', 'destination.ip', 'destination.port',
	'connection.sni', 'request.auth.principal', 'request.auth.audiences', 'request.auth.presenter',
];
const INDEXED = /^(?:request\.headers\[.+\]|request\.auth\.claims\[.+\]|experimental\.envoy\.filters\..+)$/;

/** Finds conditions on attributes that Istio does not know. */
export const validConditionKey: Rule = {
	id: 'istio/valid-condition-key',
	severity: 'error',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The key of a condition is not an attribute of Istio.',
		why: 'istiod refuses a policy with a condition that it cannot evaluate. Headers are written request.headers[name], claims request.auth.claims[name]; the keys destination.namespace, destination.labels and destination.user belong to an API that is gone.',
		reference: 'https://istio.io/latest/docs/reference/config/security/conditions/',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - when:', '      - key: source.namespaces', '        values: ["web"]']),
		good: authorizationExample(['rules:', '  - when:', '      - key: source.namespace', '        values: ["web"]']),
	},
	*check({ value }) {
		for (const { path, value: condition } of allParts(value, conditionsOf)) {
			const key = certainText(condition, 'key') ?? '';
			if (key !== '' && !PLAIN.includes(key) && !INDEXED.test(key)) {
				yield { path: [...path, 'key'], message: `${quoted(key)} is not an attribute that a condition can test.` };
			}
		}
	},
	fix({ path }, context) {
		const meant = meantBy(textAt(context.resource.value, ...path) ?? '');
		return meant === undefined
			? removePart('Remove the condition', path.slice(0, -1), context)
			: [{ title: `Change to ${meant}`, edits: replaceValue(context.document, context.inDocument(path), meant) }];
	},
};

/** The attribute that was most likely meant: a plain one with a slip, or a header or claim without its brackets. */
function meantBy(key: string): string | undefined {
	const indexed = /^request\.(?:header|headers|auth\.claim|auth\.claims)[.[]+([^\]]+)\]?$/.exec(key);
	if (indexed?.[1] !== undefined) {
		return `request.${key.includes('.auth.') ? 'auth.claims' : 'headers'}[${indexed[1]}]`;
	}
	return nearest(key, PLAIN);
}
