import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt, valueAt } from '../../resource/resource.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { certainTexts } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';

/** Finds hosts that a Gateway serves in plaintext beside HTTPS. */
export const useHttpsRedirect: Rule = {
	id: 'istio/use-https-redirect',
	severity: 'information',
	visits: [kinds.gateway],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A host is served over HTTP beside HTTPS without a redirect.',
		why: 'Whoever types the bare name lands on the plaintext port and stays there, cookies and tokens included. With httpsRedirect the gateway answers 301 to the same address over HTTPS.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: example('      hosts:\n        - shop.example.com\n'),
		good: example('      hosts:\n        - shop.example.com\n      tls:\n        httpsRedirect: true\n'),
	},
	*check({ value }) {
		const servers = listAt(value, 'spec', 'servers');
		const encrypted = new Set(servers.filter((server) => protocolOf(server) === 'HTTPS').flatMap((server) => certainTexts(server, 'hosts').map(({ text }) => text)));
		for (const [index, server] of servers.entries()) {
			const both = certainTexts(server, 'hosts').find(({ text }) => encrypted.has(text));
			if (protocolOf(server) === 'HTTP' && both !== undefined && valueAt(server, ['tls', 'httpsRedirect']) !== true) {
				yield { path: ['spec', 'servers', index, 'port', 'protocol'], missing: true, message: `${both.text === '*' ? 'Every host' : both.text} is served over HTTP without a redirect to HTTPS.` };
			}
		}
	},
	fix({ path }, context) {
		const server = path.slice(0, 3);
		const edits = objectAt(context.resource.value, ...server, 'tls') === undefined
			? putEntry(context, server, { key: 'tls', value: { httpsRedirect: true }, after: 'hosts' })
			: putEntry(context, [...server, 'tls'], { key: 'httpsRedirect', value: true });
		return [{ title: 'Redirect to HTTPS', edits }];
	},
};

function protocolOf(server: JsonValue): string | undefined {
	return textAt(server, 'port', 'protocol')?.toUpperCase();
}

function example(http: string): string {
	return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
${http}    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - shop.example.com
      tls:
        mode: SIMPLE
        credentialName: shop-example-com
`;
}
