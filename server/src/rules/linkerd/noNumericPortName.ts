import { kinds } from '../../resource/kinds.js';
import { replaceText } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds Servers whose port is a number in quotes, which is a name. */
export const noNumericPortName: Rule = {
	id: 'linkerd/no-numeric-port-name',
	severity: 'warning',
	visits: [kinds.linkerdServer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A port number in quotes is the name of a port.',
		why: 'A text in `port` is looked up among the names of the container ports, and a name has at least one letter. The Server matches no port, so neither its protocol nor its policy takes effect.',
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
  port: "8080"
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
  port: 8080
`,
	},
	*check({ value }) {
		const port = certainText(value, ...PORT);
		if (port !== undefined && /^\d+$/.test(port)) {
			yield { path: PORT, message: `"${port}" in quotes is the name of a port, which no port can have, not its number.` };
		}
	},
	fix: (_finding, { document, resource, inDocument }) => [{ title: 'Remove the quotes', edits: replaceText(document, inDocument(PORT), String(Number(certainText(resource.value, ...PORT)))) }],
};

const PORT = ['spec', 'port'] as const;
