import { wrongPart } from '../../resource/annotations/valueFormat.js';
import { kinds } from '../../resource/kinds.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';
import { removeMetadata, renameMetadata } from './moves.js';

/** Finds annotations that let traffic go past the proxy. */
export const noTrafficPastProxy: Rule = {
	id: 'kubernetes/no-traffic-past-proxy',
	severity: 'warning',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An annotation lets traffic go past the proxy.',
		why: 'What the proxy does not see it cannot protect: traffic on these ports or networks is plaintext, has no identity, and no AuthorizationPolicy, Server or STRICT mode applies to it. For protocols in which the server speaks first, an opaque port keeps mTLS. Where an exception is meant, keep it to the port and suppress the finding with the reason.',
		reference: 'https://linkerd.io/2-edge/features/protocol-detection/',
		since: '0.1.0',
		bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
      annotations:
        linkerd.io/inject: enabled
        config.linkerd.io/skip-inbound-ports: "3306"
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
      annotations:
        linkerd.io/inject: enabled
        config.linkerd.io/opaque-ports: "3306"
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
	},
	*check(resource) {
		for (const { name, path, text, known } of podAnnotations(resource)) {
			const what = known === undefined || wrongPart(known.format, text) !== undefined ? undefined : BYPASSES[name]?.(text.trim());
			if (what !== undefined) {
				yield { path, message: `${what} past the proxy, without mTLS and policy.` };
			}
		}
	},
	fix({ path }, context) {
		const name = String(path.at(-1));
		const removal = { title: `Remove ${name}`, edits: removeMetadata(context, path) };
		// Only the receiving side can mark a port opaque, so this mends incoming traffic alone.
		return name === SKIP_INBOUND ? [{ title: 'Mark the ports opaque instead, which keeps mTLS', edits: renameMetadata(context, path, 'config.linkerd.io/opaque-ports') }, removal] : [removal];
	},
};

const SKIP_INBOUND = 'config.linkerd.io/skip-inbound-ports';

/** What goes past the proxy by an annotation with this value, as the beginning of a sentence; undefined for a value that lets nothing past. */
const BYPASSES: Readonly<Record<string, (value: string) => string | undefined>> = {
	[SKIP_INBOUND]: (value) => listed(value, (ports) => `Incoming traffic to port ${ports} goes`),
	'config.linkerd.io/skip-outbound-ports': (value) => listed(value, (ports) => `Outgoing traffic to port ${ports} of every destination goes`),
	'config.linkerd.io/skip-subnets': (value) => listed(value, (networks) => `Traffic with ${networks} goes`),
	'traffic.sidecar.istio.io/excludeInboundPorts': (value) => listed(value, (ports) => `Incoming traffic to port ${ports} goes`),
	'traffic.sidecar.istio.io/excludeOutboundPorts': (value) => listed(value, (ports) => `Outgoing traffic to port ${ports} of every destination goes`),
	'traffic.sidecar.istio.io/excludeOutboundIPRanges': (value) => listed(value, (networks) => `Outgoing traffic to ${networks} goes`),
	'traffic.sidecar.istio.io/includeInboundPorts': (value) => (value === '' ? 'With no port included, all incoming traffic goes' : undefined),
	'traffic.sidecar.istio.io/includeOutboundIPRanges': (value) => (value === '' ? 'With no network included, all outgoing traffic goes' : undefined),
	'sidecar.istio.io/interceptionMode': (value) => (value === 'NONE' ? 'With the interception mode NONE, traffic goes' : undefined),
	'ambient.istio.io/bypass-inbound-capture': (value) => (value === 'true' ? 'Incoming traffic goes' : undefined),
};

function listed(value: string, sentence: (items: string) => string): string | undefined {
	return value === '' ? undefined : sentence(value);
}
