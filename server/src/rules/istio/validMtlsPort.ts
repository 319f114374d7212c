import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { Rule } from '../rule.js';

/** Finds keys of portLevelMtls that are no port. */
export const validMtlsPort: Rule = {
	id: 'istio/valid-mtls-port',
	severity: 'error',
	visits: [kinds.peerAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A key of portLevelMtls is not a port number.',
		why: 'The API server takes whole numbers from 1 to 65535 only and refuses the policy otherwise. Names of ports are not known here; the number is that of the container, which a Service calls targetPort.',
		reference: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels:
      app: payment
  portLevelMtls:
    http-metrics:
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
  portLevelMtls:
    9090:
      mode: STRICT
`,
	},
	*check({ value }) {
		for (const port of Object.keys(objectAt(value, 'spec', 'portLevelMtls') ?? {})) {
			if (!isMasked(port) && !isPort(port)) {
				// The API server reports the map, not the key, and so do we: both name the same place.
				yield { path: ['spec', 'portLevelMtls'], at: 'key', message: `"${port}" is not a port number from 1 to 65535.`, data: port };
			}
		}
	},
	fix: ({ path, data }, { document, resource, inDocument }) => [
		{ title: `Remove the entry "${String(data)}"`, edits: removeWithEmptyParents(document, inDocument([...path, String(data)]), resource.path.length + 1) },
	],
};

function isPort(text: string): boolean {
	return /^\+?\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
