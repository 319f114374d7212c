import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { clientTlsBlocks, isSet } from './clientTls.js';
import { destinationRuleExample } from './destinationRuleExample.js';

/** Finds client TLS in which a fixed sni switches the check of the server's name off. */
export const useSubjectAltNames: Rule = {
	id: 'istio/use-subject-alt-names',
	severity: 'information',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'sni stands without subjectAltNames, so the name of the server is not checked.',
		why: 'Istio checks the name of the server by itself only while neither sni nor subjectAltNames is set. With sni alone any certificate of a trusted CA passes, whatever name it is for; when the trusted CAs are the public ones, that is any certificate on the internet. Names in the ServiceEntry of the host count too.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
		since: '0.1.0',
		bad: destinationRuleExample('api.example.com', ['trafficPolicy:', '  tls:', '    mode: SIMPLE', '    caCertificates: /etc/certs/ca.pem', '    sni: api.example.com']),
		good: destinationRuleExample('api.example.com', ['trafficPolicy:', '  tls:', '    mode: SIMPLE', '    caCertificates: /etc/certs/ca.pem', '    sni: api.example.com', '    subjectAltNames:', '      - api.example.com']),
	},
	*check({ value }) {
		for (const { path, tls, mode } of clientTlsBlocks(value)) {
			const sni = textAt(tls, 'sni') ?? '';
			const isUnchecked = (mode === 'SIMPLE' || mode === 'MUTUAL') && sni !== '' && !isSet(tls, 'subjectAltNames') && tls['insecureSkipVerify'] !== true;
			if (isUnchecked) {
				const trustsAll = !isSet(tls, 'caCertificates') && !isSet(tls, 'credentialName');
				const message = `With sni and without subjectAltNames the name of the server is not checked${trustsAll ? ', so any certificate of a public CA passes' : ''}.`;
				yield { path: [...path, 'sni'], missing: true, message, ...(trustsAll ? { severity: 'warning' } : {}) };
			}
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const sni = textAt(resource.value, ...path) ?? '';
		const check = { title: `Check that the certificate is for ${sni}`, edits: isMasked(sni) ? [] : putEntry(context, path.slice(0, -1), { key: 'subjectAltNames', value: [sni], after: 'sni' }) };
		return [check, { title: 'Take name and check from the request (remove sni)', edits: removeAt(document, inDocument(path)) }];
	},
};
