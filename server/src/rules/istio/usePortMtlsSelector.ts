import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';
import { hasSelector } from './peerAuthentication.js';
import { addLabel } from './selector.js';

/** Finds port exceptions in a policy that does not select workloads. */
export const usePortMtlsSelector: Rule = {
	id: 'istio/use-port-mtls-selector',
	severity: 'error',
	visits: [kinds.peerAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'portLevelMtls stands in a policy without a selector.',
		why: 'A port number means something for one workload only, so the API server refuses portLevelMtls in a policy for a whole namespace or mesh. Select the workloads whose ports are meant.',
		reference: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: production
spec:
  mtls:
    mode: STRICT
  portLevelMtls:
    8080:
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
  portLevelMtls:
    8080:
      mode: STRICT
`,
	},
	*check({ value }) {
		const ports = objectAt(value, 'spec', 'portLevelMtls');
		if (ports !== undefined && Object.keys(ports).length > 0 && !hasSelector(value)) {
			yield { path: ['spec', 'portLevelMtls'], at: 'key', missing: true, message: 'portLevelMtls is refused in a policy without a selector that has labels.' };
		}
	},
	fix: (_, context) => [
		{ title: 'Add a selector with labels', edits: addLabel(context) },
		{ title: 'Remove portLevelMtls', edits: removeAt(context.document, context.inDocument(['spec', 'portLevelMtls'])) },
	],
};
