/** A Sidecar for the pages of rules: the given lines stand in its spec. */
export function sidecarExample(lines: readonly string[]): string {
	return `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
${lines.map((line) => `  ${line}\n`).join('')}`;
}
