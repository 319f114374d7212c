import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { listOf } from '../../text/words.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { CREDENTIAL_FIELDS, clientTlsBlocks, fieldsSet, isSet } from './clientTls.js';
import { hostReach } from './hostReach.js';

const PAIR = { clientCertificate: '/etc/certs/client.pem', privateKey: '/etc/certs/client-key.pem' } as const;
const PAIR_FIELDS = ['clientCertificate', 'privateKey'] as const;

/** Finds mutual TLS without a certificate to show. */
export const useClientCertificate: Rule = {
	id: 'istio/use-client-certificate',
	severity: 'error',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'MUTUAL names no client certificate or no key.',
		why: 'In mode MUTUAL the proxy shows a certificate of yours, so istiod refuses a rule that names neither the files clientCertificate and privateKey nor a credentialName. For services of the mesh ISTIO_MUTUAL needs none of them.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
spec:
  host: api.partner.com
  trafficPolicy:
    tls:
      mode: MUTUAL
      caCertificates: /etc/certs/partner-ca.pem
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
spec:
  host: api.partner.com
  trafficPolicy:
    tls:
      mode: MUTUAL
      clientCertificate: /etc/certs/client.pem
      privateKey: /etc/certs/client-key.pem
      caCertificates: /etc/certs/partner-ca.pem
`,
	},
	*check({ value }) {
		for (const { path, tls, mode } of clientTlsBlocks(value)) {
			const lacking = PAIR_FIELDS.filter((field) => !isSet(tls, field));
			if (mode === 'MUTUAL' && lacking.length > 0 && !isSet(tls, 'credentialName')) {
				const missing = lacking.some((field) => tls[field] === undefined);
				yield { path: [...path, 'mode'], missing, message: `MUTUAL needs ${listOf(lacking, 'and')}${lacking.length === 2 ? ', or a credentialName' : ''}.`, data: lacking };
			}
		}
	},
	fix(finding, context) {
		const block = finding.path.slice(0, -1);
		const host = certainText(context.resource.value, 'spec', 'host');
		const isFree = fieldsSet(objectAt(context.resource.value, ...block) ?? {}, [...CREDENTIAL_FIELDS, 'insecureSkipVerify']).length === 0;
		const mutual: RuleFix = { title: 'Use the certificates of the mesh (ISTIO_MUTUAL)', edits: replaceValue(context.document, context.inDocument(finding.path), 'ISTIO_MUTUAL') };
		const name = nameFiles(finding, context);
		return isFree && host !== undefined && hostReach(host) === 'mesh' ? [mutual, name] : [name];
	},
};

/** Names the files that are lacking; the author puts the real paths in their place. */
function nameFiles(finding: RuleFinding, context: FixContext): RuleFix {
	const { document, resource, inDocument } = context;
	const block = finding.path.slice(0, -1);
	const lacking = PAIR_FIELDS.filter((field) => Array.isArray(finding.data) && (finding.data as readonly unknown[]).includes(field));
	const edits = lacking.flatMap((field) => {
		const isWritten = textAt(resource.value, ...block, field) !== undefined;
		return isWritten
			? replaceValue(document, [...inDocument(block), field], PAIR[field])
			: putEntry(context, block, { key: field, value: PAIR[field], after: field === 'privateKey' && !lacking.includes('clientCertificate') ? 'clientCertificate' : 'mode' });
	});
	return { title: `Name the ${listOf(lacking, 'and')} ${lacking.length === 1 ? 'file' : 'files'}`, edits };
}
