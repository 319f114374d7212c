import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nearest } from '../../text/nearest.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { textLists } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { quoted } from './texts.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];

/** Finds methods that no HTTP request has. */
export const validHttpMethod: Rule = {
	id: 'istio/valid-http-method',
	severity: 'warning',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: ['KIA0102'],
	docs: {
		summary: 'A method is not one of HTTP.',
		why: 'A method that no request has never matches: an ALLOW rule lets nothing in, a DENY rule stops nothing. The call of a gRPC service is a path (/package.Service/Method) and belongs into paths; its method is always POST.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - to:', '      - operation:', '          methods: ["GETS"]']),
		good: authorizationExample(['rules:', '  - to:', '      - operation:', '          methods: ["GET"]']),
	},
	*check({ value }) {
		for (const { path, field } of textLists(value)) {
			for (const entry of field === 'methods' ? certainTexts(value, ...path) : []) {
				const isPattern = entry.text.startsWith('*') || entry.text.endsWith('*');
				if (entry.text !== '' && !isPattern && !METHODS.includes(entry.text.toUpperCase())) {
					const hint = entry.text.includes('/') ? '; a gRPC call is named in paths' : '';
					yield { path: entry.path, message: `${quoted(entry.text)} is not an HTTP method${hint}.` };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const method = textAt(resource.value, ...path) ?? '';
		const meant = method.includes('/') ? 'POST' : nearest(method, METHODS);
		const items = listAt(resource.value, ...path.slice(0, -1));
		if (meant !== undefined && !items.includes(meant)) {
			return [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }];
		}
		return items.length > 1 ? [{ title: 'Remove the method', edits: removeAt(document, inDocument(path)) }] : [];
	},
};
