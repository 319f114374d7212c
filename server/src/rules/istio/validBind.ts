import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { isIpAddress } from '../../text/ipAddress.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { quoted } from './texts.js';

/** Finds listeners that bind to what is neither an address nor a socket. */
export const validBind: Rule = {
	id: 'istio/valid-bind',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'bind is neither an IP address nor a Unix socket.',
		why: 'A listener binds to an address of the pod or to a socket (unix:///path, unix://@name). istiod refuses host names and other schemes. Left out, it listens on all addresses.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Server',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 9092
        name: tcp
        protocol: TCP
      bind: localhost
      hosts: ["kafka.example.com"]
`,
		good: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 9092
        name: tcp
        protocol: TCP
      bind: 127.0.0.1
      hosts: ["kafka.example.com"]
`,
	},
	*check({ value }) {
		for (const list of ['servers', 'ingress', 'egress']) {
			for (const [index, listener] of listAt(value, 'spec', list).entries()) {
				const bind = certainText(listener, 'bind');
				if (bind !== undefined && bind !== '' && !isIpAddress(bind) && !/^unix:\/\/[/@]/.test(bind)) {
					yield { path: ['spec', list, index, 'bind'], message: `${quoted(bind)} is neither an IP address nor a socket (unix:///path), so nothing can bind to it.` };
				}
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Listen on all addresses (remove bind)', edits: removeAt(document, inDocument(path)) }],
};
