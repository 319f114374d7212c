import { childrenOf, contextTag, encodedOf, readElement, readObjectIdentifier, type DerElement } from './der.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** What a PKCS#7 file carries, as DER. Signed content and signers are of no interest here. */
export interface Pkcs7Contents {
	readonly certificates: readonly Uint8Array[];
	readonly lists: readonly Uint8Array[];
}

/** The certificates and revocation lists of a SignedData (RFC 5652 §5.1), or undefined for any other bytes. Their order means nothing. */
export function readPkcs7(bytes: Uint8Array): Pkcs7Contents | undefined {
	const [type, wrapper] = childrenOf(bytes, readElement(bytes, 0)) ?? [];
	if (readObjectIdentifier(bytes, type) !== SIGNED_DATA || wrapper?.tag !== contextTag(0, true)) {
		return undefined;
	}
	const fields = childrenOf(bytes, readElement(bytes, wrapper.contentStart, wrapper.end));
	if (fields === undefined) {
		return undefined;
	}
	const of = (number: number): readonly Uint8Array[] => elements(bytes, fields.find(({ tag }) => tag === contextTag(number, true)));
	return { certificates: of(0), lists: of(1) };
}

function elements(bytes: Uint8Array, set: DerElement | undefined): readonly Uint8Array[] {
	return (childrenOf(bytes, set) ?? []).map((element) => encodedOf(bytes, element));
}
