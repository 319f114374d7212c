import 'reflect-metadata';
import { Pkcs10CertificateRequest, PublicKey as LibraryKey, X509Certificate, X509Crl } from '@peculiar/x509';
import type { PublicKey } from './publicKey.js';
import type { SignatureVerdict, Signed } from './signed.js';

/** Whether a key made a signature, by the library on WebCrypto. Rejects where the library cannot read the object or the key. */
export async function verifySignature(signed: Signed, key: PublicKey): Promise<SignatureVerdict> {
	const { crypto } = globalThis;
	const libraryKey = new LibraryKey(key.encoded.slice());
	const object = libraryObject(signed);
	// The library answers `false` for a key that it cannot import; so that this does not look like a bad signature, import it first.
	await libraryKey.export({ ...libraryKey.algorithm, ...object.signatureAlgorithm }, ['verify'], crypto);
	try {
		const good = object instanceof Pkcs10CertificateRequest ? await object.verify(crypto) : await object.verify({ publicKey: libraryKey, signatureOnly: true }, crypto);
		return good ? 'good' : 'bad';
	} catch (error) {
		// WebCrypto says NotSupportedError for a hash or curve it lacks; anything else is a signature that is not one.
		return error instanceof Error && error.name === 'NotSupportedError' ? 'not-checked' : 'bad';
	}
}

function libraryObject(signed: Signed): X509Certificate | Pkcs10CertificateRequest | X509Crl {
	const bytes = signed.encoded.slice();
	if ('revoked' in signed) {
		return new X509Crl(bytes);
	}
	return 'notAfter' in signed ? new X509Certificate(bytes) : new Pkcs10CertificateRequest(bytes);
}
