import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';

/** Finds pods whose containers do not wait for the proxy. */
export const useProxyAwait: Rule = {
	id: 'kubernetes/use-proxy-await',
	severity: 'information',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Containers start without waiting for the proxy.',
		why: 'With `proxy-await: disabled` the application may run before its proxy is ready. Its first connections fail, and traffic that is not redirected yet leaves without mTLS.',
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
        config.linkerd.io/proxy-await: disabled
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
        config.linkerd.io/proxy-await: enabled
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
	},
	*check(resource) {
		for (const { name, path, text } of podAnnotations(resource)) {
			if (name === 'config.linkerd.io/proxy-await' && text === 'disabled') {
				yield { path, message: 'Containers may start before their proxy does (proxy-await: disabled).' };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Wait for the proxy (enabled)', edits: replaceValue(document, inDocument(path), 'enabled') }],
};
