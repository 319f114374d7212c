import { kinds } from '../../resource/kinds.js';
import { textAt, valueAt } from '../../resource/resource.js';
import type { Rule } from '../rule.js';
import { removeMetadata } from './moves.js';

/** Finds namespaces that Linkerd’s webhooks do not see. */
export const noLinkerdWebhookBypass: Rule = {
	id: 'kubernetes/no-linkerd-webhook-bypass',
	severity: 'warning',
	visits: [kinds.namespace],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Linkerd’s webhooks are switched off for a namespace.',
		why: 'Without the webhooks no pod of the namespace gets a proxy, whatever its annotations say, and policies are stored without being validated. The label is meant for the control plane’s own namespace and for kube-system.',
		reference: 'https://linkerd.io/2-edge/features/ha/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    config.linkerd.io/admission-webhooks: disabled
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: linkerd
  labels:
    linkerd.io/is-control-plane: "true"
    config.linkerd.io/admission-webhooks: disabled
`,
	},
	*check({ value, name }) {
		const isControlPlane = ['linkerd.io/is-control-plane', 'linkerd.io/extension'].some((label) => valueAt(value, ['metadata', 'labels', label]) !== undefined);
		if (textAt(value, ...LABEL) === 'disabled' && !isControlPlane && name !== undefined && !EXEMPT.test(name)) {
			yield { path: LABEL, message: `Linkerd’s webhooks pass over the namespace ${name}: no pod in it gets a proxy and no policy is validated.` };
		}
	},
	fix: (_finding, context) => [{ title: `Remove ${LABEL[2]}`, edits: removeMetadata(context, LABEL) }],
};

const LABEL = ['metadata', 'labels', 'config.linkerd.io/admission-webhooks'] as const;

/** Namespaces that the installation itself keeps away from the webhooks, and templates for them. */
const EXEMPT = /^(?:kube-|linkerd)|[^a-z0-9.-]/;
