import { signatureAlgorithm, type SignatureAlgorithm } from './algorithms.js';
import { childrenOf, contextTag, encodedOf, readElement, readObjectIdentifier, tags, type DerElement } from './der.js';
import { noExtensions, readExtensions, type KnownExtensions } from './extensions.js';
import { readName, type DistinguishedName } from './name.js';
import { problem, type CertificateProblem } from './problem.js';
import { readPublicKey, type PublicKey } from './publicKey.js';

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

/** A certification request (PKCS#10, RFC 2986). */
export interface CertificateRequest {
	readonly encoded: Uint8Array;
	readonly subject: DistinguishedName;
	readonly publicKey: PublicKey;
	readonly signatureAlgorithm: SignatureAlgorithm;
	/** What the extensionRequest attribute asks for. */
	readonly extensions: KnownExtensions;
}

/** The request that the bytes hold, or why they hold none. */
export function parseRequest(bytes: Uint8Array): CertificateRequest | CertificateProblem {
	const outer = readElement(bytes, 0);
	const parts = childrenOf(bytes, outer) ?? [];
	const algorithm = readObjectIdentifier(bytes, childrenOf(bytes, parts[1])?.[0]);
	const [version, name, key, attributes] = childrenOf(bytes, parts[0]) ?? [];
	const subject = readName(bytes, name);
	const publicKey = readPublicKey(bytes, key);
	if (outer?.tag !== tags.sequence || parts.length !== 3 || version?.tag !== tags.integer || algorithm === undefined || !subject || !publicKey) {
		return problem('malformed-der', 'The certificate request is not encoded as PKCS#10.', { reference: 'RFC 2986 §4' });
	}
	const extensions = requestedExtensions(bytes, attributes) ?? noExtensions();
	return { encoded: encodedOf(bytes, outer), subject, publicKey, signatureAlgorithm: signatureAlgorithm(algorithm), extensions };
}

function requestedExtensions(bytes: Uint8Array, attributes: DerElement | undefined): KnownExtensions | undefined {
	if (attributes?.tag !== contextTag(0, true)) {
		return undefined;
	}
	for (const attribute of childrenOf(bytes, attributes) ?? []) {
		const [type, values] = childrenOf(bytes, attribute) ?? [];
		if (readObjectIdentifier(bytes, type) === EXTENSION_REQUEST) {
			return readExtensions(bytes, childrenOf(bytes, values)?.[0]);
		}
	}
	return undefined;
}
