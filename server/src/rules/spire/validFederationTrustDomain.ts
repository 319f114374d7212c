import { kinds } from '../../resource/kinds.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isSpiffeIdProblem, mendTrustDomain, parseTrustDomain } from '../../text/spiffeId.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds names of trust domains that are not valid. */
export const validFederationTrustDomain: Rule = {
	id: 'spire/valid-federation-trust-domain',
	severity: 'error',
	visits: [kinds.clusterFederatedTrustDomain, kinds.clusterSpiffeId, kinds.clusterStaticEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The name of a federated trust domain is not valid.',
		why: 'Names of trust domains have lower-case letters, digits, dots, dashes and underscores. The webhook refuses the resource; of a ClusterStaticEntry the controller writes the error to its log and makes no entry.',
		reference: 'https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE-ID.md#21-trust-domain',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: Partner.example
  bundleEndpointURL: https://spire.partner.example:8443
  bundleEndpointProfile:
    type: https_web
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
		const own = certainText(value, 'spec', 'trustDomain');
		for (const { text, path } of [...(own === undefined ? [] : [{ text: own, path: ['spec', 'trustDomain'] }]), ...certainTexts(value, 'spec', 'federatesWith')]) {
			const result = parseTrustDomain(text);
			// The schema speaks of a trust domain without any of the letters that may stand in it.
			const isLeftToSchema = path.length === 2 && !/[a-z0-9._-]/.test(text);
			if (isSpiffeIdProblem(result) && !isLeftToSchema) {
				yield { path, message: result.problem };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const meant = mendTrustDomain(certainText(resource.value, ...path) ?? '');
		return [
			...(meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }]),
			...(path.at(-1) === 'trustDomain' ? [] : [{ title: 'Do not federate with it', edits: removeWithEmptyParents(document, inDocument(path), inDocument(['spec']).length) }]),
		];
	},
};
