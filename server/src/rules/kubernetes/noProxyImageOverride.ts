import { kinds } from '../../resource/kinds.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';
import { removeMetadata } from './moves.js';
import { quoted } from './sentences.js';

/** Finds annotations that choose another proxy image than the control plane’s. */
export const noProxyImageOverride: Rule = {
	id: 'kubernetes/no-proxy-image-override',
	severity: 'information',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An annotation chooses the image or version of the proxy.',
		why: 'The proxy holds the private key of the workload and sees its traffic in plaintext, so its image is as trusted as the control plane. A version that is fixed here misses security releases and may not fit the control plane after its next upgrade.',
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
        config.linkerd.io/proxy-version: stable-2.12.0
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
			const what = OVERRIDES[name];
			if (what !== undefined && text !== '') {
				yield { path, message: `The ${what} is fixed to ${quoted(text)} instead of following the control plane.` };
			}
		}
	},
	fix: ({ path }, context) => [{ title: `Remove ${String(path.at(-1))}`, edits: removeMetadata(context, path) }],
};

const OVERRIDES: Readonly<Record<string, string>> = {
	'config.linkerd.io/proxy-image': 'proxy image',
	'config.linkerd.io/proxy-version': 'proxy version',
	'sidecar.istio.io/proxyImage': 'proxy image',
};
