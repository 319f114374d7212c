import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { exampleLabels } from './examples.js';

/** Finds Servers that select every pod of their namespace. */
export const noServerCatchAll: Rule = {
	id: 'linkerd/no-server-catch-all',
	severity: 'information',
	visits: [kinds.linkerdServer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A Server selects every pod of its namespace.',
		why: 'An empty selector matches all pods that have the port, those of workloads that come later too. Its protocol and policy then apply to them, and a Server for one of them overlaps with it, where the older one wins.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#server',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web-http
  namespace: shop
spec:
  podSelector: {}
  port: http
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
`,
	},
	*check({ value }) {
		for (const field of ['podSelector', 'externalWorkloadSelector']) {
			const selector = objectAt(value, 'spec', field);
			if (selector !== undefined && Object.keys(selector).length === 0) {
				yield { path: ['spec', field], at: 'key', missing: true, message: `The empty ${field} selects every ${field === 'podSelector' ? 'pod' : 'external workload'} of the namespace.` };
			}
		}
	},
	fix: ({ path }, context) => [{ title: 'Select by a label', edits: putEntry(context, path, { key: 'matchLabels', value: exampleLabels(context.resource) }) }],
};
