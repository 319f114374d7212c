/** A sequence of numbers from 0 to 1 that a seed decides (mulberry32). */
function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const NAMES = ['payment', 'checkout', 'reviews', 'ratings', 'inventory', 'gateway', 'ledger', 'search'];

/** One document of about 780 bytes: an Istio, cert-manager or core resource, its values decided by the sequence. */
function documentText(next, index) {
	const name = `${NAMES[Math.floor(next() * NAMES.length)]}-${index}`;
	const namespace = `team-${Math.floor(next() * 40)}`;
	const metadata = `metadata:\n  name: ${name}\n  namespace: ${namespace}\n  labels:\n    app: ${name}\n    app.kubernetes.io/part-of: shop\n    app.kubernetes.io/managed-by: kustomize\n  annotations:\n    example.org/owner: ${namespace}@example.org\n    example.org/description: "${'The text that people write about what this is for. '.repeat(3)}"\n`;
	const kinds = [
		() => `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n${metadata}spec:\n  selector:\n    matchLabels:\n      app: ${name}\n  mtls:\n    mode: ${next() < 0.02 ? 'PERMISSIVE' : 'STRICT'}\n  portLevelMtls:\n    8080:\n      mode: STRICT\n    9090:\n      mode: STRICT # metrics\n`,
		() => `apiVersion: networking.istio.io/v1\nkind: DestinationRule\n${metadata}spec:\n  host: ${name}.${namespace}.svc.cluster.local\n  trafficPolicy:\n    tls:\n      mode: ISTIO_MUTUAL\n    connectionPool:\n      tcp:\n        maxConnections: ${100 + Math.floor(next() * 100)}\n  subsets:\n    - name: v1\n      labels:\n        version: v1\n    - name: v2\n      labels:\n        version: v2\n`,
		() => `apiVersion: cert-manager.io/v1\nkind: Certificate\n${metadata}spec:\n  secretName: ${name}-tls\n  duration: 2160h\n  renewBefore: 720h\n  issuerRef:\n    name: mesh-ca\n    kind: ClusterIssuer\n  dnsNames:\n    - ${name}.${namespace}.svc\n    - ${name}.${namespace}.svc.cluster.local\n  privateKey:\n    algorithm: ECDSA\n    size: 256\n  usages:\n    - digital signature\n    - server auth\n    - client auth\n`,
		() => `apiVersion: v1\nkind: Service\n${metadata}spec:\n  selector:\n    app: ${name}\n  ports:\n    - name: http\n      port: 80\n      targetPort: 8080\n    - name: http-metrics\n      port: 9090\n      targetPort: 9090\n`,
		() => `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n${metadata}spec:\n  selector:\n    matchLabels:\n      app: ${name}\n  action: ALLOW\n  rules:\n    - from:\n        - source:\n            principals:\n              - cluster.local/ns/${namespace}/sa/${name}\n      to:\n        - operation:\n            methods:\n              - GET\n              - POST\n            paths:\n              - /api/*\n`,
	];
	return kinds[index % kinds.length]();
}

/** A stream of `count` documents that the seed decides, the first one a PeerAuthentication. */
export function streamText(count, seed = 1) {
	const next = random(seed);
	return Array.from({ length: count }, (_, index) => documentText(next, index)).join('---\n');
}

/** One document of about `lines` lines: an AuthorizationPolicy with very many rules. */
export function hugeDocument(lines) {
	const rules = Math.floor(lines / 5);
	return `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata:\n  name: huge\n  namespace: shop\nspec:\n  action: ALLOW\n  rules:\n${Array.from({ length: rules }, (_, index) => `    - from:\n        - source:\n            principals:\n              - cluster.local/ns/shop/sa/client-${index}\n              - cluster.local/ns/shop/sa/other-${index}\n`).join('')}`;
}
