/** A RequestAuthentication for the pages of rules: the given lines stand in its only rule, below the issuer. */
export function jwtExample(lines: readonly string[]): string {
	return `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: example
  namespace: shop
spec:
  selector:
    matchLabels:
      app: api
  jwtRules:
    - issuer: https://issuer.example.com
${lines.map((line) => `      ${line}\n`).join('')}`;
}
