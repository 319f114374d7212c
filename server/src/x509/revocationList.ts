import { signatureAlgorithm, type SignatureAlgorithm } from './algorithms.js';
import { formatSerialNumber } from './certificate.js';
import { childrenOf, contentOf, contextTag, encodedOf, readElement, readObjectIdentifier, tags, type DerElement } from './der.js';
import { noExtensions, readExtensions, type KnownExtensions } from './extensions.js';
import { readTime, type Instant } from './instant.js';
import { readName, type DistinguishedName } from './name.js';
import { problem, type CertificateProblem } from './problem.js';

const CRL_NUMBER = '2.5.29.20';

/** A certificate revocation list (RFC 5280 §5). */
export interface RevocationList {
	readonly encoded: Uint8Array;
	readonly issuer: DistinguishedName;
	readonly thisUpdate: Instant;
	readonly nextUpdate?: Instant;
	/** Upper-case hexadecimal. */
	readonly number?: string;
	readonly signatureAlgorithm: SignatureAlgorithm;
	readonly revoked: readonly RevokedCertificate[];
	readonly extensions: KnownExtensions;
}

/** One entry of a revocation list. */
export interface RevokedCertificate {
	readonly serialNumber: string;
	readonly revokedAt: Instant;
}

/** The revocation list that the bytes hold, or why they hold none. */
export function parseRevocationList(bytes: Uint8Array): RevocationList | CertificateProblem {
	const outer = readElement(bytes, 0);
	const parts = childrenOf(bytes, outer) ?? [];
	const algorithm = readObjectIdentifier(bytes, childrenOf(bytes, parts[1])?.[0]);
	const fields = childrenOf(bytes, parts[0]) ?? [];
	const [, issuerElement, thisElement, ...rest] = fields[0]?.tag === tags.integer ? fields.slice(1) : fields;
	const issuer = readName(bytes, issuerElement);
	const thisUpdate = readTime(bytes, thisElement);
	const nextUpdate = readTime(bytes, rest[0]);
	if (outer?.tag !== tags.sequence || algorithm === undefined || !issuer || thisUpdate === undefined) {
		return problem('malformed-der', 'The revocation list is not encoded as a CRL.', { reference: 'RFC 5280 §5.1' });
	}
	const wrapper = rest.find(({ tag }) => tag === contextTag(0, true));
	const extensions = (wrapper && readExtensions(bytes, readElement(bytes, wrapper.contentStart, wrapper.end))) ?? noExtensions();
	const number = crlNumber(extensions);
	return {
		encoded: encodedOf(bytes, outer),
		issuer,
		thisUpdate,
		...(nextUpdate !== undefined && { nextUpdate }),
		...(number !== undefined && { number }),
		signatureAlgorithm: signatureAlgorithm(algorithm),
		revoked: revokedCertificates(bytes, rest.find(({ tag }) => tag === tags.sequence)),
		extensions,
	};
}

function crlNumber({ all }: KnownExtensions): string | undefined {
	const value = all.find(({ oid }) => oid === CRL_NUMBER)?.value;
	const element = value && readElement(value, 0);
	return element?.tag === tags.integer ? formatSerialNumber(contentOf(value ?? new Uint8Array(), element)) : undefined;
}

function revokedCertificates(bytes: Uint8Array, list: DerElement | undefined): readonly RevokedCertificate[] {
	return (childrenOf(bytes, list) ?? []).flatMap((entry) => {
		const [serial, date] = childrenOf(bytes, entry) ?? [];
		const revokedAt = readTime(bytes, date);
		return serial?.tag === tags.integer && revokedAt !== undefined ? [{ serialNumber: formatSerialNumber(contentOf(bytes, serial)), revokedAt }] : [];
	});
}
