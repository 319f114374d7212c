import { futureCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds certificates and revocation lists that are not valid yet. */
export const noFutureStart: CertificateRule = certificateRule({
	id: 'certificates/no-future-start',
	severity: 'error',
	codes: ['not-yet-valid', 'crl-not-yet-valid'],
	docs: {
		summary: 'A certificate is not valid yet.',
		why: 'Until it begins, peers refuse it like an expired one. A clock that was wrong when it was issued, or a time zone taken for UTC, is the usual reason.',
		reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
		bad: secretWith({ 'tls.crt': [futureCertificate] }),
		good: goodSecret(),
	},
});
