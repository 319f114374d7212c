import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt, valueAt } from '../../resource/resource.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { Rule } from '../rule.js';
import { SERVICE_ACCOUNT_ID, replaceSource } from './source.js';
import { writtenText } from './written.js';

/** Finds templates that give all pods of the cluster the same ID. */
export const noSharedWorkloadId: Rule = {
	id: 'spire/no-shared-workload-id',
	severity: 'warning',
	visits: [kinds.clusterSpiffeId],
	reads: [],
	aliases: [],
	docs: {
		summary: 'All pods get the same SPIFFE ID.',
		why: 'Nothing of the pod stands in the path of the template and nothing selects the pods, so each pod of the cluster, or of the selected namespaces, can pretend to be any other, and no policy can tell them apart.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterspiffeid-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: spiffe://example.org/workload
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
		const path = writtenText(textAt(value, ...TEMPLATE) ?? '').replace(/^spiffe:\/\/(?:\{\{[^{}]*\}\}|[^/{}])*/, '');
		const selector = objectAt(value, 'spec', 'podSelector');
		const isSelective = selector === undefined ? valueAt(value, ['spec', 'podSelector']) !== undefined : Object.keys(selector).length > 0;
		if (path.startsWith('/') && !path.includes('{{') && !isMasked(path) && !isSelective) {
			yield { path: TEMPLATE, missing: selector === undefined, message: `Every pod gets the ID with the path ${path}.` };
		}
	},
	fix: (_finding, context) => [{ title: 'Use the ID of the service account', edits: replaceSource(context, TEMPLATE, SERVICE_ACCOUNT_ID) }],
};

const TEMPLATE = ['spec', 'spiffeIDTemplate'] as const;
