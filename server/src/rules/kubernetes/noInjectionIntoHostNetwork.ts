import { valueAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import type { Rule } from '../rule.js';
import { certainText } from '../certain.js';
import { podKinds, podPathsOf } from './metadata.js';
import { removeMetadata } from './moves.js';

/** Finds pods that ask for a proxy and for the network of the node, which exclude each other. */
export const noInjectionIntoHostNetwork: Rule = {
	id: 'kubernetes/no-injection-into-host-network',
	severity: 'warning',
	visits: podKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'A pod in the network of its node asks for a proxy that it will not get.',
		why: 'Redirecting traffic in the network of the node would redirect that of all its pods, so the injectors of Istio and Linkerd pass over pods with `hostNetwork: true`. The pod starts without a proxy: no mTLS, no identity, no policy.',
		reference: 'https://linkerd.io/2-edge/features/proxy-injection/',
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
    spec:
      hostNetwork: true
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
		const { metadata, spec } = podPathsOf(resource);
		const request = valueAt(resource.value, [...spec, 'hostNetwork']) === true ? requestOf(resource.value, metadata) : undefined;
		if (request !== undefined) {
			// In a template the two may stand in branches of which one is taken.
			yield { path: [...spec, 'hostNetwork'], at: 'key', missing: true, message: `${String(request.at(-1))} gives a pod with hostNetwork no proxy.` };
		}
	},
	fix({ path }, context) {
		const request = requestOf(context.resource.value, podPathsOf(context.resource).metadata);
		return [
			{ title: 'Remove hostNetwork', edits: removeAt(context.document, context.inDocument(path)) },
			...(request === undefined ? [] : [{ title: `Remove ${String(request.at(-1))}`, edits: removeMetadata(context, request) }]),
		];
	},
};

const REQUESTS: readonly { readonly map: string; readonly name: string; readonly values: readonly string[] }[] = [
	{ map: 'annotations', name: 'linkerd.io/inject', values: ['enabled', 'ingress'] },
	{ map: 'labels', name: 'sidecar.istio.io/inject', values: ['true'] },
	{ map: 'annotations', name: 'sidecar.istio.io/inject', values: ['true'] },
];

/** The label or annotation by which a pod asks for a proxy. */
function requestOf(value: JsonObject, metadata: Path): Path | undefined {
	const request = REQUESTS.find(({ map, name, values }) => values.includes(certainText(value, ...metadata, map, name) ?? ''));
	return request === undefined ? undefined : [...metadata, request.map, request.name];
}
