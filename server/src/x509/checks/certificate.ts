import type { Certificate } from '../certificate.js';
import { isAuthority, isSelfIssued } from '../certificate.js';
import { curveOf, extensionName } from '../objectIdentifiers.js';
import { problem, type CertificateProblem } from '../problem.js';

const MINIMUM_RSA_BITS = 2048;
const MINIMUM_SERIAL_DIGITS = 8;
const USUAL_CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];
const USUAL_ALGORITHMS = ['RSA', 'RSA-PSS', 'EC', 'Ed25519'];

// What a validator in a mesh processes; any other critical extension makes it refuse the certificate (RFC 5280 §4.2).
const PROCESSED = ['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.30', '2.5.29.32', '2.5.29.33', '2.5.29.35', '2.5.29.36', '2.5.29.37', '2.5.29.54', '2.5.29.31'];

/** What is wrong with a certificate by itself, whatever the time and its issuer. `signsOthers`: it signed another one of the same file. */
export function checkCertificate(certificate: Certificate, signsOthers: boolean): readonly CertificateProblem[] {
	return [
		...checkKey(certificate),
		...checkSignatureAlgorithm(certificate),
		...checkForm(certificate),
		...checkExtensions(certificate),
		...checkNames(certificate, signsOthers),
		...checkUsages(certificate),
	];
}

function* checkKey({ publicKey, ...certificate }: Certificate): Generator<CertificateProblem> {
	const { algorithm, size, curve } = publicKey;
	if ((algorithm === 'RSA' || algorithm === 'RSA-PSS' || algorithm === 'DSA') && size !== undefined && size < MINIMUM_RSA_BITS) {
		yield problem('weak-key', `The ${algorithm} key has ${size} bits; at least ${MINIMUM_RSA_BITS} are needed.`, { reference: 'NIST SP 800-131A §3' });
	}
	if (curve !== undefined && !USUAL_CURVES.includes(curve)) {
		const bits = size === undefined || size >= 256 ? '' : ` and its ${size} bits are too few`;
		yield problem('weak-or-unusual-curve', `The curve ${curve} is refused by Go, Envoy and browsers${bits}; P-256, P-384 and P-521 are accepted.`, { reference: 'RFC 5480 §2.1.1.1' });
	}
	if (/^(ML|SLH)-DSA/.test(algorithm)) {
		// An authority's key shows in the signatures that it makes.
		if (!isAuthority({ ...certificate, publicKey })) {
			yield problem('pqc-key', `The key is of the post-quantum algorithm ${algorithm}, which few programs can use yet.`, { reference: 'RFC 9881' });
		}
	} else if (!USUAL_ALGORITHMS.includes(algorithm)) {
		yield problem('unusual-key-algorithm', `The key algorithm ${algorithm} is not supported by Go, Envoy and browsers.`, { reference: 'RFC 8410 §3' });
	}
}

function* checkSignatureAlgorithm(certificate: Certificate): Generator<CertificateProblem> {
	const { signatureAlgorithm, signedAlgorithm } = certificate;
	if (signatureAlgorithm.weakness === 'md5') {
		yield problem('weak-signature-md5', `The certificate is signed with ${signatureAlgorithm.name}, which can be forged.`, { reference: 'RFC 6151 §2' });
	}
	// Nobody checks the signature of a root: it is trusted for its key.
	if (signatureAlgorithm.weakness === 'sha1' && !(isSelfIssued(certificate) && isAuthority(certificate))) {
		yield problem('weak-signature-sha1', `The certificate is signed with ${signatureAlgorithm.name}, which Go, Envoy and browsers refuse.`, { reference: 'RFC 9155 §2' });
	}
	if (signatureAlgorithm.isPostQuantum) {
		yield problem('pqc-signature', `The certificate is signed with the post-quantum algorithm ${signatureAlgorithm.name}, which few programs can check yet.`, { reference: 'RFC 9881' });
	}
	if (signatureAlgorithm.oid !== signedAlgorithm) {
		yield problem('signature-algorithm-mismatch', `The certificate names two signature algorithms, ${signatureAlgorithm.name} outside and ${signedAlgorithm} inside the signed part.`, { reference: 'RFC 5280 §4.1.1.2' });
	}
}

