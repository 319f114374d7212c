import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { authorizationExample } from './authorizationExample.js';
import { principalProblem, principalsOf } from './principal.js';

/** Finds principals that no caller has. */
export const validPrincipal: Rule = {
	id: 'istio/valid-principal',
	severity: 'warning',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A principal is written so that no caller has it.',
		why: 'A principal is the SPIFFE ID of the caller without its scheme: trust-domain/ns/namespace/sa/account, with a wildcard at the start or at the end only. Anything else is accepted and never matches: ALLOW shuts everybody out, DENY stops nobody, notPrincipals matches everybody. Trust domain aliases work for this form alone.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["spiffe://cluster.local/ns/web/sa/frontend"]']),
		good: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["cluster.local/ns/web/sa/frontend"]']),
	},
	*check({ value }) {
		for (const { text, path } of principalsOf(value)) {
			const problem = text === '' ? undefined : principalProblem(text);
			if (problem !== undefined) {
				yield { path, ...problem };
			}
		}
	},
	fix({ path }, { document, resource, mesh, inDocument }) {
		const mended = mend(textAt(resource.value, ...path) ?? '', certainText(resource.namespace) ?? 'default', mesh.trustDomain);
		return mended === undefined ? [] : [{ title: `Change to ${mended}`, edits: replaceValue(document, inDocument(path), mended) }];
	},
};

/** The principal that was most likely meant: without the scheme and stray slashes, with what a bare account lacks. */
function mend(text: string, namespace: string, trustDomain: string): string | undefined {
	const bare = text.trim().replace(/^spiffe:\/*/i, '').replace(/\/{2,}/g, '/').replace(/^\/|\/$/g, '');
	const candidates = [bare, `${trustDomain}/${bare}`, `${trustDomain}/ns/${namespace}/sa/${bare}`];
	return /\s/.test(bare) || bare === '' ? undefined : candidates.find((candidate) => candidate !== text && principalProblem(candidate) === undefined);
}
