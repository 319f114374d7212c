import { svidCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds X.509-SVIDs that validators of SPIFFE refuse. */
export const validSvid: CertificateRule = certificateRule({
	id: 'certificates/valid-svid',
	severity: 'error',
	codes: ['spiffe-bad-scheme', 'spiffe-id-query', 'spiffe-id-fragment', 'spiffe-id-trailing-slash', 'spiffe-id-uppercase-trust-domain', 'spiffe-id-bad-trust-domain', 'spiffe-id-bad-path', 'spiffe-id-too-long', 'spiffe-multiple-ids', 'spiffe-leaf-id-without-path', 'spiffe-ca-id-with-path', 'spiffe-leaf-keycertsign', 'spiffe-leaf-crlsign', 'spiffe-leaf-missing-digitalsignature', 'spiffe-keyusage-not-critical'],
	docs: {
		summary: 'A certificate with a SPIFFE ID does not follow the X.509-SVID profile.',
		why: 'Envoy, SPIRE and go-spiffe refuse a certificate whose SPIFFE ID is malformed or whose usages are not those of the profile, so the workload has no identity at all.',
		reference: 'https://github.com/spiffe/spiffe/blob/main/standards/X509-SVID.md',
		bad: secretWith({ 'tls.crt': [svidCertificate] }),
		good: goodSecret(),
	},
});
