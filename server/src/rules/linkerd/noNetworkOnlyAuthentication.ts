import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import type { Rule } from '../rule.js';
import { POLICY_GROUP, names, referenceAt } from './references.js';

/** Finds AuthorizationPolicies that identify clients by their network alone. */
export const noNetworkOnlyAuthentication: Rule = {
	id: 'linkerd/no-network-only-authentication',
	severity: 'information',
	visits: [kinds.linkerdAuthorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Clients are authorized by their network alone.',
		why: 'A NetworkAuthentication looks at the address of the client, which proves no identity: any workload in the network, and whoever gets into it, is admitted, without mTLS too. Require a MeshTLSAuthentication or a ServiceAccount beside it. For probes, which have no identity, authorize a route instead of the whole server.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#networkauthentication',
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
    - group: policy.linkerd.io
      kind: NetworkAuthentication
      name: office
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
      kind: NetworkAuthentication
      name: office
    - group: policy.linkerd.io
      kind: MeshTLSAuthentication
      name: web-clients
`,
	},
	*check({ value }) {
		const target = referenceAt(value, 'spec', 'targetRef');
		const refs = listAt(value, ...REFS).map((_ref, index) => referenceAt(value, ...REFS, index));
		const isWide = target !== undefined && WIDE_TARGETS.some((kind) => names(target, kind));
		if (isWide && refs.length > 0 && refs.every((ref) => ref !== undefined && names(ref, { group: POLICY_GROUP, kind: 'NetworkAuthentication' }))) {
			yield { path: REFS, at: 'key', missing: true, message: `Clients of the ${target.kind} are authorized by their network alone, without an identity.` };
		}
	},
	fix: (_finding, { document, resource, inDocument }) => [{
		title: 'Require a MeshTLSAuthentication too',
		edits: appendItem(document, inDocument(REFS), { group: POLICY_GROUP, kind: 'MeshTLSAuthentication', name: `${resource.name ?? 'my'}-clients` }),
	}],
};

const REFS = ['spec', 'requiredAuthenticationRefs'] as const;
const WIDE_TARGETS = [{ group: POLICY_GROUP, kind: 'Server' }, { group: '', kind: 'Namespace' }];
