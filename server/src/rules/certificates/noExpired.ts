import { expiredCertificate, rootCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds certificates and revocation lists that have ended. */
export const noExpired: CertificateRule = certificateRule({
	id: 'certificates/no-expired',
	severity: 'error',
	codes: ['expired', 'crl-expired'],
	docs: {
		summary: 'A certificate has expired.',
		why: 'Peers refuse an expired certificate in every handshake (RFC 5280 §6.1.3). In a set of trust anchors it only does nothing any more, and hides that its successor may be missing.',
		reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
		bad: secretWith({ 'tls.crt': [expiredCertificate], 'ca.crt': [rootCertificate] }),
		good: goodSecret(),
	},
});
