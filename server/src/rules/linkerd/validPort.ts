import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { Rule } from '../rule.js';

/** Finds ports of a Server that no container can have. */
export const validPort: Rule = {
	id: 'linkerd/valid-port',
	severity: 'error',
	visits: [kinds.linkerdServer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The port of a Server is one that no container can have.',
		why: 'A number runs from 1 to 65535. A name has at most 15 lower-case letters, digits and single dashes, as those of container ports have. A Server with another port matches nothing, and its policy does not take effect.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#server',
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
  port: HTTP
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
		const port = valueAt(value, PORT);
		if (typeof port === 'number' && Number.isInteger(port) && (port < 1 || port > 65535)) {
			yield { path: PORT, message: `${port} is not a port; ports run from 1 to 65535.` };
		}
		if (typeof port === 'string' && !isMasked(port) && !/^\d+$/.test(port) && !PORT_NAME.test(port)) {
			yield { path: PORT, severity: 'warning', message: `"${port}" cannot be the name of a port, so the Server matches none.` };
		}
	},
	fix(_finding, { document, resource, inDocument }) {
		const port = valueAt(resource.value, PORT);
		const meant = typeof port === 'string' ? port.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 15) : '';
		return PORT_NAME.test(meant) ? [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(PORT), meant) }] : [];
	},
};

const PORT = ['spec', 'port'] as const;
// Kubernetes takes port names from RFC 6335 §5.1, in lower case.
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
