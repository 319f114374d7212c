import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { Rule } from '../rule.js';
import { clientTlsBlocks } from './clientTls.js';
import { addLabel } from './selector.js';

/** Finds client credentials from a Secret that sidecars do not read. */
export const useCredentialSelector: Rule = {
	id: 'istio/use-credential-selector',
	severity: 'warning',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: ['IST0128', 'IST0129'],
	docs: {
		summary: 'credentialName stands in a DestinationRule without workloadSelector.',
		why: 'Sidecars read the Secret only if the rule selects them with workloadSelector. Without one only gateways use it, and a sidecar sends plaintext to the host. In the root namespace, where gateways often live, this is only information.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-credential_name',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
  namespace: shop
spec:
  host: api.partner.com
  trafficPolicy:
    tls:
      mode: MUTUAL
      credentialName: partner-client
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: partner
  namespace: shop
spec:
  host: api.partner.com
  workloadSelector:
    matchLabels:
      app: checkout
  trafficPolicy:
    tls:
      mode: MUTUAL
      credentialName: partner-client
`,
	},
	*check({ value, namespace }, { mesh }) {
		if (objectAt(value, 'spec', 'workloadSelector') !== undefined) {
			return;
		}
		for (const { path, tls, mode } of clientTlsBlocks(value)) {
			const name = textAt(tls, 'credentialName') ?? '';
			const credential = isMasked(name) ? '' : ` ${name}`;
			if ((mode === 'SIMPLE' || mode === 'MUTUAL') && name !== '' && !name.startsWith('configmap://')) {
				const message = `Without a workloadSelector only gateways read the credential${credential}; sidecars send plaintext.`;
				yield { path, at: 'key', missing: true, message, ...(namespace === mesh.rootNamespace ? { severity: 'information' } : {}) };
			}
		}
	},
	fix: (_, context) => [{ title: 'Add a workloadSelector', edits: addLabel(context) }],
};
