import { kinds } from '../../resource/kinds.js';
import { objectAt, listAt, valueAt } from '../../resource/resource.js';
import { replaceText } from '../../syntax/yaml/edit/replace.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import type { TextEdit } from '../../text/edit.js';
import { putEntry } from '../putEntry.js';
import type { FixContext, Rule } from '../rule.js';
import { exampleServiceAccounts } from './examples.js';

/** Finds ServerAuthorizations that authorize nobody. */
export const noClientWithoutAuthentication: Rule = {
	id: 'linkerd/no-client-without-authentication',
	severity: 'warning',
	visits: [kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A ServerAuthorization names no client.',
		why: 'Admission accepts it, but the policy controller drops an authorization without a client, so the traffic that it was written for stays denied.',
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
    meshTLS: {}
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
		const client = objectAt(value, ...CLIENT);
		if (client === undefined || client['unauthenticated'] === true) {
			return;
		}
		const meshTls = objectAt(client, 'meshTLS');
		if (meshTls === undefined) {
			yield { path: client['meshTLS'] === undefined ? CLIENT : MESH_TLS, at: 'key', missing: true, message: 'The ServerAuthorization names no client, so it authorizes nobody.' };
		} else if (meshTls['unauthenticatedTLS'] !== true && isEmptyList(meshTls, 'identities') && isEmptyList(meshTls, 'serviceAccounts')) {
			yield { path: MESH_TLS, at: 'key', missing: true, message: 'meshTLS names no identity and no service account, so it authorizes nobody.' };
		}
	},
	fix: (_finding, context) => [{ title: 'Authorize a service account', edits: addServiceAccounts(context) }],
};

const CLIENT = ['spec', 'client'] as const;
const MESH_TLS = [...CLIENT, 'meshTLS'] as const;

function isEmptyList(meshTls: JsonObject, field: string): boolean {
	return valueAt(meshTls, [field]) === undefined || (Array.isArray(meshTls[field]) && listAt(meshTls, field).length === 0);
}

function addServiceAccounts(context: FixContext): TextEdit[] {
	const { document, inDocument } = context;
	const lists = ['serviceAccounts', 'identities'].filter((field) => valueAt(context.resource.value, [...MESH_TLS, field]) !== undefined);
	if (lists[0] !== undefined) {
		return replaceText(document, inDocument([...MESH_TLS, lists[0]]), lists[0] === 'identities' ? '["my-client.my-namespace.serviceaccount.identity.linkerd.cluster.local"]' : '[{name: my-client}]');
	}
	return valueAt(context.resource.value, MESH_TLS) === undefined
		? putEntry(context, CLIENT, { key: 'meshTLS', value: { serviceAccounts: exampleServiceAccounts } })
		: putEntry(context, MESH_TLS, { key: 'serviceAccounts', value: exampleServiceAccounts });
}
