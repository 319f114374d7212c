import type { Certificate } from '../../x509/certificate.js';
import { readCertificateText } from '../../x509/file.js';
import type { CryptographicObject } from '../../x509/object.js';
import { findPemBlocks, type PemBlock } from '../../x509/pem.js';
import { readPemObject } from '../../x509/object.js';

/** The shortest private key in use has more bytes than this; what is shorter is an example. */
const SHORTEST_KEY = 32;

/** The objects of a PEM text, in order; none for a text without a block. */
export function objectsIn(text: string): readonly CryptographicObject[] {
	return text.includes('-----BEGIN ') ? readCertificateText(text).objects : [];
}

/** The certificates of a PEM text, in order. */
export function certificatesIn(text: string): readonly Certificate[] {
	return objectsIn(text).flatMap((object) => (object.kind === 'certificate' ? [object.certificate] : []));
}

/** What may be told of the first private key of a text that no password protects: `private key`, `RSA private key`. Undefined when there is none. */
export function openKeyIn(text: string): string | undefined {
	if (!text.includes('PRIVATE KEY-----')) {
		return undefined;
	}
	const block = findPemBlocks(text).blocks.find(isOpenKey);
	if (block === undefined) {
		return undefined;
	}
	const object = readPemObject(block);
	const algorithm = object.kind === 'private-key' && object.privateKey.algorithm !== 'unknown' ? object.privateKey.algorithm : undefined;
	return algorithm === undefined || /^[\d.]+$/.test(algorithm) ? 'private key' : `${algorithm} private key`;
}

function isOpenKey(block: PemBlock): boolean {
	if (!block.label.endsWith('PRIVATE KEY') || block.label.startsWith('ENCRYPTED') || block.bytes === undefined || block.bytes.length < SHORTEST_KEY) {
		return false;
	}
	const object = readPemObject(block);
	if (object.kind === 'private-key') {
		return !object.privateKey.encrypted;
	}
	// A kind of key that nobody here can read; DER tells it from a text that only looks like a block.
	return block.bytes[0] === 0x30 && !block.headers.some((header) => /ENCRYPTED/i.test(header));
}
