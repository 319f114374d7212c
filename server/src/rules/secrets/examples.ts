/** A certificate for `cart.shop.svc`, signed by the intermediate below; the keys of both were thrown away. */
export const leafCertificate: readonly string[] = [
	'MIIBeDCCAR6gAwIBAgIUH0zUBXVKB0uQSnfHzMu8KczGvnAwCgYIKoZIzj0EAwIw',
	'HDEaMBgGA1UEAwwRTWVzaCBpbnRlcm1lZGlhdGUwHhcNMjYxMTI0MTQxNzU1WhcN',
	'MzYxMTIxMTQxNzU1WjAPMQ0wCwYDVQQDDARjYXJ0MFkwEwYHKoZIzj0CAQYIKoZI',
	'zj0DAQcDQgAEbmF3dlQzyLv6cCEIf2O2j5kza/fHijaaWjuUNDm974/vdhfHc9ZX',
	'HJxLMSn7a7FwSddwiF20uApVl52Z442pOKNLMEkwGAYDVR0RBBEwD4INY2FydC5z',
	'aG9wLnN2YzAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsG',
	'AQUFBwMCMAoGCCqGSM49BAMCA0gAMEUCIEUsRPpEoq0qo4+Gpq4Gn3PpY12rq7id',
	'f9mUwW1kfk6ZAiEAh6QaO8cUgYlHgYfcvg3i+81ZUK+LuKJwJQYTHPb7z7U=',
];

/** The intermediate authority that signed the leaf. */
export const intermediateCertificate: readonly string[] = [
	'MIIBWDCB/qADAgECAhQddzECpkOV/KviZ43gflUhZ+PCPjAKBggqhkjOPQQDAjAU',
	'MRIwEAYDVQQDDAlNZXNoIHJvb3QwHhcNMjYxMTI0MTQxNzU1WhcNMzYxMTIxMTQx',
	'NzU1WjAcMRowGAYDVQQDDBFNZXNoIGludGVybWVkaWF0ZTBZMBMGByqGSM49AgEG',
	'CCqGSM49AwEHA0IABOq8zicunzzCsNcEGJ37l8s91/GLRS937ZVyZ8kpvxoSxOda',
	'a2g2Qdl+W/ZnT2jcOoxJSkwY3IqiQZ52Rnl87cqjJjAkMBIGA1UdEwEB/wQIMAYB',
	'Af8CAQAwDgYDVR0PAQH/BAQDAgIEMAoGCCqGSM49BAMCA0kAMEYCIQCRav2UlRuj',
	'cVWNsHUcEpDS9QwRxxf+y4ggOlqhlxD4OAIhANpbq+r3KFtgwrMU9t9ifOlvi99K',
	'glnY7iw1eLDqwCBh',
];

/** A leaf of the same authority without a subject alternative name. */
export const namelessCertificate: readonly string[] = [
	'MIIBXjCCAQSgAwIBAgIUNDGdVTQGN/igoQCg0jujSHEGYqkwCgYIKoZIzj0EAwIw',
	'HDEaMBgGA1UEAwwRTWVzaCBpbnRlcm1lZGlhdGUwHhcNMjYxMTI0MTQxNzU1WhcN',
	'MzYxMTIxMTQxNzU1WjAPMQ0wCwYDVQQDDARjYXJ0MFkwEwYHKoZIzj0CAQYIKoZI',
	'zj0DAQcDQgAEbmF3dlQzyLv6cCEIf2O2j5kza/fHijaaWjuUNDm974/vdhfHc9ZX',
	'HJxLMSn7a7FwSddwiF20uApVl52Z442pOKMxMC8wDgYDVR0PAQH/BAQDAgeAMB0G',
	'A1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDAjAKBggqhkjOPQQDAgNIADBFAiBl',
	'2ZQepA/kpgFZX2xyfmVtcFkDlQyBD9WCScmb3k8+oQIhAKn2LWInaIkW8b04z4cv',
	'i6S6mrKvCf1/CAv4jGpZxfKd',
];

/** The private key that RFC 8410 §10.3 prints as its example, so that everybody has it. */
export const publishedKey: readonly string[] = [
	'MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC',
	'oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB',
	'Z9w7lshQhqowtrbLDFw4rXAxZuE=',
];

/** A request for `cart.shop.svc`. */
export const certificateRequest: readonly string[] = [
	'MIH1MIGcAgEAMA8xDTALBgNVBAMMBGNhcnQwWTATBgcqhkjOPQIBBggqhkjOPQMB',
	'BwNCAAQIg9nQWIvNcYjMOmkIKoxHdnPrA9RjGT7/UM7mwFokYOJ8IjgH9CmXBriL',
	'ssTtWaFXcrk3w2G11q1IImG6mc5woCswKQYJKoZIhvcNAQkOMRwwGjAYBgNVHREE',
	'ETAPgg1jYXJ0LnNob3Auc3ZjMAoGCCqGSM49BAMCA0gAMEUCIG9mlFOCiJMJjVWi',
	'q8WygIceFfqJjIL5FNcLNXpK7UM/AiEAuVdBxSf9scAc/2ue9i63YBBhe6S+Daot',
	'GUnKHF/xWb4=',
];

/** A PEM block, made at run time so that no scanner for secrets takes this file for a leak. */
export function pemBlock(label: string, body: readonly string[]): string {
	return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`].join('\n');
}

/** A block scalar of YAML with a text, for an entry that is indented by two. */
export function blockScalar(text: string): string {
	return `|\n${text.split('\n').map((line) => `    ${line}`).join('\n')}`;
}

/** A Secret for the documentation of a rule, with the given lines behind its metadata. */
export function secretExample(lines: string): string {
	return `apiVersion: v1
kind: Secret
metadata:
  name: cart-tls
  namespace: shop
${lines}`;
}

/** The Certificate that makes cert-manager create the Secret of the examples. */
export const certificateInstead = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: cart
  namespace: shop
spec:
  secretName: cart-tls
  issuerRef:
    name: mesh-ca
    kind: ClusterIssuer
  dnsNames:
    - cart.shop.svc
`;
