/** A Gateway for the pages of rules: the given lines stand in its only server, below `hosts`. */
export function gatewayExample(protocol: string, port: number, lines: readonly string[]): string {
	return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: ${port}
        name: ${protocol.toLowerCase()}
        protocol: ${protocol}
      hosts:
        - shop.example.com
${lines.map((line) => `      ${line}\n`).join('')}`;
}
