import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds patterns of routes in a notation that Linkerd’s proxy does not have. */
export const validRoutePattern: Rule = {
	id: 'linkerd/valid-route-pattern',
	severity: 'error',
	visits: [kinds.linkerdHttpRoute],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A pattern uses a notation that Linkerd’s proxy does not have.',
		why: 'Patterns are those of Rust’s regex library, which runs in linear time and has neither look-around nor back-references. The admission webhook refuses the route.',
		reference: 'https://linkerd.io/2-edge/reference/httproute/',
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
    - matches:
        - path:
            type: RegularExpression
            value: /api/(?!internal).*
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
    - matches:
        - path:
            type: RegularExpression
            value: /api/v[0-9]+/.*
`,
	},
	*check({ value }) {
		for (const path of patternsOf(value)) {
			const pattern = certainText(value, ...path, 'value') ?? '';
			const construct = certainText(value, ...path, 'type') === 'RegularExpression' ? FOREIGN.exec(pattern)?.[0] : undefined;
			if (construct !== undefined) {
				yield { path: [...path, 'value'], message: `The pattern uses "${construct}", which Linkerd’s proxy does not know.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const pattern = certainText(resource.value, ...path) ?? '';
		const plain = pattern.replace(/\(\?<?[=!][^()]*\)/g, '');
		return plain === pattern || FOREIGN.test(plain) ? [{ title: 'Remove this condition', edits: removeAt(document, inDocument(path.slice(0, -1))) }] : [{ title: 'Remove the look-around', edits: replaceValue(document, inDocument(path), plain) }];
	},
};

const FOREIGN = /(?<!\\)(?:\\\\)*(?:\(\?<?[=!]|\\[1-9])/;

/** The conditions of a route that may hold a pattern. */
function* patternsOf(value: JsonObject): Generator<Path> {
	for (const rule of listAt(value, 'spec', 'rules').keys()) {
		for (const match of listAt(value, 'spec', 'rules', rule, 'matches').keys()) {
			const path: Path = ['spec', 'rules', rule, 'matches', match];
			yield [...path, 'path'];
			for (const list of ['headers', 'queryParams']) {
				for (const index of listAt(value, ...path, list).keys()) {
					yield [...path, list, index];
				}
			}
		}
	}
}
