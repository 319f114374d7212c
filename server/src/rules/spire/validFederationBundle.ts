import { kinds } from '../../resource/kinds.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { bundleProblem } from './bundle.js';

/** Finds trust bundles that are not SPIFFE bundles. */
export const validFederationBundle: Rule = {
	id: 'spire/valid-federation-bundle',
	severity: 'error',
	visits: [kinds.clusterFederatedTrustDomain],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A trust bundle is not a SPIFFE bundle.',
		why: 'The bundle is a JSON object with a list `keys`, each key with its use. The webhook refuses other texts. Keys without a known use are ignored, so workloads of the other trust domain are not trusted; a private key in a bundle is in everybody’s hands.',
		reference: 'https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE_Trust_Domain_and_Bundle.md#4-spiffe-bundle-format',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: partner.example
  bundleEndpointURL: https://spire.partner.example:8443
  bundleEndpointProfile:
    type: https_web
  trustDomainBundle: |
    keys: []
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
		const text = certainText(value, ...BUNDLE);
		const problem = text === undefined || text.trim() === '' ? undefined : bundleProblem(text);
		if (problem !== undefined) {
			yield { path: BUNDLE, at: 'key', severity: problem.severity, message: problem.message };
		}
	},
	noFixBecause: 'Only the other trust domain can give its bundle.',
};

const BUNDLE = ['spec', 'trustDomainBundle'] as const;
