import { kinds } from '../../resource/kinds.js';
import type { Resource } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { listOf } from '../../text/words.js';
import type { Rule } from '../rule.js';
import { GATEWAY_GROUP, POLICY_GROUP, type ReferableKind, kindName, names, namesake, referenceAt, setKind } from './references.js';

/** Finds policies with a target that Linkerd does not accept. */
export const validTarget: Rule = {
	id: 'linkerd/valid-target',
	severity: 'error',
	visits: [kinds.linkerdAuthorizationPolicy, kinds.linkerdRateLimit],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A policy targets something that it cannot be attached to.',
		why: 'An AuthorizationPolicy is attached to a Server, to its own namespace, or to a route; an HTTPLocalRateLimitPolicy to a Server. The admission webhook refuses other targets. A group that is left out is the core group, in which there is no Server.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#authorizationpolicy',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRef:
    kind: Server
    name: web-http
  requiredAuthenticationRefs:
    - group: policy.linkerd.io
      kind: MeshTLSAuthentication
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
		const target = referenceAt(resource.value, ...TARGET);
		if (target === undefined) {
			return;
		}
		const allowed = targetsOf(resource);
		const { namespace } = resource;
		if (!allowed.some((kind) => names(target, kind))) {
			const meant = namesake(target, allowed);
			const message = meant === undefined
				? `${kindName(target)} cannot be the target of an ${resource.kind}; use ${listOf([...new Set(allowed.map(({ kind }) => kind))])}.`
				: `The ${target.group === '' ? 'core group' : `group ${target.group}`} has no ${target.kind} that a policy can target; the group is ${meant.group === '' ? 'empty' : meant.group}.`;
			yield { path: [...TARGET, 'kind'], message };
		} else if (names(target, NAMESPACE) && namespace !== undefined && !isMasked(namespace) && target.name !== undefined && target.name !== namespace) {
			yield { path: [...TARGET, 'name'], message: `The policy in the namespace ${namespace} cannot target the namespace ${target.name}.` };
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		if (path.at(-1) === 'name') {
			return [{ title: 'Target its own namespace', edits: replaceValue(document, inDocument(path), resource.namespace ?? '') }];
		}
		const target = referenceAt(resource.value, ...TARGET);
		const meant = target === undefined ? undefined : namesake(target, targetsOf(resource));
		return meant === undefined
			? [{ title: 'Target the Server of this name', edits: setKind(context, TARGET, SERVER) }]
			: [{ title: meant.group === '' ? 'Leave the group empty' : `Use the group ${meant.group}`, edits: setKind(context, TARGET, meant) }];
	},
};

const TARGET = ['spec', 'targetRef'] as const;
const SERVER = { group: POLICY_GROUP, kind: 'Server' };
const NAMESPACE = { group: '', kind: 'Namespace' };
const TARGETS: readonly ReferableKind[] = [SERVER, NAMESPACE, { group: POLICY_GROUP, kind: 'HTTPRoute' }, { group: GATEWAY_GROUP, kind: 'HTTPRoute' }, { group: GATEWAY_GROUP, kind: 'GRPCRoute' }];

function targetsOf({ kind }: Resource): readonly ReferableKind[] {
	return kind === 'AuthorizationPolicy' ? TARGETS : [SERVER];
}
