import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds paths of routes that do not begin with a slash. */
export const validRoutePath: Rule = {
	id: 'linkerd/valid-route-path',
	severity: 'error',
	visits: [kinds.linkerdHttpRoute],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A path of a route does not begin with a slash.',
		why: 'The path of a request always begins with a slash, so a relative one would never match, or would redirect to nowhere. The admission webhook refuses the route.',
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
            type: PathPrefix
            value: api
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
            type: PathPrefix
            value: /api
`,
	},
	*check({ value }) {
		for (const path of pathsOf(value)) {
			const text = certainText(value, ...path);
			if (text !== undefined && !text.startsWith('/')) {
				yield { path, message: `The path "${text}" does not begin with a slash.` };
			}
		}
	},
	fix: ({ path }, { document, resource, inDocument }) => [{ title: 'Put a slash in front', edits: replaceValue(document, inDocument(path), `/${certainText(resource.value, ...path) ?? ''}`) }],
};

/** Where a route names paths that are no patterns. */
function* pathsOf(value: JsonObject): Generator<Path> {
	for (const rule of listAt(value, 'spec', 'rules').keys()) {
		const place: Path = ['spec', 'rules', rule];
		for (const match of listAt(value, ...place, 'matches').keys()) {
			const path: Path = [...place, 'matches', match, 'path'];
			if (certainText(value, ...path, 'type') !== 'RegularExpression') {
				yield [...path, 'value'];
			}
		}
		for (const filter of listAt(value, ...place, 'filters').keys()) {
			yield [...place, 'filters', filter, 'requestRedirect', 'path', 'replaceFullPath'];
			yield [...place, 'filters', filter, 'requestRedirect', 'path', 'replacePrefixMatch'];
		}
	}
}
