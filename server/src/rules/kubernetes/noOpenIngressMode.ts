import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';

/** Finds pods that Linkerd injects in ingress mode. */
export const noOpenIngressMode: Rule = {
	id: 'kubernetes/no-open-ingress-mode',
	severity: 'information',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Linkerd injects the pod in ingress mode.',
		why: 'In ingress mode the proxy sends each request where its `l5d-dst-override` header says. An ingress controller that passes this header on from outside is an open relay into the cluster. Most controllers work in the normal mode.',
		reference: 'https://linkerd.io/2-edge/tasks/using-ingress/',
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
        linkerd.io/inject: ingress
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
			if (name === 'linkerd.io/inject' && text === 'ingress') {
				yield { path, message: 'In ingress mode a request reaches whatever its l5d-dst-override header names, which the controller must strip from outside requests.' };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Inject in the normal mode (enabled)', edits: replaceValue(document, inDocument(path), 'enabled') }],
};
