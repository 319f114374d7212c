import { kinds } from '../../resource/kinds.js';
import { listAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { kindName, names, referenceAt, setKind } from './references.js';

/** Finds references to identities that Linkerd does not accept. */
export const validIdentityRef: Rule = {
	id: 'linkerd/valid-identity-ref',
	severity: 'error',
	visits: [kinds.linkerdMeshTlsAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A reference names something that is not an identity.',
		why: 'Identities are referred to by a ServiceAccount, or by a Namespace for all of its service accounts. A Namespace stands in no namespace, and each reference needs a name. The admission webhook refuses everything else.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#meshtlsauthentication',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identityRefs:
    - kind: Namespace
      name: shop
      namespace: shop
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identityRefs:
    - kind: Namespace
      name: shop
`,
	},
	*check({ value }) {
		for (const index of listAt(value, ...REFS).keys()) {
			const path = [...REFS, index];
			const reference = referenceAt(value, ...path);
			if (reference === undefined) {
				continue;
			}
			if (!names(reference, SERVICE_ACCOUNT) && !names(reference, NAMESPACE)) {
				yield { path: [...path, 'kind'], message: `${kindName(reference)} has no identity; refer to a ServiceAccount or a Namespace.` };
			} else if (names(reference, NAMESPACE) && valueAt(value, [...path, 'namespace']) !== undefined) {
				yield { path: [...path, 'namespace'], at: 'key', message: 'A reference to a Namespace has no namespace.' };
			}
			if (valueAt(value, [...path, 'name']) === undefined) {
				yield { path: [...path, 'name'], missing: true, message: `The reference to a ${reference.kind} needs a name.` };
			}
		}
	},
	fix({ path }, context) {
		const { document, inDocument } = context;
		switch (path.at(-1)) {
			case 'namespace':
				return [{ title: 'Remove the namespace', edits: removeAt(document, inDocument(path)) }];
			case 'name':
				return [{ title: 'Add a name', edits: putEntry(context, path.slice(0, -1), { key: 'name', value: 'my-client', after: 'kind' }) }];
			default:
				return [{ title: 'Refer to a ServiceAccount of this name', edits: setKind(context, path.slice(0, -1), SERVICE_ACCOUNT) }];
		}
	},
};

const REFS = ['spec', 'identityRefs'] as const;
const SERVICE_ACCOUNT = { group: '', kind: 'ServiceAccount' };
const NAMESPACE = { group: '', kind: 'Namespace' };
