import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';

/** Finds an outbound policy that leaves the mode open. */
export const useOutboundMode: Rule = {
	id: 'istio/use-outbound-mode',
	severity: 'information',
	visits: [kinds.sidecar],
	reads: [],
	aliases: ['KIA1007'],
	docs: {
		summary: 'outboundTrafficPolicy names no mode and so means REGISTRY_ONLY.',
		why: 'A block without a mode takes the first value, REGISTRY_ONLY, whatever the mesh has: calls to hosts that no Service or ServiceEntry describes are refused. Say what you mean.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy-Mode',
		since: '0.1.0',
		bad: example(' {}\n'),
		good: example('\n    mode: REGISTRY_ONLY\n'),
	},
	*check({ value }) {
		const policy = objectAt(value, 'spec', 'outboundTrafficPolicy');
		if (policy !== undefined && policy['mode'] === undefined) {
			yield { path: ['spec', 'outboundTrafficPolicy'], at: 'key', missing: true, message: 'outboundTrafficPolicy without a mode means REGISTRY_ONLY.' };
		}
	},
	fix: ({ path }, context) => ['REGISTRY_ONLY', 'ALLOW_ANY'].map((mode) => ({
		title: mode === 'REGISTRY_ONLY' ? 'Say REGISTRY_ONLY' : 'Allow all hosts (ALLOW_ANY)',
		edits: putEntry(context, path, { key: 'mode', value: mode }),
	})),
};

function example(policy: string): string {
	return `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  outboundTrafficPolicy:${policy}  egress:
    - hosts:
        - ./*
`;
}
