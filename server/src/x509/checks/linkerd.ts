import { isAuthority, type Certificate } from '../certificate.js';
import { problem, type CertificateProblem } from '../problem.js';

const REFERENCE = 'linkerd check: l5d-identity';
const SIGNATURES = ['ecdsa-with-SHA256', 'sha256WithRSAEncryption'];

/** What Linkerd's identity refuses in its issuer, or in a trust anchor, which may also be RSA of 2048 or 4096 bits. */
export function* checkLinkerdIdentity(certificate: Certificate, role: 'issuer' | 'trust anchor'): Generator<CertificateProblem> {
	const { algorithm, curve, size } = certificate.publicKey;
	const isElliptic = algorithm === 'EC' && curve === 'prime256v1';
	const isRsa = role === 'trust anchor' && algorithm === 'RSA' && (size === 2048 || size === 4096);
	if (!isElliptic && !isRsa) {
		const accepted = role === 'issuer' ? 'ECDSA keys on P-256 only' : 'ECDSA keys on P-256 and RSA keys of 2048 or 4096 bits only';
		yield problem('linkerd-key', `Linkerd accepts ${accepted} for its ${role}; this key is ${algorithm} ${curve ?? size ?? ''}`.trimEnd() + '.', { reference: REFERENCE });
	}
	if (!SIGNATURES.includes(certificate.signatureAlgorithm.name)) {
		yield problem('linkerd-signature', `Linkerd accepts signatures with SHA-256 only for its ${role}; this one is ${certificate.signatureAlgorithm.name}.`, { reference: REFERENCE });
	}
	if (!isAuthority(certificate)) {
		yield problem('linkerd-not-a-ca', `Linkerd's ${role} signs certificates, but the basic constraints of this one do not make it a certification authority.`, { reference: REFERENCE });
	}
}
