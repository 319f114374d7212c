import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { identityProblem, mendIdentity } from './identity.js';

/** Finds texts that cannot be the identity of a workload. */
export const validIdentity: Rule = {
	id: 'linkerd/valid-identity',
	severity: 'error',
	visits: [kinds.linkerdExternalWorkload, kinds.linkerdMeshTlsAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A text is not the identity of a workload.',
		why: 'An identity is a DNS name in lower case, of which the first label may be `*`, or a SPIFFE ID. Identities of the mesh have the form `<service account>.<namespace>.serviceaccount.identity.<control plane namespace>.<trust domain>`. The admission webhook refuses other texts; where it is not running, they match nobody.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#meshtlsauthentication',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identities:
    - cluster.local/ns/shop/sa/cart
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identities:
    - cart.shop.serviceaccount.identity.linkerd.cluster.local
`,
	},
	*check({ value }) {
		for (const { text, path } of certainTexts(value, ...IDENTITIES)) {
			const problem = identityProblem(text);
			if (problem !== undefined) {
				yield { path, message: problem };
			}
		}
		for (const field of ['meshTLS', 'meshTls']) {
			const path = ['spec', field, 'identity'];
			const identity = certainText(value, ...path);
			const problem = identity === undefined || identity === '' ? undefined : identityProblem(identity);
			if (problem !== undefined) {
				yield { path, message: problem };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const meant = mendIdentity(certainText(resource.value, ...path) ?? '');
		const isOne = typeof path.at(-1) === 'number' && listAt(resource.value, ...IDENTITIES).length > 1;
		return [
			...(meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }]),
			...(isOne ? [{ title: 'Remove this identity', edits: removeAt(document, inDocument(path)) }] : []),
		];
	},
};

const IDENTITIES = ['spec', 'identities'] as const;
