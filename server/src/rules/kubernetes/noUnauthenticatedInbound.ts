import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';

/** Finds default inbound policies of Linkerd that admit clients without an identity. */
export const noUnauthenticatedInbound: Rule = {
	id: 'kubernetes/no-unauthenticated-inbound',
	severity: 'warning',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The default inbound policy admits clients without a mesh identity.',
		why: 'The annotation decides for every port that no Server covers. With `all-unauthenticated` or `cluster-unauthenticated` whoever reaches the pod is served, in plaintext if it likes; `audit` only logs what it would refuse. The `-authenticated` policies demand mTLS with an identity of the mesh.',
		reference: 'https://linkerd.io/2-edge/features/server-policy/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    linkerd.io/inject: enabled
    config.linkerd.io/default-inbound-policy: all-unauthenticated
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    linkerd.io/inject: enabled
    config.linkerd.io/default-inbound-policy: all-authenticated
`,
	},
	*check(resource) {
		for (const { name, path, text } of podAnnotations(resource)) {
			const effect = name === 'config.linkerd.io/default-inbound-policy' ? EFFECTS[text] : undefined;
			if (effect !== undefined) {
				yield { path, message: `On ports without a Server ${text} ${effect}.` };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => ['all-authenticated', 'cluster-authenticated', 'deny'].map((policy) => ({ title: `Change to ${policy}`, edits: replaceValue(document, inDocument(path), policy) })),
};

const EFFECTS: Readonly<Record<string, string>> = {
	'all-unauthenticated': 'admits every client, with or without mTLS',
	'cluster-unauthenticated': 'admits every client in the cluster, with or without mTLS',
	audit: 'admits every client and only logs those that it would refuse',
};
