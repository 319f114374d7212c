/** A ServiceEntry for the pages of rules: the given lines stand in its spec, below `hosts`. */
export function serviceEntryExample(host: string, lines: readonly string[]): string {
	return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: example
  namespace: shop
spec:
  hosts:
    - "${host}"
  location: MESH_EXTERNAL
${lines.map((line) => `  ${line}\n`).join('')}`;
}
