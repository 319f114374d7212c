import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';
import { selectorOf, selectorPlaceOf } from './selector.js';

/** Finds selectors in the root namespace that take the effect away from a resource. */
export const noRootSelector: Rule = {
	id: 'istio/no-root-selector',
	severity: 'warning',
	visits: [kinds.peerAuthentication, kinds.sidecar],
	reads: [],
	aliases: ['KIA1006'],
	docs: {
		summary: 'A resource in the root namespace selects workloads.',
		why: 'In the root namespace a PeerAuthentication without a selector is the policy of the mesh; one with labels is ignored by every workload, those of the root namespace included. A Sidecar with labels there is no default for other namespaces. Put it into the namespace of the workloads, or remove the selector.',
		reference: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: istio-system
spec:
  selector:
    matchLabels:
      app: payment
  mtls:
    mode: STRICT
`,
		good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels:
      app: payment
  mtls:
    mode: STRICT
`,
	},
	*check(resource, { mesh }) {
		const selector = selectorOf(resource);
		if (resource.namespace === mesh.rootNamespace && selector !== undefined && Object.keys(selector.labels).length > 0) {
			const message = resource.kind === 'Sidecar'
				? `With a workloadSelector this Sidecar in the root namespace ${mesh.rootNamespace} is no default for other namespaces.`
				: `A PeerAuthentication with a selector in the root namespace ${mesh.rootNamespace} is ignored.`;
			yield { path: selector.place.path, at: 'key', message };
		}
	},
	fix(_, { document, resource, inDocument }) {
		const isBoundToLabels = objectAt(resource.value, 'spec', 'portLevelMtls') !== undefined;
		return isBoundToLabels ? [] : [{ title: 'Make it hold for the whole mesh (remove the selector)', edits: removeAt(document, inDocument(selectorPlaceOf(resource).path)) }];
	},
};
