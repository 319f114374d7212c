import { belowLeafCertificate, gatewayCertificate, rootCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds certificates between which path validation fails. */
export const validPath: CertificateRule = certificateRule({
	id: 'certificates/valid-path',
	severity: 'error',
	codes: ['not-a-ca', 'ca-missing-keycertsign', 'keycertsign-without-ca', 'path-length-exceeded', 'name-constraint-violation', 'eku-not-permitted-by-issuer', 'bad-signature', 'signature-algorithm-mismatch'],
	docs: {
		summary: 'A chain does not verify: an authority that is none, one too many, a name outside the constraints, or a signature that is not the issuer’s.',
		why: 'Every client goes through the same steps (RFC 5280 §6.1) and stops at the first that fails; which one it was seldom reaches the log of the side that has to mend it.',
		reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1',
		bad: secretWith({ 'tls.crt': [belowLeafCertificate, gatewayCertificate], 'ca.crt': [rootCertificate] }),
		good: goodSecret(),
	},
});
