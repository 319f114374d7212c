import { kinds } from '../../resource/kinds.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';
import { removeMetadata } from './moves.js';
import { isTrue } from './values.js';

/** Finds annotations that open the proxy for debugging. */
export const noProxyDebugAccess: Rule = {
	id: 'kubernetes/no-proxy-debug-access',
	severity: 'warning',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An annotation opens the proxy for debugging.',
		why: 'These settings are for a short diagnosis. A debug container sees the plaintext of the application and has extra capabilities, logged headers hold tokens and cookies, a core dump holds keys, and an open shutdown endpoint lets any container of the pod, or a request forged through it, take the pod off the mesh.',
		reference: 'https://linkerd.io/2-edge/reference/proxy-configuration/',
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
        config.linkerd.io/enable-debug-sidecar: "true"
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
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
	},
	*check(resource) {
		for (const { name, path, text } of podAnnotations(resource)) {
			const access = ACCESSES[name];
			if (access?.isOpen(text) === true) {
				yield { path, message: access.message };
			}
		}
	},
	fix: ({ path }, context) => [{ title: `Remove ${String(path.at(-1))}`, edits: removeMetadata(context, path) }],
};

const ACCESSES: Readonly<Record<string, { readonly isOpen: (value: string) => boolean; readonly message: string }>> = {
	'config.linkerd.io/enable-debug-sidecar': { isOpen: isTrue, message: 'The debug container reads the traffic of the pod in plaintext and has extra capabilities.' },
	'config.linkerd.io/proxy-admin-shutdown': { isOpen: (value) => value === 'enabled', message: 'The admin port stops the proxy on POST /shutdown.' },
	'config.linkerd.io/proxy-log-http-headers': { isOpen: (value) => value === 'insecure', message: 'The proxy writes HTTP headers, credentials among them, to its log.' },
	'sidecar.istio.io/enableCoreDump': { isOpen: isTrue, message: 'A core dump of the proxy holds its private key and plaintext traffic.' },
};
