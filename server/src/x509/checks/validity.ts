import { isAuthority, type Certificate } from '../certificate.js';
import { toIso, type Instant } from '../instant.js';
import { problem, type CertificateProblem } from '../problem.js';
import type { RevocationList } from '../revocationList.js';

const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365.25 * DAY;
const SOON_DAYS = 30;
const SHORT_LIVED = 90 * DAY;
const LONG_LEAF_YEARS = 30;
const LONG_AUTHORITY_YEARS = 50;

/** Milliseconds before the end at which a certificate is to be replaced: 30 days, or a third of the lifetime of a short-lived one. */
export function renewalMargin({ notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>): number {
	const lifetime = notAfter - notBefore;
	return lifetime < SHORT_LIVED ? lifetime / 3 : SOON_DAYS * DAY;
}

/** What is wrong with a certificate's dates at a time (RFC 5280 §4.1.2.5). */
export function* checkValidity(certificate: Certificate, at: Instant): Generator<CertificateProblem> {
	const { notBefore, notAfter } = certificate;
	const reference = 'RFC 5280 §4.1.2.5';
	if (notAfter < notBefore) {
		yield problem('invalid-validity', `The certificate ends ${day(notAfter)}, before it begins ${day(notBefore)}.`, { reference });
		return;
	}
	if (at > notAfter) {
		yield problem('expired', `The certificate expired ${day(notAfter)}, ${duration(at - notAfter)} ago.`, { reference });
	} else if (at < notBefore) {
		yield problem('not-yet-valid', `The certificate is valid only from ${day(notBefore)}, in ${duration(notBefore - at)}.`, { reference });
	} else if (notAfter - at < renewalMargin(certificate)) {
		yield problem('expires-soon', `The certificate expires ${day(notAfter)}, in ${duration(notAfter - at)}.`, { reference });
	}
	const years = (notAfter - notBefore) / YEAR;
	if (years > (isAuthority(certificate) ? LONG_AUTHORITY_YEARS : LONG_LEAF_YEARS)) {
		yield problem('long-validity', `The certificate is valid for ${Math.round(years)} years, longer than its key can be trusted.`, { reference });
	}
	if (new Date(notAfter).getUTCFullYear() === 9999) {
		yield problem('no-expiry-9999', 'The certificate ends in the year 9999, which means that it never expires.', { reference });
	}
}

/** What is wrong with a revocation list's dates at a time (RFC 5280 §5.1.2). */
export function* checkListValidity({ thisUpdate, nextUpdate }: RevocationList, at: Instant): Generator<CertificateProblem> {
	if (at < thisUpdate) {
		yield problem('crl-not-yet-valid', `The revocation list is valid only from ${day(thisUpdate)}.`, { reference: 'RFC 5280 §5.1.2.4' });
	}
	if (nextUpdate !== undefined && at > nextUpdate) {
		yield problem('crl-expired', `The revocation list was to be replaced by ${day(nextUpdate)}, ${duration(at - nextUpdate)} ago.`, { reference: 'RFC 5280 §5.1.2.5' });
	}
}

/** A duration in the largest unit of which there are at least two: `3 years`, `45 days`, `20 minutes`. */
export function duration(milliseconds: number): string {
	const units: readonly (readonly [string, number])[] = [
		['year', YEAR],
		['day', DAY],
		['hour', DAY / 24],
		['minute', 60_000],
	];
	const [name, length] = units.find(([, unit]) => milliseconds >= 2 * unit) ?? ['second', 1000];
	const count = Math.floor(milliseconds / length);
	return `${count} ${name}${count === 1 ? '' : 's'}`;
}

function day(instant: Instant): string {
	return toIso(instant).replace('T', ' ').replace('Z', ' UTC');
}
