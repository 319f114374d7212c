import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { parseGoDuration } from '../../text/goDuration.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds timeouts of routes that contradict each other. */
export const validRouteTimeout: Rule = {
	id: 'linkerd/valid-route-timeout',
	severity: 'error',
	visits: [kinds.linkerdHttpRoute],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A timeout of a route is negative, or shorter for the whole request than for one attempt.',
		why: 'The timeout of a request covers all attempts to serve it, so that of a single backend request cannot be longer. The admission webhook refuses the route.',
		reference: 'https://linkerd.io/2-edge/reference/timeouts/',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - group: policy.linkerd.io
      kind: Server
      name: web-http
  rules:
    - timeouts:
        request: 1s
        backendRequest: 5s
`,
		good: `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - group: policy.linkerd.io
      kind: Server
      name: web-http
  rules:
    - timeouts:
        request: 5s
        backendRequest: 1s
`,
	},
	*check({ value }) {
		for (const rule of listAt(value, 'spec', 'rules').keys()) {
			const timeouts = ['spec', 'rules', rule, 'timeouts'];
			const [request, backendRequest] = ['request', 'backendRequest'].map((field) => certainText(value, ...timeouts, field));
			for (const [field, text] of Object.entries({ request, backendRequest })) {
				if (text?.startsWith('-') === true && parseGoDuration(text) !== undefined) {
					yield { path: [...timeouts, field], message: `The timeout ${text} is negative.` };
				}
			}
			const [whole, part] = [request, backendRequest].map((text) => (text === undefined ? undefined : parseGoDuration(text)));
			// A request timeout of 0 means none.
			if (whole !== undefined && part !== undefined && whole > 0 && part > whole) {
				yield { path: [...timeouts, 'backendRequest'], message: `The timeout ${backendRequest ?? ''} of a backend request is longer than that of the whole request, ${request ?? ''}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = certainText(resource.value, ...path) ?? '';
		const value = text.startsWith('-') ? text.slice(1) : certainText(resource.value, ...path.slice(0, -1), 'request') ?? '';
		return [{ title: `Change to ${value}`, edits: replaceValue(document, inDocument(path), value) }];
	},
};
