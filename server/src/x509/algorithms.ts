/** What a signature algorithm is called and how it stands today. */
export interface SignatureAlgorithm {
	readonly oid: string;
	/** As OpenSSL and the RFCs write it, such as `ecdsa-with-SHA256`; the dotted number when nobody here knows it. */
	readonly name: string;
	readonly weakness?: 'md5' | 'sha1';
	readonly isPostQuantum: boolean;
}

const md5: Readonly<Record<string, string>> = {
	'1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
	'1.2.840.113549.1.1.3': 'md4WithRSAEncryption',
	'1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
};

const sha1: Readonly<Record<string, string>> = {
	'1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
	'1.2.840.10040.4.3': 'dsa-with-SHA1',
	'1.2.840.10045.4.1': 'ecdsa-with-SHA1',
};

const current: Readonly<Record<string, string>> = {
	'1.2.840.113549.1.1.10': 'rsassaPss',
	'1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
	'1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
	'1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
	'1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
	'1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
	'1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
	'1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
	'1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
	'2.16.840.1.101.3.4.3.2': 'dsa_with_SHA256',
	'1.3.101.112': 'ED25519',
	'1.3.101.113': 'ED448',
};

const slhDsa = 'sha2-128s sha2-128f sha2-192s sha2-192f sha2-256s sha2-256f shake-128s shake-128f shake-192s shake-192f shake-256s shake-256f';

/** The name of a post-quantum algorithm of FIPS 204 or 205, whose number stands for key and signature alike. */
export function postQuantumName(oid: string): string | undefined {
	const arc = /^2\.16\.840\.1\.101\.3\.4\.3\.(\d+)$/.exec(oid)?.[1];
	const number = arc === undefined ? 0 : Number(arc);
	if (number >= 17 && number <= 19) {
		return ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'][number - 17];
	}
	const variant = slhDsa.split(' ')[number - 20];
	return variant === undefined ? undefined : `SLH-DSA-${variant.toUpperCase()}`;
}

/** The algorithm with that number; one that nobody here knows is named by the number. */
export function signatureAlgorithm(oid: string): SignatureAlgorithm {
	const postQuantum = postQuantumName(oid);
	if (postQuantum !== undefined) {
		return { oid, name: postQuantum, isPostQuantum: true };
	}
	if (md5[oid] !== undefined) {
		return { oid, name: md5[oid], weakness: 'md5', isPostQuantum: false };
	}
	if (sha1[oid] !== undefined) {
		return { oid, name: sha1[oid], weakness: 'sha1', isPostQuantum: false };
	}
	return { oid, name: current[oid] ?? oid, isPostQuantum: false };
}