function* checkForm(certificate: Certificate): Generator<CertificateProblem> {
	const { version, serialNumber } = certificate;
	if (version < 3) {
		yield problem('x509-v1', `The certificate is of version ${version}, which has no extensions: it can neither name hosts nor limit what its key may do.`, { reference: 'RFC 5280 §4.1.2.1' });
	}
	const digits = serialNumber.replace(/^-|^0+/g, '');
	if (digits.length < MINIMUM_SERIAL_DIGITS && !isSelfIssued(certificate)) {
		yield problem('low-entropy-serial', `The serial number ${serialNumber} can be guessed; authorities use at least 64 random bits.`, { reference: 'RFC 5280 §4.1.2.2, CA/Browser Forum BR §7.1' });
	}
}

function* checkExtensions({ extensions }: Certificate): Generator<CertificateProblem> {
	for (const oid of extensions.malformed) {
		yield problem('malformed-extension', `The extension ${extensionName(oid)} is malformed.`, { reference: 'RFC 5280 §4.2' });
	}
	for (const oid of new Set(extensions.duplicated)) {
		yield problem('duplicate-extension', `The extension ${extensionName(oid)} stands in the certificate more than once.`, { reference: 'RFC 5280 §4.2' });
	}
	for (const { oid, critical } of extensions.all) {
		if (critical && !PROCESSED.includes(oid)) {
			yield problem('unknown-critical-extension', `The extension ${extensionName(oid)} is critical, so a program that does not know it refuses the certificate.`, { reference: 'RFC 5280 §4.2', severity: 'warning' });
		}
	}
}

function* checkNames(certificate: Certificate, signsOthers: boolean): Generator<CertificateProblem> {
	const names = certificate.extensions.subjectAltNames;
	if (!isAuthority(certificate) && !signsOthers && (names?.names.length ?? 0) === 0) {
		yield problem('missing-san', 'The certificate has no subject alternative name; Go, Envoy and browsers do not look at the common name.', { reference: 'RFC 6125 §6.4.4, RFC 9525 §2' });
	}
	for (const { type, value } of names?.names ?? []) {
		if (type === 'dns' && value.includes('*') && !/^\*(\.[^*.]+)+$/.test(value)) {
			yield problem('bad-wildcard-san', `"${value}" matches nothing: a wildcard is the whole first label and stands there only.`, { reference: 'RFC 9525 §6.3' });
		}
	}
	if (certificate.subject.isEmpty && names && !names.critical) {
		yield problem('empty-subject-san-not-critical', 'The subject is empty, so the subject alternative name must be critical.', { reference: 'RFC 5280 §4.2.1.6' });
	}
}

function* checkUsages(certificate: Certificate): Generator<CertificateProblem> {
	const { keyUsage, extendedKeyUsage } = certificate.extensions;
	const signs = keyUsage?.usages.includes('keyCertSign');
	if (isAuthority(certificate)) {
		if (signs === false) {
			yield problem('ca-missing-keycertsign', 'The certificate is of a certification authority, but its key usage lacks keyCertSign.', { reference: 'RFC 5280 §4.2.1.3, §6.1.4 (n)' });
		}
		return;
	}
	const isSpiffe = certificate.extensions.subjectAltNames?.names.some(({ type, value }) => type === 'uri' && /^spiffe:/i.test(value));
	if (signs && !isSpiffe) {
		yield problem('keycertsign-without-ca', 'The key usage has keyCertSign, but the certificate is not of a certification authority.', { reference: 'RFC 5280 §4.2.1.3' });
	}
	const purposes = extendedKeyUsage?.purposes;
	if (!purposes || purposes.includes('anyExtendedKeyUsage')) {
		return;
	}
	const server = purposes.includes('serverAuth');
	const client = purposes.includes('clientAuth');
	// A certificate for one side only is normal outside a mesh; an X.509-SVID needs both (X509-SVID §4.4).
	const severity = isSpiffe || server === client ? 'warning' : 'information';
	const listed = purposes.join(', ');
	if (!server) {
		yield problem('eku-missing-serverauth', `The extended key usage (${listed}) lacks serverAuth, so the certificate cannot serve TLS.`, { reference: 'RFC 5280 §4.2.1.12', severity });
	}
	if (!client) {
		yield problem('eku-missing-clientauth', `The extended key usage (${listed}) lacks clientAuth, so the certificate cannot be a client's in mutual TLS.`, { reference: 'RFC 5280 §4.2.1.12', severity });
	}
}

/** The curve's NIST name where it has one, for people. */
export function curveTitle(curve: string): string {
	const numbers = ['1.2.840.10045.3.1.1', '1.2.840.10045.3.1.7', '1.3.132.0.33', '1.3.132.0.34', '1.3.132.0.35'];
	return numbers.map(curveOf).find((known) => known?.name === curve)?.nistName ?? curve;
}
