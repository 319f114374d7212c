import { limits } from '../text/limits.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Span } from '../text/span.js';
import { isProblem, parseCertificate, type Certificate } from './certificate.js';
import { childrenOf, encodedOf, readElement, tags } from './der.js';
import type { PemBlock } from './pem.js';
import { encryptedKey, parseOpenSsh, parsePkcs1, parsePkcs8, parseSec1, type PrivateKey } from './privateKey.js';
import { placedAt, problem, type CertificateProblem } from './problem.js';
import { readPublicKey, type PublicKey } from './publicKey.js';
import { parseRequest, type CertificateRequest } from './request.js';
import { parseRevocationList, type RevocationList } from './revocationList.js';

/** What a PEM block or a file of bytes turned out to hold. */
export type ObjectContent =
	| { readonly kind: 'certificate'; readonly certificate: Certificate }
	| { readonly kind: 'request'; readonly request: CertificateRequest }
	| { readonly kind: 'crl'; readonly list: RevocationList }
	| { readonly kind: 'private-key'; readonly privateKey: PrivateKey }
	| { readonly kind: 'public-key'; readonly publicKey: PublicKey }
	| {
		readonly kind: 'unknown';
		/** The bytes of a key store that wants a password. */
		readonly keystore?: Uint8Array;
	};

/** A container whose objects have no order: what is first in it is not first in a chain. */
export type ContainerName = 'PKCS#7' | 'PKCS#12' | 'JWKS';

/** One object of a file, with its place in the text and what is wrong with its encoding. */
export type CryptographicObject = ObjectContent & {
	/** The label of the PEM block, or the name of the container. */
	readonly label: string;
	/** Absent for a file of bytes. */
	readonly span?: Span;
	readonly container?: ContainerName;
	/** The name that a container gives it: an alias or a key ID. */
	readonly name?: string;
	/** Where it stands in a manifest or another structured text. */
	readonly path?: Path;
	readonly problems: readonly CertificateProblem[];
};

/** A kind of object with a certificate in it. */
export type CertificateObject = Extract<CryptographicObject, { readonly kind: 'certificate' }>;

type Reader = (bytes: Uint8Array) => ObjectContent | CertificateProblem;

const readers: Readonly<Record<string, Reader>> = {
	CERTIFICATE: certificateContent,
	'X509 CERTIFICATE': certificateContent,
	'TRUSTED CERTIFICATE': certificateContent,
	'CERTIFICATE REQUEST': (bytes) => content(parseRequest(bytes), (request) => ({ kind: 'request', request })),
	'NEW CERTIFICATE REQUEST': (bytes) => content(parseRequest(bytes), (request) => ({ kind: 'request', request })),
	'X509 CRL': (bytes) => content(parseRevocationList(bytes), (list) => ({ kind: 'crl', list })),
	'PRIVATE KEY': (bytes) => privateKeyContent(parsePkcs8(bytes)),
	'RSA PRIVATE KEY': (bytes) => privateKeyContent(parsePkcs1(bytes)),
	'EC PRIVATE KEY': (bytes) => privateKeyContent(parseSec1(bytes)),
	'ENCRYPTED PRIVATE KEY': () => privateKeyContent(encryptedKey('PKCS#8')),
	'OPENSSH PRIVATE KEY': (bytes) => privateKeyContent(parseOpenSsh(bytes)),
	'PUBLIC KEY': publicKeyContent,
};

/** The object that a PEM block holds. A block that is broken, or whose label nobody here knows, is `unknown` with its problems. */
export function readPemObject(block: PemBlock): CryptographicObject {
	const { label, span, bytes } = block;
	const reader = readers[label];
	if (!bytes) {
		return { kind: 'unknown', label, span, problems: block.problems };
	}
	if (block.headers.some((header) => /^Proc-Type:.*ENCRYPTED/i.test(header))) {
		const format = label === 'EC PRIVATE KEY' ? 'SEC1' : 'PKCS#1';
		const kind = { algorithm: label === 'EC PRIVATE KEY' ? 'EC' : label === 'RSA PRIVATE KEY' ? 'RSA' : 'unknown' };
		return { kind: 'private-key', privateKey: encryptedKey(format, kind), label, span, problems: [] };
	}
	if (!reader) {
		const found = problem('unsupported-label', `A block "${label}" is not a certificate, key, request or revocation list.`, { span });
		return { kind: 'unknown', label, span, problems: [found] };
	}
	return readObject(label, bytes, reader, span);
}

