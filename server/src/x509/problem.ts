import type { Span } from '../text/span.js';

/** How bad a problem is: an error breaks handshakes or is refused, a warning is insecure or ineffective, information is neither. */
export type ProblemSeverity = 'error' | 'warning' | 'information';

/**
 * Every problem that is reported, by its permanent code. What is wrong with the text stands first, then the certificate, the
 * chain, SPIFFE's profile, and keys and lists.
 */
export const problemSeverities = {
	'no-pem-block': 'error',
	'missing-end-marker': 'error',
	'missing-begin-marker': 'error',
	'label-mismatch': 'error',
	'invalid-base64': 'error',
	'empty-block': 'error',
	'malformed-der': 'error',
	'malformed-extension': 'error',
	'unsupported-label': 'information',
	'trailing-data': 'error',
	'too-large': 'warning',
	'too-many-objects': 'warning',
	bom: 'warning',
	'ok-with-junk': 'information',
	bundle: 'information',

	expired: 'error',
	'not-yet-valid': 'error',
	'expires-soon': 'warning',
	'invalid-validity': 'error',
	'long-validity': 'warning',
	'no-expiry-9999': 'warning',
	'weak-key': 'warning',
	'weak-or-unusual-curve': 'warning',
	'unusual-key-algorithm': 'warning',
	'pqc-key': 'information',
	'pqc-signature': 'information',
	'weak-signature-md5': 'error',
	'weak-signature-sha1': 'warning',
	'signature-algorithm-mismatch': 'error',
	'x509-v1': 'warning',
	'low-entropy-serial': 'warning',
	'missing-san': 'warning',
	'bad-wildcard-san': 'warning',
	'empty-subject-san-not-critical': 'warning',
	'duplicate-extension': 'error',
	'unknown-critical-extension': 'error',
	'ca-missing-keycertsign': 'error',
	'not-a-ca': 'error',
	'keycertsign-without-ca': 'warning',
	'eku-missing-serverauth': 'warning',
	'eku-missing-clientauth': 'warning',
	'self-signed-leaf': 'warning',

	'chain-order': 'error',
	'leaf-not-first': 'error',
	'duplicate-certificate': 'warning',
	'unrelated-certificate': 'warning',
	'missing-intermediate': 'error',
	'incomplete-chain': 'warning',
	'root-in-chain': 'information',
	'linkerd-key': 'error',
	'linkerd-signature': 'error',
	'linkerd-not-a-ca': 'error',
	'path-length-exceeded': 'error',
	'name-constraint-violation': 'error',
	'bad-signature': 'error',
	'eku-not-permitted-by-issuer': 'error',
	'outlives-issuer': 'warning',
	'not-valid-for-name': 'error',

	'spiffe-bad-scheme': 'error',
	'spiffe-id-query': 'error',
	'spiffe-id-fragment': 'error',
	'spiffe-id-trailing-slash': 'error',
	'spiffe-id-uppercase-trust-domain': 'error',
	'spiffe-id-bad-trust-domain': 'error',
	'spiffe-id-bad-path': 'error',
	'spiffe-id-too-long': 'error',
	'spiffe-multiple-ids': 'error',
	'spiffe-leaf-id-without-path': 'error',
	'spiffe-ca-id-with-path': 'error',
	'spiffe-leaf-keycertsign': 'error',
	'spiffe-leaf-crlsign': 'error',
	'spiffe-leaf-missing-digitalsignature': 'error',
	'spiffe-keyusage-not-critical': 'warning',

	'crl-expired': 'error',
	'crl-not-yet-valid': 'error',
	'contains-private-key': 'warning',
	'encrypted-private-key': 'warning',
	'unsupported-key-format': 'error',
	'key-mismatch': 'error',
	'password-needed': 'information',
	'wrong-password': 'error',
	'unsupported-encryption': 'information',
} as const satisfies Record<string, ProblemSeverity>;

/** The permanent word for a problem. */
export type ProblemCode = keyof typeof problemSeverities;

/** What is wrong, as a value: the fact in one sentence, the place in the text, and the paragraph that says so. */
export interface CertificateProblem {
	readonly code: ProblemCode;
	readonly severity: ProblemSeverity;
	/** One sentence with the value. Never holds key material. */
	readonly message: string;
	/** Where in the text; absent for a file of bytes and for problems of the whole file. */
	readonly span?: Span;
	/** The authority, such as `RFC 5280 §4.1.2.5`. */
	readonly reference?: string;
}

/** What a caller may know beside the code and the sentence. */
export interface ProblemDetails {
	readonly span?: Span | undefined;
	readonly reference?: string;
	readonly severity?: ProblemSeverity;
}

/** A problem with the severity of its code, unless the details name another. */
export function problem(code: ProblemCode, message: string, details: ProblemDetails = {}): CertificateProblem {
	const { span, reference, severity = problemSeverities[code] } = details;
	return { code, severity, message, ...(span && { span }), ...(reference !== undefined && { reference }) };
}

/** The problem, standing at a span unless it already has one. */
export function placedAt(found: CertificateProblem, span: Span | undefined): CertificateProblem {
	return found.span || !span ? found : { ...found, span };
}
