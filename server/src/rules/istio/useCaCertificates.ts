import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFix } from '../rule.js';
import { CREDENTIAL_FIELDS, EXAMPLE_CA, SYSTEM_CA_BUNDLE, clientTlsBlocks, fieldsSet, isSet } from './clientTls.js';
import { type HostReach, hostReach } from './hostReach.js';

/** Finds TLS whose server certificate is checked against the public CAs because no CA is named. */
export const useCaCertificates: Rule = {
	id: 'istio/use-ca-certificates',
	severity: 'information',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: ['IST0128', 'IST0129'],
	docs: {
		summary: 'SIMPLE or MUTUAL names no CA for the server certificate.',
		why: 'Without caCertificates current versions of Istio check the server against the CA bundle of the proxy image. For a public host this means that any of more than a hundred CAs may vouch for it; name the one you expect. For a host inside the cluster or a private network it fails, because public CAs issue no certificate for such names: name your own CA, or use ISTIO_MUTUAL inside the mesh.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: database
  namespace: prod
spec:
  host: database.prod.svc.cluster.local
  trafficPolicy:
    tls:
      mode: SIMPLE
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: database
  namespace: prod
spec:
  host: database.prod.svc.cluster.local
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: /etc/certs/database-ca.pem
`,
	},
	*check({ value }) {
		const host = certainText(value, 'spec', 'host');
		const reach = host === undefined ? 'public' : hostReach(host);
		for (const { path, tls, mode } of clientTlsBlocks(value)) {
			const isVerified = isSet(tls, 'caCertificates') || isSet(tls, 'credentialName') || isSet(tls, 'insecureSkipVerify');
			if ((mode === 'SIMPLE' || mode === 'MUTUAL') && !isVerified) {
				const missing = tls['caCertificates'] === undefined;
				yield { path, at: 'key', missing, message: sentence(reach, host ?? 'the host'), ...(reach === 'public' ? {} : { severity: 'warning' }) };
			}
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const host = certainText(resource.value, 'spec', 'host') ?? '';
		const reach = hostReach(host);
		const tls = objectAt(resource.value, ...path) ?? {};
		const authority = reach === 'public' ? SYSTEM_CA_BUNDLE : EXAMPLE_CA;
		const place = inDocument(path);
		const edits = tls['caCertificates'] === undefined
			? putEntry(context, path, { key: 'caCertificates', value: authority, after: ['privateKey', 'clientCertificate'].find((field) => tls[field] !== undefined) ?? 'mode' })
			: replaceValue(document, [...place, 'caCertificates'], authority);
		const name: RuleFix = { title: reach === 'public' ? 'Name the CA bundle of the proxy image' : 'Name the CA of the server', edits };
		const isFree = fieldsSet(tls, CREDENTIAL_FIELDS).length === 0;
		const mutual: RuleFix = { title: 'Use the certificates of the mesh (ISTIO_MUTUAL)', edits: replaceValue(document, [...place, 'mode'], 'ISTIO_MUTUAL') };
		return isFree && reach === 'mesh' ? [mutual, name] : [name];
	},
};

function sentence(reach: HostReach, host: string): string {
	return reach === 'public'
		? `Without caCertificates any public CA in the proxy image may vouch for ${host}.`
		: `Without caCertificates the certificate of ${host} is checked against public CAs, which issue none for ${reach === 'mesh' ? 'names inside a cluster' : 'private names'}.`;
}
