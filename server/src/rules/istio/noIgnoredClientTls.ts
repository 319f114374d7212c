import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule, RuleFix } from '../rule.js';
import { clientTlsBlocks, ignoredFields, isSet } from './clientTls.js';

/** Finds client TLS fields that have no effect in the mode beside them. */
export const noIgnoredClientTls: Rule = {
	id: 'istio/no-ignored-client-tls',
	severity: 'warning',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A TLS field has no effect in its mode.',
		why: 'ISTIO_MUTUAL takes certificates and the CA from the mesh, DISABLE sends plaintext, and SIMPLE shows no client certificate. Fields that they ignore make a reader believe in a protection that is not there.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
      clientCertificate: /etc/certs/client.pem
      privateKey: /etc/certs/client-key.pem
      caCertificates: /etc/certs/ca.pem
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
`,
	},
	*check({ value }) {
		for (const block of clientTlsBlocks(value)) {
			for (const field of ignoredFields(block)) {
				yield { path: [...block.path, field], at: 'key', missing: true, message: `${field} has no effect in mode ${block.mode}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const remove: RuleFix = { title: `Remove ${path.at(-1)}`, safe: true, edits: removeAt(document, inDocument(path)) };
		const block = clientTlsBlocks(resource.value).find((candidate) => candidate.path.join() === path.slice(0, -1).join());
		const isComplete = block !== undefined && ['clientCertificate', 'privateKey', 'caCertificates'].every((field) => isSet(block.tls, field));
		if (!isComplete || isSet(block.tls, 'credentialName') || isSet(block.tls, 'insecureSkipVerify')) {
			return [remove];
		}
		return [remove, { title: 'Use these certificates (MUTUAL)', edits: replaceValue(document, inDocument([...block.path, 'mode']), 'MUTUAL') }];
	},
};
