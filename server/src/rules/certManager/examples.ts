/** A whole Certificate for the documentation of a rule: the given lines, indented by two, stand at the end of its `spec`. */
export function certificateExample(lines: string): string {
	return `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: cart
  namespace: shop
spec:
  secretName: cart-tls
  issuerRef:
    name: mesh-ca
    kind: ClusterIssuer
${lines}`;
}

/** A Certificate of an authority, with the given lines at the end of its `spec`. */
export function authorityExample(lines: string): string {
	return `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: mesh-root
  namespace: cert-manager
spec:
  secretName: mesh-root
  isCA: true
  issuerRef:
    name: selfsigned
    kind: ClusterIssuer
${lines}`;
}

/** An Issuer with the given lines as its `spec`. */
export function issuerExample(lines: string): string {
	return `apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  name: public
  namespace: shop
spec:
${lines}`;
}

/** An ACME Issuer with the given lines, indented by six, as its only solver. */
export function solverExample(lines: string): string {
	return issuerExample(`  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef:
      name: acme-account
    solvers:
${lines}`);
}

/** A Bundle of trust-manager with the given lines as its `spec`. */
export function bundleExample(lines: string): string {
	return `apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata:
  name: mesh-roots
spec:
${lines}`;
}
