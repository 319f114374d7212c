import { kinds } from '../../resource/kinds.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';
import { removeMetadata } from './moves.js';
import { isTrue } from './values.js';

/** Finds proxies that wait for the first bytes of a connection without end. */
export const noEndlessProtocolDetection: Rule = {
	id: 'kubernetes/no-endless-protocol-detection',
	severity: 'information',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The proxy waits for the first bytes of incoming connections without a timeout.',
		why: 'Without the timeout a client can open connections and send nothing: each occupies the proxy until the client leaves. Mark ports on which the server speaks first as opaque instead.',
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
        config.linkerd.io/proxy-disable-inbound-protocol-detect-timeout: "true"
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
			if (name === 'config.linkerd.io/proxy-disable-inbound-protocol-detect-timeout' && isTrue(text)) {
				yield { path, message: 'Incoming connections that send nothing occupy the proxy without end.' };
			}
		}
	},
	fix: ({ path }, context) => [{ title: `Remove ${String(path.at(-1))}`, edits: removeMetadata(context, path) }],
};
