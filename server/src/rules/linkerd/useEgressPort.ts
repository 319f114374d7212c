import { kinds } from '../../resource/kinds.js';
import { listAt, valueAt } from '../../resource/resource.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';

/** Finds routes that are attached to an EgressNetwork without a port. */
export const useEgressPort: Rule = {
	id: 'linkerd/use-egress-port',
	severity: 'error',
	visits: [kinds.linkerdHttpRoute],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A route names an EgressNetwork but no port.',
		why: 'An EgressNetwork has no ports of its own, so the route must say for which one it holds. The admission webhook refuses it.',
		reference: 'https://linkerd.io/2-edge/reference/egress-network/',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - group: policy.linkerd.io
      kind: EgressNetwork
      name: internet
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /api
`,
		good: `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - group: policy.linkerd.io
      kind: EgressNetwork
      name: internet
      port: 443
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /api
`,
	},
	*check({ value }) {
		for (const index of listAt(value, 'spec', 'parentRefs').keys()) {
			const path = ['spec', 'parentRefs', index];
			if (certainText(value, ...path, 'kind')?.toLowerCase() === 'egressnetwork' && valueAt(value, [...path, 'port']) === undefined) {
				yield { path: [...path, 'port'], missing: true, message: `The EgressNetwork ${certainText(value, ...path, 'name') ?? ''} needs the port for which the route holds.`.replace('  ', ' ') };
			}
		}
	},
	fix: ({ path }, context) => [443, 80].map((port) => ({ title: `Add port ${port}`, edits: putEntry(context, path.slice(0, -1), { key: 'port', value: port }) })),
};
