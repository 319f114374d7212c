import { problem, type CertificateProblem, type ProblemCode } from './problem.js';

const MAXIMUM_LENGTH = 2048;
const MAXIMUM_TRUST_DOMAIN_LENGTH = 255;
const REFERENCE = 'SPIFFE-ID §2';

/** A SPIFFE ID taken apart. Nothing is normalised: what differs from the standard is a problem. */
export interface SpiffeId {
	readonly trustDomain: string;
	/** With its leading slash; empty for the ID of a trust domain. */
	readonly path: string;
}

/** Whether a URI claims to be a SPIFFE ID, however badly written. */
export function claimsToBeSpiffeId(uri: string): boolean {
	return /^spiffe:/i.test(uri);
}

/** The trust domain and path of a SPIFFE ID, or undefined for a URI that has another scheme. */
export function splitSpiffeId(uri: string): SpiffeId | undefined {
	const match = /^spiffe:\/\/([^/?#]*)([^?#]*)/i.exec(uri);
	return match ? { trustDomain: match[1] ?? '', path: match[2] ?? '' } : undefined;
}

/** What the standard has against a SPIFFE ID, in the order of the text; empty for a valid one. */
export function checkSpiffeId(uri: string): readonly CertificateProblem[] {
	const id = splitSpiffeId(uri);
	if (!id || !uri.startsWith('spiffe://')) {
		return [fault('spiffe-bad-scheme', `"${uri}" does not begin with "spiffe://" and is no SPIFFE ID.`)];
	}
	return [...lengthFaults(uri), ...trustDomainFaults(uri, id), ...pathFaults(uri, id), ...suffixFaults(uri)];
}

function* lengthFaults(uri: string): Generator<CertificateProblem> {
	if (new TextEncoder().encode(uri).length > MAXIMUM_LENGTH) {
		yield fault('spiffe-id-too-long', `The SPIFFE ID is longer than ${MAXIMUM_LENGTH} bytes.`);
	}
}

function* trustDomainFaults(uri: string, { trustDomain }: SpiffeId): Generator<CertificateProblem> {
	if (trustDomain === '') {
		yield fault('spiffe-id-bad-trust-domain', `The SPIFFE ID "${uri}" names no trust domain.`);
	} else if (trustDomain.length > MAXIMUM_TRUST_DOMAIN_LENGTH) {
		yield fault('spiffe-id-bad-trust-domain', `The trust domain of the SPIFFE ID is longer than ${MAXIMUM_TRUST_DOMAIN_LENGTH} bytes.`);
	} else if (/^[A-Za-z0-9._-]+$/.test(trustDomain) && /[A-Z]/.test(trustDomain)) {
		yield fault('spiffe-id-uppercase-trust-domain', `The trust domain "${trustDomain}" has upper-case letters; "${trustDomain.toLowerCase()}" is the valid form.`);
	} else if (!/^[a-z0-9._-]+$/.test(trustDomain)) {
		yield fault('spiffe-id-bad-trust-domain', `The trust domain "${trustDomain}" may hold only lower-case letters, digits, dots, dashes and underscores.`);
	}
}

function* pathFaults(uri: string, { path }: SpiffeId): Generator<CertificateProblem> {
	const segments = path.split('/').slice(1);
	if (path.endsWith('/')) {
		yield fault('spiffe-id-trailing-slash', `The SPIFFE ID "${uri}" ends with a slash.`);
	} else if (segments.some((segment) => !/^[A-Za-z0-9._-]+$/.test(segment) || segment === '.' || segment === '..')) {
		yield fault('spiffe-id-bad-path', `The path "${path}" of the SPIFFE ID has a segment that is empty, relative or holds other characters than letters, digits, ".", "-" and "_".`);
	}
}

function* suffixFaults(uri: string): Generator<CertificateProblem> {
	if (/^[^#]*\?/.test(uri)) {
		yield fault('spiffe-id-query', `The SPIFFE ID "${uri}" has a query, which is not allowed.`);
	}
	if (uri.includes('#')) {
		yield fault('spiffe-id-fragment', `The SPIFFE ID "${uri}" has a fragment, which is not allowed.`);
	}
}

function fault(code: ProblemCode, message: string): CertificateProblem {
	return problem(code, message, { reference: REFERENCE });
}
