import { outlivingCertificate, rootCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds certificates that end after their issuer. */
export const noOutlivingIssuer: CertificateRule = certificateRule({
	id: 'certificates/no-outliving-issuer',
	severity: 'warning',
	codes: ['outlives-issuer'],
	docs: {
		summary: 'A certificate ends after the authority that issued it.',
		why: 'Once the authority has expired no chain verifies, whatever the date on the leaf. Dashboards that look at leaves only see nothing coming.',
		reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1.3',
		bad: secretWith({ 'tls.crt': [outlivingCertificate], 'ca.crt': [rootCertificate] }),
		good: goodSecret(),
	},
});
