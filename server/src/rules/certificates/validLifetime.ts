import { longCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { configMapWith, goodConfigMap } from './manifests.js';

/** Finds lifetimes that make no sense. */
export const validLifetime: CertificateRule = certificateRule({
	id: 'certificates/valid-lifetime',
	severity: 'warning',
	codes: ['invalid-validity', 'long-validity', 'no-expiry-9999'],
	docs: {
		summary: 'The lifetime of a certificate is negative or practically without end.',
		why: 'A key that is valid for decades outlives the strength of its algorithm and everyone who knows where copies of it are; a mesh rotates in hours to years.',
		reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
		bad: configMapWith({ 'root.pem': [longCertificate] }),
		good: goodConfigMap(),
	},
});
