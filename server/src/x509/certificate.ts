import { signatureAlgorithm, type SignatureAlgorithm } from './algorithms.js';
import { toHex } from './bytes.js';
import { childrenOf, contentOf, contextTag, encodedOf, readElement, readObjectIdentifier, readSmallInteger, tags, type DerElement } from './der.js';
import { noExtensions, readExtensions, type KnownExtensions } from './extensions.js';
import { readTime, type Instant } from './instant.js';
import { readName, type DistinguishedName } from './name.js';
import { problem, type CertificateProblem } from './problem.js';
import { readPublicKey, type PublicKey } from './publicKey.js';

/** A certificate (RFC 5280 §4.1), read but not judged. */
export interface Certificate {
	/** The DER of the whole. */
	readonly encoded: Uint8Array;
	/** 1, 2 or 3 as people count them; the encoding counts from 0. */
	readonly version: number;
	/** Upper-case hexadecimal with an even number of digits, as OpenSSL prints it; a leading `-` for a negative one. */
	readonly serialNumber: string;
	readonly subject: DistinguishedName;
	readonly issuer: DistinguishedName;
	readonly notBefore: Instant;
	readonly notAfter: Instant;
	readonly publicKey: PublicKey;
	readonly signatureAlgorithm: SignatureAlgorithm;
	/** The algorithm inside the signed part, which RFC 5280 §4.1.1.2 wants to be the same. */
	readonly signedAlgorithm: string;
	readonly extensions: KnownExtensions;
}

/** The certificate that the bytes hold, or why they hold none. Bytes behind the certificate are not looked at. */
export function parseCertificate(bytes: Uint8Array): Certificate | CertificateProblem {
	const outer = readElement(bytes, 0);
	if (outer?.tag !== tags.sequence) {
		return malformed('is not a DER sequence');
	}
	const parts = childrenOf(bytes, outer) ?? [];
	const algorithm = readObjectIdentifier(bytes, childrenOf(bytes, parts[1])?.[0]);
	const fields = signedFields(bytes, parts[0]);
	if (parts.length !== 3 || parts[2]?.tag !== tags.bitString || algorithm === undefined || !fields) {
		return malformed('does not have the three parts of a certificate');
	}
	const decoded = decodeFields(bytes, fields);
	if (typeof decoded === 'string') {
		return malformed(`has a malformed ${decoded}`);
	}
	return { ...decoded, encoded: encodedOf(bytes, outer), signatureAlgorithm: signatureAlgorithm(algorithm) };
}

/** Whether a value is a problem rather than what was asked for. */
export function isProblem<T extends object>(value: T | CertificateProblem): value is CertificateProblem {
	return 'code' in value && 'message' in value;
}

/** The serial number of an INTEGER's content, as OpenSSL prints it. */
export function formatSerialNumber(content: Uint8Array): string {
	const negative = (content[0] ?? 0) >= 0x80;
	let value = content.length === 0 ? 0n : BigInt(`0x${toHex(content)}`);
	value = negative ? (1n << BigInt(content.length * 8)) - value : value;
	const digits = value.toString(16).toUpperCase();
	return `${negative ? '-' : ''}${digits.length % 2 === 0 ? digits : `0${digits}`}`;
}

/** Whether subject and issuer are the same name (RFC 5280 §3.2: self-issued; self-signed needs the signature too). */
export function isSelfIssued(certificate: Certificate): boolean {
	return certificate.subject.key === certificate.issuer.key;
}

/** Whether the certificate says that it belongs to a certification authority (RFC 5280 §4.2.1.9); none of version 1 can say so. */
export function isAuthority(certificate: Certificate): boolean {
	return certificate.extensions.basicConstraints?.ca ?? false;
}

interface SignedFields {
	readonly version: DerElement | undefined;
	readonly rest: readonly DerElement[];
}

function signedFields(bytes: Uint8Array, signed: DerElement | undefined): SignedFields | undefined {
	const fields = signed?.tag === tags.sequence ? childrenOf(bytes, signed) : undefined;
	if (!fields) {
		return undefined;
	}
	const [first] = fields;
	const hasVersion = first?.tag === contextTag(0, true);
	return { version: hasVersion ? first : undefined, rest: hasVersion ? fields.slice(1) : fields };
}

type Fields = Omit<Certificate, 'encoded' | 'signatureAlgorithm'>;

/** The decoded fields, or the name of the first one that is malformed. */
function decodeFields(bytes: Uint8Array, { version, rest }: SignedFields): Fields | string {
	const [serial, signature, issuerElement, validity, subjectElement, keyElement, ...optional] = rest;
	const [notBeforeElement, notAfterElement] = childrenOf(bytes, validity) ?? [];
	const list = optional.find(({ tag }) => tag === contextTag(3, true));
	const versionNumber = version ? readSmallInteger(bytes, readElement(bytes, version.contentStart, version.end)) : 0;
	const signedAlgorithm = readObjectIdentifier(bytes, childrenOf(bytes, signature)?.[0]);
	const issuer = readName(bytes, issuerElement);
	const subject = readName(bytes, subjectElement);
	const notBefore = readTime(bytes, notBeforeElement);
	const notAfter = readTime(bytes, notAfterElement);
	const publicKey = readPublicKey(bytes, keyElement);
	const extensions = list ? readExtensions(bytes, readElement(bytes, list.contentStart, list.end)) : noExtensions();
	if (versionNumber === undefined || versionNumber > 2) {
		return 'version';
	}
	if (serial?.tag !== tags.integer) {
		return 'serial number';
	}
	if (signedAlgorithm === undefined) {
		return 'signature algorithm';
	}
	if (!issuer || !subject) {
		return issuer ? 'subject' : 'issuer';
	}
	if (notBefore === undefined || notAfter === undefined) {
		return 'validity';
	}
	if (!publicKey) {
		return 'public key';
	}
	if (!extensions) {
		return 'list of extensions';
	}
	const serialNumber = formatSerialNumber(contentOf(bytes, serial));
	return { version: versionNumber + 1, serialNumber, subject, issuer, notBefore, notAfter, publicKey, signedAlgorithm, extensions };
}

function malformed(what: string): CertificateProblem {
	return problem('malformed-der', `The certificate ${what}.`, { reference: 'RFC 5280 §4.1' });
}
