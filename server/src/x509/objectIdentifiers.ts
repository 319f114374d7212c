/** Short names of attribute types, as RFC 4514 §3 and OpenSSL write them in a distinguished name. */
const attributeTypes: Readonly<Record<string, string>> = {
	'2.5.4.3': 'CN',
	'2.5.4.4': 'SN',
	'2.5.4.5': 'serialNumber',
	'2.5.4.6': 'C',
	'2.5.4.7': 'L',
	'2.5.4.8': 'ST',
	'2.5.4.9': 'street',
	'2.5.4.10': 'O',
	'2.5.4.11': 'OU',
	'2.5.4.12': 'title',
	'2.5.4.13': 'description',
	'2.5.4.15': 'businessCategory',
	'2.5.4.17': 'postalCode',
	'2.5.4.41': 'name',
	'2.5.4.42': 'GN',
	'2.5.4.43': 'initials',
	'2.5.4.44': 'generationQualifier',
	'2.5.4.45': 'x500UniqueIdentifier',
	'2.5.4.46': 'dnQualifier',
	'2.5.4.65': 'pseudonym',
	'2.5.4.97': 'organizationIdentifier',
	'0.9.2342.19200300.100.1.1': 'UID',
	'0.9.2342.19200300.100.1.25': 'DC',
	'1.2.840.113549.1.9.1': 'emailAddress',
	'1.2.840.113549.1.9.2': 'unstructuredName',
	'1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
	'1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
	'1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

/** Names of extensions and of the access methods in them (RFC 5280 §4.2 and others). */
const extensions: Readonly<Record<string, string>> = {
	'2.5.29.9': 'subjectDirectoryAttributes',
	'2.5.29.14': 'subjectKeyIdentifier',
	'2.5.29.15': 'keyUsage',
	'2.5.29.16': 'privateKeyUsagePeriod',
	'2.5.29.17': 'subjectAltName',
	'2.5.29.18': 'issuerAltName',
	'2.5.29.19': 'basicConstraints',
	'2.5.29.20': 'cRLNumber',
	'2.5.29.27': 'deltaCRLIndicator',
	'2.5.29.28': 'issuingDistributionPoint',
	'2.5.29.30': 'nameConstraints',
	'2.5.29.31': 'cRLDistributionPoints',
	'2.5.29.32': 'certificatePolicies',
	'2.5.29.33': 'policyMappings',
	'2.5.29.35': 'authorityKeyIdentifier',
	'2.5.29.36': 'policyConstraints',
	'2.5.29.37': 'extKeyUsage',
	'2.5.29.46': 'freshestCRL',
	'2.5.29.54': 'inhibitAnyPolicy',
	'1.3.6.1.5.5.7.1.1': 'authorityInfoAccess',
	'1.3.6.1.5.5.7.1.3': 'qcStatements',
	'1.3.6.1.5.5.7.1.11': 'subjectInfoAccess',
	'1.3.6.1.5.5.7.1.24': 'tlsFeature',
	'1.3.6.1.5.5.7.48.1': 'OCSP',
	'1.3.6.1.5.5.7.48.2': 'caIssuers',
	'1.3.6.1.5.5.7.48.1.5': 'ocspNoCheck',
	'1.3.6.1.4.1.11129.2.4.2': 'signedCertificateTimestamps',
	'1.3.6.1.4.1.11129.2.4.3': 'precertificatePoison',
	'2.16.840.1.113730.1.1': 'netscapeCertType',
	'2.16.840.1.113730.1.13': 'netscapeComment',
};

/** Key purposes (RFC 5280 §4.2.1.12 and others). */
const keyPurposes: Readonly<Record<string, string>> = {
	'2.5.29.37.0': 'anyExtendedKeyUsage',
	'1.3.6.1.5.5.7.3.1': 'serverAuth',
	'1.3.6.1.5.5.7.3.2': 'clientAuth',
	'1.3.6.1.5.5.7.3.3': 'codeSigning',
	'1.3.6.1.5.5.7.3.4': 'emailProtection',
	'1.3.6.1.5.5.7.3.5': 'ipsecEndSystem',
	'1.3.6.1.5.5.7.3.6': 'ipsecTunnel',
	'1.3.6.1.5.5.7.3.7': 'ipsecUser',
	'1.3.6.1.5.5.7.3.8': 'timeStamping',
	'1.3.6.1.5.5.7.3.9': 'OCSPSigning',
	'1.3.6.1.5.5.7.3.17': 'ipsecIKE',
	'1.3.6.1.4.1.311.10.3.3': 'msServerGatedCrypto',
	'1.3.6.1.4.1.311.20.2.2': 'smartcardLogon',
	'2.16.840.1.113730.4.1': 'netscapeServerGatedCrypto',
};

/** Elliptic curves, by the names that OpenSSL prints. */
const curves: Readonly<Record<string, { readonly name: string; readonly bits: number; readonly nistName?: string }>> = {
	'1.2.840.10045.3.1.1': { name: 'prime192v1', bits: 192, nistName: 'P-192' },
	'1.2.840.10045.3.1.7': { name: 'prime256v1', bits: 256, nistName: 'P-256' },
	'1.3.132.0.10': { name: 'secp256k1', bits: 256 },
	'1.3.132.0.32': { name: 'secp224k1', bits: 225 },
	'1.3.132.0.33': { name: 'secp224r1', bits: 224, nistName: 'P-224' },
	'1.3.132.0.34': { name: 'secp384r1', bits: 384, nistName: 'P-384' },
	'1.3.132.0.35': { name: 'secp521r1', bits: 521, nistName: 'P-521' },
	'1.3.36.3.3.2.8.1.1.7': { name: 'brainpoolP256r1', bits: 256 },
	'1.3.36.3.3.2.8.1.1.11': { name: 'brainpoolP384r1', bits: 384 },
	'1.3.36.3.3.2.8.1.1.13': { name: 'brainpoolP512r1', bits: 512 },
	'1.2.156.10197.1.301': { name: 'SM2', bits: 256 },
};

/** The short name of an attribute type, or undefined for one that RFC 4514 writes as its dotted number. */
export function attributeTypeName(oid: string): string | undefined {
	return attributeTypes[oid];
}

/** The name of an extension or access method, or its dotted number. */
export function extensionName(oid: string): string {
	return extensions[oid] ?? oid;
}

/** The name of a key purpose, or its dotted number. */
export function keyPurposeName(oid: string): string {
	return keyPurposes[oid] ?? oid;
}

/** The curve with that number: OpenSSL's name, bits of its field, and NIST's name where it has one. */
export function curveOf(oid: string): { readonly name: string; readonly bits: number; readonly nistName?: string } | undefined {
	return curves[oid];
}
