import type { Position, Range } from './position.js';

/** Request from client to server: the certificates of a document, a file or given bytes, ready to show. */
export const certificatesMethod = 'meshSecurity/certificates';

/**
 * What to look at: a document that the server knows, or the bytes of any file or text; with the place that the reader came from.
 * Bytes that are UTF-8 text are read as text, so that places in them are known.
 */
export type CertificatesSource =
	| { readonly uri: string; readonly position?: Position }
	| { readonly uri: string; readonly bytesBase64: string; readonly position?: Position };

/** Parameters of `meshSecurity/certificates`. */
export interface CertificatesParams {
	readonly source: CertificatesSource;
	/** The time to judge validity at, ISO 8601; now when absent. */
	readonly at?: string;
	/** A host, address or SPIFFE ID that the leaf of each chain is to be valid for. */
	readonly host?: string;
	/** The password of a key store, encrypted with the server's key so that no trace of messages shows it. */
	readonly sealedPassword?: string;
}

/** Request from client to server: the key to encrypt passwords with, a JSON Web Key for RSA-OAEP with SHA-256. New with each server. */
export const sealingKeyMethod = 'meshSecurity/sealingKey';

/** Answer of `meshSecurity/sealingKey`. */
export interface SealingKey {
	readonly kty: string;
	readonly n: string;
	readonly e: string;
}

/** Answer of `meshSecurity/certificates`. Never holds bytes of a private key. */
export interface CertificateChainView {
	/** What the panel is called: the leaf's name or the file's. */
	readonly title: string;
	/** The time that validity was judged at, ISO 8601. */
	readonly at: string;
	/** Whether that time was chosen rather than being now. */
	readonly isTimeChosen: boolean;
	/** What the leaves were compared with, where that was asked for. */
	readonly host?: string;
	/** A key store in it wants a password. */
	readonly isLocked: boolean;
	/** Every object of the source, in its order. */
	readonly entries: readonly CertificateEntry[];
	/** From leaf to root, as indexes into `entries`. Every certificate is in at least one. */
	readonly chains: readonly CertificateChain[];
	readonly problems: readonly CertificateProblemView[];
	/** Index of the entry at the position that was asked for. */
	readonly focus?: number;
}

/** What an entry is. */
export type CertificateEntryKind = 'certificate' | 'request' | 'crl' | 'private-key' | 'public-key' | 'unknown';

/** How an entry's dates stand at the time of the view. */
export type ValidityStatus = 'valid' | 'expires-soon' | 'expired' | 'not-yet-valid';

/** A name of a subject. */
export interface SubjectAltName {
	readonly type: string;
	readonly value: string;
}

/** One object: a certificate, request, list or key. Fields that its kind does not have are absent. */
export interface CertificateEntry {
	/** The same for the same bytes in the same source, across updates. */
	readonly id: string;
	readonly kind: CertificateEntryKind;
	/** The PEM label or the container. */
	readonly label: string;
	/** The shortest name that tells this entry from others. */
	readonly title: string;
	/** What it is in the chain, such as `root`, `intermediate` or `leaf`. */
	readonly role: string;
	/** RFC 4514. */
	readonly subject?: string;
	readonly issuer?: string;
	/** Upper-case hexadecimal without separators, as are the fingerprints and key identifiers. */
	readonly serialNumber?: string;
	readonly sha256?: string;
	readonly sha1?: string;
	/** ISO 8601 in UTC. For a revocation list: this and the next update. */
	readonly notBefore?: string;
	readonly notAfter?: string;
	readonly validity?: { readonly status: ValidityStatus; readonly text: string };
	readonly subjectAltNames?: readonly SubjectAltName[];
	readonly spiffeId?: string;
	readonly keyUsage?: readonly string[];
	readonly extendedKeyUsage?: readonly string[];
	readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
	readonly publicKey?: { readonly algorithm: string; readonly size?: number; readonly curve?: string; readonly text: string };
	readonly signatureAlgorithm?: string;
	readonly signature?: SignatureView;
	readonly subjectKeyIdentifier?: string;
	readonly authorityKeyIdentifier?: string;
	readonly version?: number;
	/** The extensions that have no field of their own. */
	readonly extensions?: readonly ExtensionView[];
	/** More facts, ready to show: the format of a key, the number of revoked certificates. */
	readonly facts: readonly { readonly name: string; readonly value: string }[];
	/** The name that a key store or key set gives it. */
	readonly name?: string;
	/** `path`: the way through a manifest to the value that holds it. */
	readonly source: { readonly uri: string; readonly range?: Range; readonly path?: readonly (string | number)[] };
}

/** What came of checking the signature. */
export interface SignatureView {
	readonly verdict: 'good' | 'bad' | 'not-checked';
	/** One sentence: by whom, or why it was not checked. */
	readonly text: string;
}

/** An extension as text. */
export interface ExtensionView {
	readonly oid: string;
	readonly name: string;
	readonly critical: boolean;
	readonly lines: readonly string[];
}

/** One way from a certificate up to a root or a gap. */
export interface CertificateChain {
	/** From leaf to root. */
	readonly entries: readonly number[];
	readonly complete: boolean;
	/** Whose certificate is missing above the last entry, RFC 4514. */
	readonly missingIssuer?: string;
	/** When every certificate of the chain is valid at once, ISO 8601; absent when there is no such time. */
	readonly window?: { readonly notBefore: string; readonly notAfter: string };
	readonly verdict: ChainVerdict;
}

/** What came of verifying a chain as RFC 5280 §6.1 says. */
export interface ChainVerdict {
	/** `incomplete`: nothing is wrong, but no root is reached; `not-checked`: the platform cannot check all of it. */
	readonly status: 'good' | 'bad' | 'incomplete' | 'not-checked';
	/** One sentence with the reason. */
	readonly text: string;
	readonly reference?: string;
}

/** A problem, for people and for programs. */
export interface CertificateProblemView {
	readonly code: string;
	readonly severity: 'error' | 'warning' | 'information';
	readonly message: string;
	/** Index of the entry that has it; absent for a problem of the whole source. */
	readonly entry?: number;
	readonly reference?: string;
	readonly range?: Range;
}
