import { isAuthority, type Certificate } from '../certificate.js';
import { problem, type CertificateProblem } from '../problem.js';
import { checkSpiffeId, claimsToBeSpiffeId, splitSpiffeId } from '../spiffeId.js';

/** The certificate's SPIFFE ID: its first URI that claims to be one, valid or not. */
export function spiffeIdOf({ extensions }: Pick<Certificate, 'extensions'>): string | undefined {
	return uris(extensions).find(claimsToBeSpiffeId);
}

/** What SPIFFE's X509-SVID standard has against a certificate that has, or is meant to have, a SPIFFE ID. */
export function* checkSvid(certificate: Certificate): Generator<CertificateProblem> {
	const names = certificate.extensions.subjectAltNames?.names ?? [];
	const ids = uris(certificate.extensions);
	if (!ids.some(claimsToBeSpiffeId)) {
		// Nothing but URIs names the bearer, so they are meant for identity matching; a mesh matches spiffe: only.
		if (ids.length > 0 && ids.length === names.length && !isAuthority(certificate)) {
			yield* checkSpiffeId(ids[0] ?? '').map((found) => ({ ...found, severity: 'warning' as const }));
		}
		return;
	}
	if (ids.length > 1) {
		yield problem('spiffe-multiple-ids', `The certificate has ${ids.length} URIs as subject alternative names; an X.509-SVID has exactly one.`, { reference: 'X509-SVID §2' });
	}
	const id = ids.find(claimsToBeSpiffeId) ?? '';
	yield* checkSpiffeId(id);
	yield* isAuthority(certificate) ? checkSigner(id) : checkLeaf(certificate, id);
}

function* checkSigner(id: string): Generator<CertificateProblem> {
	if ((splitSpiffeId(id)?.path ?? '') !== '') {
		yield problem('spiffe-ca-id-with-path', `"${id}" has a path, but a signing certificate stands for its whole trust domain.`, { reference: 'X509-SVID §3.2' });
	}
}

function* checkLeaf({ extensions }: Certificate, id: string): Generator<CertificateProblem> {
	if (splitSpiffeId(id)?.path === '') {
		yield problem('spiffe-leaf-id-without-path', `"${id}" names a trust domain and no workload: it has no path.`, { reference: 'X509-SVID §3.1' });
	}
	const { keyUsage } = extensions;
	const usages = keyUsage?.usages ?? [];
	const listed = usages.join(', ') || 'none';
	if (usages.includes('keyCertSign')) {
		yield problem('spiffe-leaf-keycertsign', `The key usage (${listed}) of a workload must not have keyCertSign.`, { reference: 'X509-SVID §4.3' });
	}
	if (usages.includes('cRLSign')) {
		yield problem('spiffe-leaf-crlsign', `The key usage (${listed}) of a workload must not have cRLSign.`, { reference: 'X509-SVID §4.3' });
	}
	if (!usages.includes('digitalSignature')) {
		yield problem('spiffe-leaf-missing-digitalsignature', `The key usage (${listed}) of a workload must have digitalSignature.`, { reference: 'X509-SVID §4.3' });
	}
	if (keyUsage && !keyUsage.critical) {
		yield problem('spiffe-keyusage-not-critical', 'The key usage of an X.509-SVID must be critical.', { reference: 'X509-SVID §4.3' });
	}
}

function uris({ subjectAltNames }: Certificate['extensions']): readonly string[] {
	return (subjectAltNames?.names ?? []).filter(({ type }) => type === 'uri').map(({ value }) => value);
}
