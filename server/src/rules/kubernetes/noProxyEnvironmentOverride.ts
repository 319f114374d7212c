import { kinds } from '../../resource/kinds.js';
import { listOf } from '../../text/words.js';
import type { Rule } from '../rule.js';
import { podAnnotations, podKinds } from './metadata.js';
import { removeMetadata } from './moves.js';

/** Finds environment overrides that reach into the identity and policy settings of Linkerd’s proxy. */
export const noProxyEnvironmentOverride: Rule = {
	id: 'kubernetes/no-proxy-environment-override',
	severity: 'warning',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An annotation overrides identity or policy settings of the proxy.',
		why: 'Variables in `proxy-additional-env` win over what the injector sets. With `LINKERD2_PROXY_IDENTITY_…` the proxy can be told to trust other roots or to name another service, and with `LINKERD2_PROXY_INBOUND_…` and `LINKERD2_PROXY_POLICY_…` to admit what the policies refuse. Use the annotation made for the setting, where there is one.',
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
        config.linkerd.io/proxy-additional-env: '[{"name": "LINKERD2_PROXY_INBOUND_DEFAULT_POLICY", "value": "all-unauthenticated"}]'
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
        config.linkerd.io/default-inbound-policy: all-authenticated
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
	},
	*check(resource) {
		for (const { name, path, text } of podAnnotations(resource)) {
			const overridden = name === 'config.linkerd.io/proxy-additional-env' ? variableNames(text).filter((variable) => GUARDED.test(variable)) : [];
			if (overridden.length > 0) {
				yield { path, at: 'key', message: `The annotation overrides ${listOf(overridden, 'and')}, by which the proxy is secured.` };
			}
		}
	},
	fix: ({ path }, context) => [{ title: `Remove ${String(path.at(-1))}`, edits: removeMetadata(context, path) }],
};

const GUARDED = /^LINKERD2_PROXY_(?:IDENTITY|POLICY|INBOUND|DESTINATION_SVC)(?:_|$)/;

/** The names of the variables in the JSON list; none where it cannot be read. */
function variableNames(json: string): readonly string[] {
	try {
		const list: unknown = JSON.parse(json);
		return Array.isArray(list) ? list.flatMap((item: unknown) => nameOf(item)) : [];
	} catch {
		return [];
	}
}

function nameOf(item: unknown): readonly string[] {
	return typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string' ? [item.name] : [];
}
