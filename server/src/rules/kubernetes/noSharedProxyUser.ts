import { kinds } from '../../resource/kinds.js';
import { listAt, textAt, valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule, RuleFinding } from '../rule.js';
import { annotationAt, podAnnotations, podKinds, podPathsOf } from './metadata.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { removeMetadata } from './moves.js';

/** Finds proxies that run as root or as the user of the application. */
export const noSharedProxyUser: Rule = {
	id: 'kubernetes/no-shared-proxy-user',
	severity: 'warning',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The proxy runs as root or as the same user as the application.',
		why: 'Traffic of the proxy’s user is not redirected, for else it would run in circles. An application with the same user id passes the proxy by: no mTLS and no policy. A proxy that runs as root gives an attacker who takes it over more than the mesh.',
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
        config.linkerd.io/proxy-uid: "0"
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
        config.linkerd.io/proxy-uid: "2102"
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
	},
	*check(resource) {
		for (const { name, path, text } of podAnnotations(resource)) {
			if (name === PROXY_UID && text === '0') {
				yield { path, message: 'The proxy runs as root (user id 0).' };
			}
		}
		yield* sharedUsers(resource);
	},
	fix({ path }, context) {
		return path.at(-1) === PROXY_UID ? [{ title: `Remove ${PROXY_UID}`, edits: removeMetadata(context, path) }] : [{ title: 'Remove runAsUser', edits: removeAt(context.document, context.inDocument(path)) }];
	},
};

const PROXY_UID = 'config.linkerd.io/proxy-uid';
const DEFAULT_UID = 2102;

/** Places where the pod or a container runs as the user of its Linkerd proxy. */
function* sharedUsers(resource: Resource): Generator<RuleFinding> {
	const { metadata, spec } = podPathsOf(resource);
	if (resource.kind === 'Namespace' || annotationAt(resource.value, metadata, 'linkerd.io/inject') !== 'enabled') {
		return;
	}
	const proxyUid = Number(annotationAt(resource.value, metadata, PROXY_UID) ?? DEFAULT_UID);
	const containers = listAt(resource.value, ...spec, 'containers').flatMap((container, index): Path[] => (textAt(container, 'name') === 'linkerd-proxy' ? [] : [[...spec, 'containers', index]]));
	for (const place of [spec, ...containers]) {
		const path = [...place, 'securityContext', 'runAsUser'];
		if (proxyUid > 0 && valueAt(resource.value, path) === proxyUid) {
			// In a template the two may stand in branches of which one is taken.
			yield { path, missing: true, message: `User ${proxyUid} is that of the proxy, so the traffic of the application goes past it.` };
		}
	}
}
