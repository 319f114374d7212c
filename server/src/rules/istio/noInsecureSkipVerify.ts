import { kinds } from '../../resource/kinds.js';
import { isKind, objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceText } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { EXAMPLE_CA, SYSTEM_CA_BUNDLE, clientTlsBlocks, isSet } from './clientTls.js';
import { hostReach } from './hostReach.js';
import { serverTlsBlocks, verifiesClients } from './serverTls.js';

/** Finds TLS that accepts every certificate. */
export const noInsecureSkipVerify: Rule = {
	id: 'istio/no-insecure-skip-verify',
	severity: 'warning',
	visits: [kinds.destinationRule, kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The certificate of the other side is not verified.',
		why: 'With insecureSkipVerify the proxy takes whatever certificate it is shown: anyone on the way can pass for the server and read the traffic, and on a gateway any self-signed certificate passes for a client. Name the CA that signs the certificates instead.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: legacy
spec:
  host: legacy.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
      insecureSkipVerify: true
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: legacy
spec:
  host: legacy.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: /etc/certs/legacy-ca.pem
`,
	},
	*check(resource) {
		if (isKind(resource, kinds.destinationRule)) {
			const host = certainText(resource.value, 'spec', 'host') ?? 'the server';
			for (const { path, tls, mode } of clientTlsBlocks(resource.value)) {
				if (tls['insecureSkipVerify'] === true && (mode === 'SIMPLE' || mode === 'MUTUAL')) {
					yield { path: [...path, 'insecureSkipVerify'], message: `insecureSkipVerify accepts any certificate for ${host}.` };
				}
			}
			return;
		}
		for (const { path, tls, mode } of serverTlsBlocks(resource.value)) {
			if (tls['insecureSkipVerify'] === true && verifiesClients(mode)) {
				yield { path: [...path, 'insecureSkipVerify'], missing: true, message: `insecureSkipVerify accepts any client certificate, although the mode is ${mode}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const tls = objectAt(resource.value, ...path.slice(0, -1)) ?? {};
		const place = inDocument(path);
		if (!isKind(resource, kinds.destinationRule) || isSet(tls, 'caCertificates') || isSet(tls, 'credentialName')) {
			return [{ title: 'Verify the certificate (remove insecureSkipVerify)', edits: removeAt(document, place) }];
		}
		const isPublic = hostReach(certainText(resource.value, 'spec', 'host') ?? '') === 'public';
		const authority = isPublic ? SYSTEM_CA_BUNDLE : EXAMPLE_CA;
		return [{ title: `Verify against ${isPublic ? 'the CA bundle of the proxy image' : 'a CA'} instead`, edits: [...renameKey(document, place, 'caCertificates'), ...replaceText(document, place, authority)] }];
	},
};
