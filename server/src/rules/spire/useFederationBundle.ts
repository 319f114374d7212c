import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds federations by https_spiffe without a bundle to begin with. */
export const useFederationBundle: Rule = {
	id: 'spire/use-federation-bundle',
	severity: 'information',
	visits: [kinds.clusterFederatedTrustDomain],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A federation by https_spiffe has no bundle to begin with.',
		why: 'With https_spiffe the endpoint is authenticated by the other trust domain’s own bundle. The first fetch needs that bundle from elsewhere: from `trustDomainBundle`, or set at the server by hand. Without it federation never starts.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterfederatedtrustdomain-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: partner.example
  bundleEndpointURL: https://spire.partner.example:8443
  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://partner.example/spire/server
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: partner.example
  bundleEndpointURL: https://spire.partner.example:8443
  bundleEndpointProfile:
    type: https_web
`,
	},
	*check({ value }) {
		if (certainText(value, ...TYPE) === 'https_spiffe' && valueAt(value, ['spec', 'trustDomainBundle']) === undefined) {
			yield { path: TYPE, missing: true, message: 'The first fetch from the endpoint can be verified only with a bundle that was set before (trustDomainBundle).' };
		}
	},
	noFixBecause: 'Only the other trust domain can give its bundle.',
};

const TYPE = ['spec', 'bundleEndpointProfile', 'type'] as const;
