import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds authentications that accept every identity of the mesh. */
export const noWildcardIdentity: Rule = {
	id: 'linkerd/no-wildcard-identity',
	severity: 'information',
	visits: [kinds.linkerdMeshTlsAuthentication, kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Every client of the mesh is accepted.',
		why: '`*` asks for mTLS but not for anybody in particular: each workload of the mesh, and of a linked one with the same trust anchor, is accepted, a compromised one too. Name the service accounts, or at least a namespace: `*.shop.serviceaccount.identity.linkerd.cluster.local`.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#meshtlsauthentication',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identities:
    - "*"
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identities:
    - "*.shop.serviceaccount.identity.linkerd.cluster.local"
`,
	},
	*check({ value }) {
		for (const list of [['spec', 'identities'], ['spec', 'client', 'meshTLS', 'identities']]) {
			for (const { text, path } of certainTexts(value, ...list)) {
				if (text === '*') {
					yield { path, message: '"*" accepts every identity of the mesh.' };
				}
			}
		}
	},
	fix({ path }, { document, resource, mesh, inDocument }) {
		const namespace = resource.namespace === undefined || isMasked(resource.namespace) ? 'my-namespace' : resource.namespace;
		const identity = `*.${namespace}.serviceaccount.identity.linkerd.${mesh.trustDomain}`;
		return [{ title: `Accept the identities of the namespace ${namespace} only`, edits: replaceValue(document, inDocument(path), identity) }];
	},
};
