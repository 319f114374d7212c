import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceText, replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { exampleServiceAccounts } from './examples.js';

/** Finds policies that admit clients without a mesh identity. */
export const noUnauthenticatedAccess: Rule = {
	id: 'linkerd/no-unauthenticated-access',
	severity: 'warning',
	visits: [kinds.linkerdServer, kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A policy admits clients without a mesh identity.',
		why: 'Such clients are served in plaintext and nobody knows who they are: every workload that can reach the port, and whoever is on the network, may call it. `audit` does not refuse anything, it only logs.',
		reference: 'https://linkerd.io/2-edge/features/server-policy/',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web-http
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  port: http
  accessPolicy: all-unauthenticated
`,
		good: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web-http
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  port: http
  accessPolicy: all-authenticated
`,
	},
	*check({ value }) {
		const policy = certainText(value, ...ACCESS_POLICY);
		const effect = policy === undefined ? undefined : EFFECTS[policy];
		if (effect !== undefined) {
			yield { path: ACCESS_POLICY, message: `${policy} ${effect}.` };
		}
		const client = objectAt(value, 'spec', 'client');
		if (client?.['unauthenticated'] === true && client['meshTLS'] === undefined) {
			yield { path: UNAUTHENTICATED, message: `The server admits clients ${client['networks'] === undefined ? 'from everywhere' : 'of these networks'} without mTLS (unauthenticated: true).` };
		}
		if (valueAt(client, ['meshTLS', 'unauthenticatedTLS']) === true && valueAt(client, ['meshTLS', 'identities']) === undefined && valueAt(client, ['meshTLS', 'serviceAccounts']) === undefined) {
			yield { path: UNAUTHENTICATED_TLS, message: 'The server admits TLS clients without an identity (unauthenticatedTLS: true).' };
		}
	},
	fix({ path }, context) {
		const { document, inDocument } = context;
		if (path.at(-1) !== 'accessPolicy') {
			return clientFixes(path.length === UNAUTHENTICATED.length, context);
		}
		return ['all-authenticated', 'cluster-authenticated', 'deny'].map((policy) => ({ title: `Change to ${policy}`, edits: replaceValue(document, inDocument(path), policy) }));
	},
};

const ACCESS_POLICY = ['spec', 'accessPolicy'] as const;
const UNAUTHENTICATED = ['spec', 'client', 'unauthenticated'] as const;
const UNAUTHENTICATED_TLS = ['spec', 'client', 'meshTLS', 'unauthenticatedTLS'] as const;

const EFFECTS: Readonly<Record<string, string>> = {
	'all-unauthenticated': 'admits every client, with or without mTLS',
	'cluster-unauthenticated': 'admits every client in the cluster, with or without mTLS',
	audit: 'admits every client and only logs those that it would refuse',
};

/** Names service accounts in the place of the switch. */
function clientFixes(isPlaintext: boolean, context: FixContext): readonly RuleFix[] {
	const { document, inDocument } = context;
	if (!isPlaintext) {
		const path = inDocument(UNAUTHENTICATED_TLS);
		return [{ title: 'Authorize a service account instead', edits: [...renameKey(document, path, 'serviceAccounts'), ...replaceText(document, path, '[{name: my-client}]')] }];
	}
	const addition = putEntry(context, ['spec', 'client'], { key: 'meshTLS', value: { serviceAccounts: exampleServiceAccounts }, before: 'unauthenticated' });
	return [{ title: 'Authorize a service account instead', edits: [...addition, ...removeAt(document, inDocument(UNAUTHENTICATED))] }];
}
