import { equalBytes } from '../bytes.js';
import type { Certificate } from '../certificate.js';
import type { GeneralName } from '../generalName.js';
import { parseAddress } from '../ipAddress.js';
import { problem, type CertificateProblem } from '../problem.js';
import { claimsToBeSpiffeId } from '../spiffeId.js';

/** Why a certificate does not belong to a host, address or SPIFFE ID that a client asks for; nothing when it does (RFC 9525 §6). */
export function* checkIdentity({ extensions }: Certificate, wanted: string): Generator<CertificateProblem> {
	const names = extensions.subjectAltNames?.names ?? [];
	if (!names.some((name) => isIdentifiedBy(wanted, name))) {
		const listed = names.length === 0 ? 'it has no subject alternative name' : `its names are ${names.map(({ value }) => `"${value}"`).join(', ')}`;
		yield problem('not-valid-for-name', `The certificate is not valid for "${wanted}": ${listed}.`, { reference: claimsToBeSpiffeId(wanted) ? 'X509-SVID §5.2' : 'RFC 9525 §6' });
	}
}

function isIdentifiedBy(wanted: string, { type, value, octets }: GeneralName): boolean {
	if (claimsToBeSpiffeId(wanted)) {
		// SPIFFE IDs are compared whole and case-sensitively: nothing is normalised.
		return type === 'uri' && value === wanted;
	}
	const address = parseAddress(wanted.replace(/^\[(.*)\]$/, '$1'));
	if (address) {
		return type === 'ip' && octets !== undefined && equalBytes(octets, address);
	}
	return type === 'dns' && hostMatches(wanted.replace(/\.$/, '').toLowerCase(), value.replace(/\.$/, '').toLowerCase());
}

/** RFC 9525 §6.3: a wildcard stands for exactly one label, the first one. */
function hostMatches(host: string, pattern: string): boolean {
	if (!pattern.startsWith('*.')) {
		return host === pattern;
	}
	const rest = host.indexOf('.');
	return rest > 0 && !pattern.slice(1).includes('*') && host.slice(rest) === pattern.slice(1);
}
