import { endingCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds certificates that end soon. */
export const useTimelyRenewal: CertificateRule = certificateRule({
	id: 'certificates/use-timely-renewal',
	severity: 'warning',
	codes: ['expires-soon'],
	docs: {
		summary: 'A certificate ends soon: within 30 days, or within the last third of a short life.',
		why: 'What renews certificates does so long before the end. One that has come this far is renewed by nobody, or its renewal fails, and the next weeks decide whether traffic stops.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#renewal',
		bad: secretWith({ 'tls.crt': [endingCertificate] }),
		good: goodSecret(),
	},
});
