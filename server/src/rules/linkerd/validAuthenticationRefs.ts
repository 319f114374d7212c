import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule, RuleFinding } from '../rule.js';
import { POLICY_GROUP, kindName, names, namesake, referenceAt, setKind } from './references.js';

/** Finds required authentications of a kind, or in a number, that Linkerd does not accept. */
export const validAuthenticationRefs: Rule = {
	id: 'linkerd/valid-authentication-refs',
	severity: 'error',
	visits: [kinds.linkerdAuthorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A required authentication is of a kind or in a number that Linkerd does not accept.',
		why: 'A policy may require one MeshTLSAuthentication or one ServiceAccount, not both, and one NetworkAuthentication. The admission webhook refuses everything else. A group that is left out is the core group, which has none of Linkerd’s kinds.',
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
  requiredAuthenticationRefs:
    - kind: MeshTLSAuthentication
      name: web-clients
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
	*check(resource) {
		yield* wrongKinds(resource);
		yield* wrongNumbers(resource);
	},
	fix(finding, context) {
		const { document, resource, inDocument } = context;
		const ref = finding.path.slice(0, REFS.length + 1);
		const reference = referenceAt(resource.value, ...ref);
		const meant = reference === undefined ? undefined : namesake(reference, AUTHENTICATIONS);
		const isOnly = listAt(resource.value, ...REFS).length === 1;
		return [
			...(meant === undefined || reference === undefined || names(reference, meant) ? [] : [{ title: meant.group === '' ? 'Leave the group empty' : `Use the group ${meant.group}`, edits: setKind(context, ref, meant) }]),
			...(isOnly ? [] : [{ title: 'Remove this authentication', edits: removeAt(document, inDocument(ref)) }]),
		];
	},
};

const REFS: Path = ['spec', 'requiredAuthenticationRefs'];
const MESH_TLS = { group: POLICY_GROUP, kind: 'MeshTLSAuthentication' };
const NETWORK = { group: POLICY_GROUP, kind: 'NetworkAuthentication' };
const SERVICE_ACCOUNT = { group: '', kind: 'ServiceAccount' };
const AUTHENTICATIONS = [MESH_TLS, NETWORK, SERVICE_ACCOUNT];

function* wrongKinds({ value }: Resource): Generator<RuleFinding> {
	for (const index of listAt(value, ...REFS).keys()) {
		const reference = referenceAt(value, ...REFS, index);
		if (reference !== undefined && !AUTHENTICATIONS.some((kind) => names(reference, kind))) {
			const meant = namesake(reference, AUTHENTICATIONS);
			const hint = meant === undefined ? 'no authentication that a policy can require' : meant.group === '' ? 'not a kind of that group' : `not a kind of the ${reference.group === '' ? 'core group' : `group ${reference.group}`}, but of ${meant.group}`;
			yield { path: [...REFS, index, 'kind'], message: `${meant === undefined ? kindName(reference) : reference.kind} is ${hint}.` };
		}
	}
}

function* wrongNumbers({ value }: Resource): Generator<RuleFinding> {
	const counts = { identity: '', network: false };
	for (const index of listAt(value, ...REFS).keys()) {
		const reference = referenceAt(value, ...REFS, index);
		const identity = reference === undefined ? undefined : [MESH_TLS, SERVICE_ACCOUNT].find((kind) => names(reference, kind));
		if (identity !== undefined && counts.identity !== '') {
			const message = counts.identity === identity.kind ? `A policy requires at most one ${identity.kind}.` : `A policy requires a ${counts.identity} or a ${identity.kind}, not both.`;
			// In a template the two may stand in branches of which one is taken.
			yield { path: [...REFS, index], missing: true, message };
		} else if (reference !== undefined && names(reference, NETWORK) && counts.network) {
			yield { path: [...REFS, index], missing: true, message: 'A policy requires at most one NetworkAuthentication.' };
		}
		counts.identity ||= identity?.kind ?? '';
		counts.network ||= reference !== undefined && names(reference, NETWORK);
	}
}
