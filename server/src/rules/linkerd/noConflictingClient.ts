import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';

/** Finds ServerAuthorizations whose client both has and needs no identity. */
export const noConflictingClient: Rule = {
	id: 'linkerd/no-conflicting-client',
	severity: 'error',
	visits: [kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A client must be authenticated and unauthenticated at once.',
		why: '`unauthenticated: true` admits clients without mTLS, and `unauthenticatedTLS: true` admits any TLS client; each excludes a list of identities. The admission webhook refuses the resource; where it is not running, it is unclear who is admitted.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#serverauthorization',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata:
  name: web
  namespace: shop
spec:
  server:
    name: web-http
  client:
    unauthenticated: true
    meshTLS:
      serviceAccounts:
        - name: cart
`,
		good: `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata:
  name: web
  namespace: shop
spec:
  server:
    name: web-http
  client:
    meshTLS:
      serviceAccounts:
        - name: cart
`,
	},
	*check({ value }) {
		const meshTls = objectAt(value, ...MESH_TLS);
		if (valueAt(value, UNAUTHENTICATED) === true && meshTls !== undefined) {
			// In a template the two may stand in branches of which one is taken.
			yield { path: UNAUTHENTICATED, missing: true, message: 'unauthenticated: true and meshTLS exclude each other.' };
		}
		for (const field of ['identities', 'serviceAccounts']) {
			if (meshTls?.['unauthenticatedTLS'] === true && meshTls[field] !== undefined) {
				yield { path: [...MESH_TLS, 'unauthenticatedTLS'], missing: true, message: `unauthenticatedTLS: true and ${field} exclude each other.` };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: `Demand an identity: remove ${String(path.at(-1))}`, edits: removeAt(document, inDocument(path)) }],
};

const UNAUTHENTICATED = ['spec', 'client', 'unauthenticated'] as const;
const MESH_TLS = ['spec', 'client', 'meshTLS'] as const;
