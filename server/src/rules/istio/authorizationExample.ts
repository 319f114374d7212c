/** An AuthorizationPolicy for the pages of rules: the given lines stand in its spec, below the selector. */
export function authorizationExample(lines: readonly string[]): string {
	return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: example
  namespace: shop
spec:
  selector:
    matchLabels:
      app: api
${lines.map((line) => `  ${line}\n`).join('')}`;
}
