import { limits } from '../text/limits.js';
import { toDefiniteLengths } from './ber.js';
import { isPkcs12, openPkcs12, type KeystoreItem } from './keystore/pkcs12.js';
import { readDerCertificate, readDerList, readDerSequence, readPemObject, type CryptographicObject } from './object.js';
import type { PemBlock } from './pem.js';
import { readPkcs7 } from './pkcs7.js';
import { placedAt, problem } from './problem.js';

/** The objects of a PEM block: one, or those of the PKCS#7 in it. */
export function readPemObjects(block: PemBlock): readonly CryptographicObject[] {
	const { bytes, span, label } = block;
	if (bytes === undefined || !/^(?:PKCS7|CMS|PKCS #7 SIGNED DATA)$/.test(label)) {
		return [readPemObject(block)];
	}
	const objects = readContainer(bytes);
	const broken: CryptographicObject = { kind: 'unknown', label, problems: [problem('malformed-der', 'The block is not a PKCS#7 SignedData.', { reference: 'RFC 5652 §5.1' })] };
	return (objects ?? [broken]).map((object) => ({ ...object, span, problems: object.problems.map((found) => placedAt(found, span)) }));
}

/** The objects of a file of bytes that is no text: a container, or DER objects one behind the other. */
export function readDerObjects(bytes: Uint8Array): readonly CryptographicObject[] {
	return readContainer(bytes) ?? readDerSequence(bytes);
}

/** The objects of PKCS#7 or PKCS#12, or undefined for other bytes. A key store is one locked object until `unlock` has its password. */
function readContainer(bytes: Uint8Array): readonly CryptographicObject[] | undefined {
	const definite = bytes.length > limits.certificateBytes * 20 ? undefined : toDefiniteLengths(bytes);
	if (definite === undefined) {
		return undefined;
	}
	const pkcs7 = readPkcs7(definite);
	if (pkcs7) {
		const found = [...pkcs7.certificates.map((each) => readDerCertificate(each, 'PKCS#7')), ...pkcs7.lists.map((each) => readDerList(each, 'PKCS#7'))];
		return found.slice(0, limits.certificatesPerFile);
	}
	return isPkcs12(definite) ? [locked(definite)] : undefined;
}

function locked(keystore: Uint8Array): CryptographicObject {
	return { kind: 'unknown', label: 'PKCS#12', container: 'PKCS#12', keystore, problems: [problem('password-needed', 'The key store is protected by a password.', { reference: 'RFC 7292 §4' })] };
}

/**
 * What a locked object holds under a password; the object itself, with the reason, where that does not open it. The password is not kept
 * by anything that comes back.
 */
export async function unlock(object: CryptographicObject, password: string): Promise<readonly CryptographicObject[]> {
	if (object.kind !== 'unknown' || object.keystore === undefined) {
		return [object];
	}
	const result = await openPkcs12(object.keystore, password);
	const { span, path } = object;
	const place = { ...(span && { span }), ...(path && { path }) };
	if ('items' in result) {
		return result.items.slice(0, limits.certificatesPerFile).map((item) => ({ ...itemObject(item), ...(item.name !== undefined && { name: item.name }), ...place }));
	}
	if (result.failure === 'not-supported') {
		return [{ ...object, problems: [problem('unsupported-encryption', `The key store cannot be opened here: ${result.what} is not supported.`, { span })] }];
	}
	// Nobody typed the empty password; it was only tried.
	return password === '' ? [object] : [{ ...object, problems: [problem('wrong-password', 'The password does not open the key store.', { span })] }];
}

function itemObject(item: KeystoreItem): CryptographicObject {
	switch (item.kind) {
		case 'certificate':
			return readDerCertificate(item.bytes, 'PKCS#12');
		case 'crl':
			return readDerList(item.bytes, 'PKCS#12');
		case 'private-key': {
			const { key } = item;
			const common = { label: 'PRIVATE KEY', container: 'PKCS#12' } as const;
			return 'code' in key ? { kind: 'unknown', ...common, problems: [key] } : { kind: 'private-key', privateKey: key, ...common, problems: [] };
		}
	}
}
