/** A VirtualService for the pages of rules: the given lines stand in its spec, below `gateways`. */
export function virtualServiceExample(lines: readonly string[]): string {
	return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: example
  namespace: shop
spec:
  hosts:
    - shop.example.com
  gateways:
    - istio-ingress/shop
${lines.map((line) => `  ${line}\n`).join('')}`;
}
