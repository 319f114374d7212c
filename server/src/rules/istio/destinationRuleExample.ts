/** A DestinationRule for the pages of rules: the given lines stand below `host`. */
export function destinationRuleExample(host: string, lines: readonly string[]): string {
	return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: example
  namespace: shop
spec:
  host: ${host}
${lines.map((line) => `  ${line}\n`).join('')}`;
}
