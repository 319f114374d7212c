import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import type { Rule } from '../rule.js';
import { mendSource } from './source.js';
import { writtenText } from './written.js';

/** Finds ID templates that write the trust domain out. */
export const noFixedTrustDomain: Rule = {
	id: 'spire/no-fixed-trust-domain',
	severity: 'information',
	visits: [kinds.clusterSpiffeId],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An ID template writes the trust domain out.',
		why: 'The controller accepts IDs of its own trust domain only, which it puts in for `{{ .TrustDomain }}`. A name that is written out makes the manifest fail, or name something else than is meant, in any other environment.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterspiffeid-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://example.org/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: web
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: web
`,
	},
	*check({ value }) {
		const domain = FIXED.exec(writtenText(textAt(value, ...TEMPLATE) ?? ''))?.[1];
		if (domain !== undefined) {
			yield { path: TEMPLATE, message: `The template writes out the trust domain ${domain} instead of {{ .TrustDomain }}.` };
		}
	},
	fix: (_finding, context) => [{ title: 'Use {{ .TrustDomain }}', edits: mendSource(context, TEMPLATE, (source) => source.replace(/spiffe:\/\/[a-z0-9._-]+/, 'spiffe://{{ .TrustDomain }}')) }],
};

const TEMPLATE = ['spec', 'spiffeIDTemplate'] as const;
const FIXED = /^spiffe:\/\/([a-z0-9._-]+)(?:\/|$)/;
