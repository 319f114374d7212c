import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nearest } from '../../text/nearest.js';
import { listOf } from '../../text/words.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { PROTOCOLS, isTlsProtocol, portPaths } from './portPlaces.js';
import { quoted } from './texts.js';

/** Finds protocols that Istio does not know. */
export const validProtocol: Rule = {
	id: 'istio/valid-protocol',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar, kinds.serviceEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The protocol of a port is unknown to Istio.',
		why: 'The protocol decides whether a port has TLS, requests or bytes. istiod refuses a word that it does not know; upper and lower case do not matter. A protocol that is not in the list is TCP, or TLS when it is encrypted.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Port-protocol',
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
        name: kafka
        protocol: KAFKA
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
        name: kafka
        protocol: TCP
      hosts: ["kafka.example.com"]
`,
	},
	*check(resource) {
		for (const path of portPaths(resource)) {
			const protocol = certainText(resource.value, ...path, 'protocol');
			const isOptional = protocol === '' && resource.kind !== 'Gateway';
			if (protocol !== undefined && !isOptional && !isKnown(protocol)) {
				yield { path: [...path, 'protocol'], message: `${quoted(protocol)} is not a protocol that Istio knows; use ${listOf(PROTOCOLS)}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const hasTls = objectAt(resource.value, ...path.slice(0, 3), 'tls') !== undefined;
		const meant = nearest(textAt(resource.value, ...path) ?? '', PROTOCOLS.filter((protocol) => !hasTls || isTlsProtocol(protocol)));
		return [...new Set([...(meant === undefined ? [] : [meant]), hasTls ? 'TLS' : 'TCP'])].map((protocol) => ({ title: `Change to ${protocol}`, edits: replaceValue(document, inDocument(path), protocol) }));
	},
};

/** `HBONE` and `AUTO` are Istio's own; what it writes itself is not at fault. */
function isKnown(protocol: string): boolean {
	const upper = protocol.toUpperCase();
	return upper === 'HBONE' || upper === 'AUTO' || PROTOCOLS.some((known) => known.toUpperCase() === upper);
}
