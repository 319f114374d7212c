/** A request for the name `cart.shop.svc`, in PEM; its private key was thrown away. */
export const requestPem = `-----BEGIN CERTIFICATE REQUEST-----
MIH1MIGcAgEAMA8xDTALBgNVBAMMBGNhcnQwWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAAQIg9nQWIvNcYjMOmkIKoxHdnPrA9RjGT7/UM7mwFokYOJ8IjgH9CmXBriL
ssTtWaFXcrk3w2G11q1IImG6mc5woCswKQYJKoZIhvcNAQkOMRwwGjAYBgNVHREE
ETAPgg1jYXJ0LnNob3Auc3ZjMAoGCCqGSM49BAMCA0gAMEUCIG9mlFOCiJMJjVWi
q8WygIceFfqJjIL5FNcLNXpK7UM/AiEAuVdBxSf9scAc/2ue9i63YBBhe6S+Daot
GUnKHF/xWb4=
-----END CERTIFICATE REQUEST-----
`;

const ENCODED = [
	'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIMU1JR2NBZ0VBTUE4eERUQUxCZ05WQkFNTUJHTmhjblF3V1RBVEJnY3Foa2pPUFFJQkJn',
	'Z3Foa2pPUFFNQgpCd05DQUFRSWc5blFXSXZOY1lqTU9ta0lLb3hIZG5QckE5UmpHVDcvVU03bXdGb2tZT0o4SWpnSDlDbVhCcmlMCnNzVHRXYUZYY3JrM3cy',
	'RzExcTFJSW1HNm1jNXdvQ3N3S1FZSktvWklodmNOQVFrT01Sd3dHakFZQmdOVkhSRUUKRVRBUGdnMWpZWEowTG5Ob2IzQXVjM1pqTUFvR0NDcUdTTTQ5QkFN',
	'Q0EwZ0FNRVVDSUc5bWxGT0NpSk1KalZXaQpxOFd5Z0ljZUZmcUpqSUw1Rk5jTE5YcEs3VU0vQWlFQXVWZEJ4U2Y5c2NBYy8ydWU5aTYzWUJCaGU2UytEYW90',
	'CkdVbktIRi94V2I0PQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
].join('');

/** A whole CertificateRequest for the documentation of a rule, with the given lines at its end. */
export function exampleRequest(lines: string, request: string = ENCODED): string {
	return `apiVersion: cert-manager.io/v1
kind: CertificateRequest
metadata:
  name: cart
  namespace: shop
spec:
  issuerRef:
    name: mesh-ca
    kind: ClusterIssuer
  request: ${request}
${lines}`;
}
