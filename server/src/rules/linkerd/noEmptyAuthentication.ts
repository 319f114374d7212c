import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import type { Rule } from '../rule.js';
import { POLICY_GROUP } from './references.js';

/** Finds AuthorizationPolicies that demand no authentication. */
export const noEmptyAuthentication: Rule = {
	id: 'linkerd/no-empty-authentication',
	severity: 'warning',
	visits: [kinds.linkerdAuthorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An AuthorizationPolicy requires no authentication, so it admits everybody.',
		why: 'The list names what a client must prove, and all of it must hold. An empty list asks for nothing: every client on every network is admitted to the target, with or without mTLS, although the resource looks like a restriction.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#authorizationpolicy',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: web-http
  requiredAuthenticationRefs: []
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: web-http
  requiredAuthenticationRefs:
    - group: policy.linkerd.io
      kind: MeshTLSAuthentication
      name: web-clients
`,
	},
	*check({ value }) {
		const refs = valueAt(value, REFS);
		if (Array.isArray(refs) && refs.length === 0) {
			yield { path: REFS, at: 'key', missing: true, message: 'The list of required authentications is empty, so every client is admitted without one.' };
		}
	},
	fix: (_finding, { document, resource, inDocument }) => [{
		title: 'Require a MeshTLSAuthentication',
		edits: appendItem(document, inDocument(REFS), { group: POLICY_GROUP, kind: 'MeshTLSAuthentication', name: `${resource.name ?? 'my'}-clients` }),
	}],
};

const REFS = ['spec', 'requiredAuthenticationRefs'] as const;
