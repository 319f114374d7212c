import { linkerdCertificate, rootCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { secretWith } from './manifests.js';

/** Finds identity certificates that Linkerd refuses. */
export const validLinkerdIdentity: CertificateRule = certificateRule({
	id: 'certificates/valid-linkerd-identity',
	severity: 'error',
	codes: ['linkerd-key', 'linkerd-signature', 'linkerd-not-a-ca'],
	docs: {
		summary: 'Linkerd’s identity issuer or trust anchor is of a kind that Linkerd refuses.',
		why: 'The identity controller and `linkerd check` accept an issuer with an ECDSA key on P-256 only, and anchors with that or RSA of 2048 or 4096 bits, all signed with SHA-256. With anything else the control plane does not start.',
		reference: 'https://linkerd.io/2/tasks/generate-certificates/',
		bad: secretWith({ 'tls.crt': [linkerdCertificate] }, 'linkerd-identity-issuer', 'linkerd'),
		good: secretWith({ 'tls.crt': [rootCertificate] }, 'linkerd-identity-issuer', 'linkerd'),
	},
});
