import { namelessCertificate } from '../secrets/examples.js';
import { cartCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { configMapWith } from './manifests.js';

/** Finds certificates that name nobody in a way that clients look at. */
export const useAlternativeNames: CertificateRule = certificateRule({
	id: 'certificates/use-alternative-names',
	severity: 'warning',
	codes: ['missing-san', 'bad-wildcard-san', 'empty-subject-san-not-critical', 'x509-v1', 'low-entropy-serial', 'eku-missing-serverauth', 'eku-missing-clientauth'],
	docs: {
		summary: 'A certificate has no alternative name, one that matches nothing, or a usage that leaves a side of TLS out.',
		why: 'Go, Envoy and browsers look at the alternative names only; a certificate without them belongs to no host. In chains of Secrets secrets/valid-certificate says it.',
		reference: 'https://www.rfc-editor.org/rfc/rfc9525#section-6',
		bad: configMapWith({ 'server.pem': [namelessCertificate] }),
		good: configMapWith({ 'server.pem': [cartCertificate] }),
	},
});