/** The certificate that some DER holds, as an object of a container. */
export function readDerCertificate(bytes: Uint8Array, container: ContainerName): CryptographicObject {
	return { ...readObject('CERTIFICATE', bytes, certificateContent, undefined), container };
}

/** The revocation list that some DER holds, as an object of a container. */
export function readDerList(bytes: Uint8Array, container: ContainerName): CryptographicObject {
	return { ...readObject('X509 CRL', bytes, readers['X509 CRL'] ?? certificateContent, undefined), container };
}

/** The objects of DER, one behind the other; what each is shows in its structure, tried from certificate to key. */
export function readDerSequence(bytes: Uint8Array): readonly CryptographicObject[] {
	const objects: CryptographicObject[] = [];
	let offset = 0;
	while (offset < bytes.length && objects.length < limits.certificatesPerFile) {
		const element = readElement(bytes, offset);
		const object = element && readDerObject(encodedOf(bytes, element));
		if (!element || !object || object.kind === 'unknown') {
			return [...objects, unreadable(objects, bytes.length - offset)];
		}
		objects.push(object);
		offset = element.end;
	}
	return objects;
}

function readDerObject(bytes: Uint8Array): CryptographicObject | undefined {
	const candidates = ['CERTIFICATE', 'CERTIFICATE REQUEST', 'X509 CRL', 'PRIVATE KEY', 'PUBLIC KEY', 'EC PRIVATE KEY', 'RSA PRIVATE KEY'];
	for (const label of candidates) {
		const object = readObject(label, bytes, readers[label] ?? certificateContent, undefined);
		if (object.kind !== 'unknown') {
			return object;
		}
	}
	return undefined;
}

function unreadable(before: readonly CryptographicObject[], length: number): CryptographicObject {
	const found =
		before.length > 0
			? problem('trailing-data', `${length} bytes behind the last object are neither a certificate nor a key.`, { reference: 'X.690 §8.1' })
			: problem('malformed-der', 'The file is neither PEM nor a certificate, request, revocation list or key in DER.');
	return { kind: 'unknown', label: 'DER', problems: [found] };
}

function readObject(label: string, bytes: Uint8Array, reader: Reader, span: Span | undefined): CryptographicObject {
	const place = span && { span };
	// OpenSSH's container is no DER, and OpenSSL's TRUSTED CERTIFICATE carries its trust settings behind the certificate.
	const isExact = label === 'OPENSSH PRIVATE KEY' || label === 'TRUSTED CERTIFICATE';
	const outer = readElement(bytes, 0);
	const trailing = outer && !isExact ? bytes.length - outer.end : 0;
	const problems: CertificateProblem[] = [];
	if (trailing > 0) {
		problems.push(problem('trailing-data', `${trailing} bytes follow the end of the ${label.toLowerCase()}.`, { span, reference: 'X.690 §8.1, RFC 7468 §5.1' }));
	}
	const found = reader(outer && !isExact ? bytes.subarray(0, outer.end) : bytes);
	if (isProblem(found)) {
		return { kind: 'unknown', label, ...place, problems: [...problems, placedAt(found, span)] };
	}
	return { ...found, label, ...place, problems };
}

function certificateContent(bytes: Uint8Array): ObjectContent | CertificateProblem {
	return content(parseCertificate(bytes), (certificate) => ({ kind: 'certificate', certificate }));
}

function privateKeyContent(key: PrivateKey | CertificateProblem): ObjectContent | CertificateProblem {
	return content(key, (privateKey) => ({ kind: 'private-key', privateKey }));
}

function publicKeyContent(bytes: Uint8Array): ObjectContent | CertificateProblem {
	const outer = readElement(bytes, 0);
	const publicKey = outer?.tag === tags.sequence && childrenOf(bytes, outer) ? readPublicKey(bytes, outer) : undefined;
	return publicKey ? { kind: 'public-key', publicKey } : problem('malformed-der', 'The public key is not a SubjectPublicKeyInfo.', { reference: 'RFC 5280 §4.1.2.7' });
}

function content<T extends object>(parsed: T | CertificateProblem, wrap: (value: T) => ObjectContent): ObjectContent | CertificateProblem {
	return isProblem(parsed) ? parsed : wrap(parsed);
}
