import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule, RuleFix } from '../rule.js';
import { type ClientTls, clientTlsBlocks, fieldsSet, isSet } from './clientTls.js';

/** Finds client TLS fields that exclude each other. */
export const noConflictingClientTls: Rule = {
	id: 'istio/no-conflicting-client-tls',
	severity: 'error',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'TLS fields stand side by side that exclude each other.',
		why: 'A credentialName brings certificate, key and CA together, so istiod refuses file names beside it. insecureSkipVerify says that nothing is verified, so istiod refuses a CA or names to verify beside it.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
spec:
  host: api.partner.com
  workloadSelector:
    matchLabels:
      app: checkout
  trafficPolicy:
    tls:
      mode: MUTUAL
      credentialName: partner-client
      caCertificates: /etc/certs/partner-ca.pem
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
spec:
  host: api.partner.com
  workloadSelector:
    matchLabels:
      app: checkout
  trafficPolicy:
    tls:
      mode: MUTUAL
      credentialName: partner-client
`,
	},
	*check({ value }) {
		for (const block of clientTlsBlocks(value)) {
			for (const [field, other] of conflicts(block)) {
				yield { path: [...block.path, field], at: 'key', missing: true, message: `${field} is refused beside ${other}.`, data: other };
			}
		}
	},
	fix({ path, data }, { document, resource, inDocument }) {
		const remove = (field: string): RuleFix => ({ title: `Remove ${field}`, edits: removeAt(document, inDocument([...path.slice(0, -1), field])) });
		const field = String(path.at(-1));
		if (data === 'insecureSkipVerify') {
			// Skipping the verification is never the better half.
			return [remove('insecureSkipVerify'), remove(field)];
		}
		const tls = objectAt(resource.value, ...path.slice(0, -1)) ?? {};
		const needed = textAt(tls, 'mode') === 'MUTUAL' ? ['clientCertificate', 'privateKey', 'caCertificates'] : ['caCertificates'];
		// Without the credential the files have to be complete.
		return fieldsSet(tls, needed).length === needed.length ? [remove(field), remove('credentialName')] : [remove(field)];
	},
};

/** Pairs of a field and the one that excludes it. */
function conflicts({ tls, mode }: ClientTls): readonly (readonly [field: string, other: string])[] {
	if (mode !== 'SIMPLE' && mode !== 'MUTUAL') {
		return [];
	}
	const unverified = tls['insecureSkipVerify'] === true ? fieldsSet(tls, ['caCertificates', 'subjectAltNames', ...(mode === 'SIMPLE' ? ['credentialName'] : [])]) : [];
	const files = isSet(tls, 'credentialName') ? fieldsSet(tls, ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl']).filter((field) => !unverified.includes(field)) : [];
	return [...unverified.map((field) => [field, 'insecureSkipVerify'] as const), ...files.map((field) => [field, 'credentialName'] as const)];
}
