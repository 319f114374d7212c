import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isDnsLabel, isDnsSubdomain } from '../../text/hostName.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { istioKinds } from './istioKinds.js';
import { quoted } from './texts.js';

/** Finds names that the API server or istiod refuses. */
export const validName: Rule = {
	id: 'istio/valid-name',
	severity: 'error',
	visits: istioKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'The name of a resource is not allowed.',
		why: 'The API server takes lower-case letters, digits, "-" and "." as a name. The name of a Gateway must be one label without dots, because istiod makes host names of it.',
		reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop.example.com
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts: ["shop.example.com"]
      tls:
        mode: SIMPLE
        credentialName: shop-example-com
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
        number: 443
        name: https
        protocol: HTTPS
      hosts: ["shop.example.com"]
      tls:
        mode: SIMPLE
        credentialName: shop-example-com
`,
	},
	*check({ kind, value }) {
		const name = certainText(value, 'metadata', 'name');
		if (name === undefined) {
			return;
		}
		if (!isDnsSubdomain(name)) {
			yield { path: ['metadata', 'name'], message: `${quoted(name)} is not a name: lower-case letters, digits, "-" and "." are allowed, with a letter or digit at both ends.` };
		} else if (kind === 'Gateway' && !isDnsLabel(name)) {
			yield { path: ['metadata', 'name'], message: `The Gateway name ${quoted(name)} is not a single DNS label.` };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const name = (resource.name ?? '').toLowerCase().replace(resource.kind === 'Gateway' ? /[^a-z0-9]+/g : /[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').slice(0, resource.kind === 'Gateway' ? 63 : 253);
		return name === '' ? [] : [{ title: `Rename to ${name}`, edits: replaceValue(document, inDocument(path), name) }];
	},
};
