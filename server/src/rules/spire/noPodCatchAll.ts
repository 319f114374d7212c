import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { replaceText } from '../../syntax/yaml/edit/replace.js';
import { type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';

/** Finds ClusterSPIFFEIDs that give every pod an identity. */
export const noPodCatchAll: Rule = {
	id: 'spire/no-pod-catch-all',
	severity: 'information',
	visits: [kinds.clusterSpiffeId],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A ClusterSPIFFEID applies to every pod of the cluster.',
		why: 'Without a selector every pod gets the identity, those of tenants and of workloads that come later too, and each has an entry at the server. Select namespaces or pods, or make it the `fallback` for pods that no other ClusterSPIFFEID selects.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterspiffeid-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  namespaceSelector: {}
  podSelector: {}
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
		const selectors = SELECTORS.map((field) => valueAt(value, ['spec', field]));
		const isCertain = selectors.every((selector) => selector !== undefined);
		const selectsAll = SELECTORS.every((field) => valueAt(value, ['spec', field]) === undefined || Object.values(objectAt(value, 'spec', field) ?? { other: '' }).every((part) => isEmpty(part)));
		if (selectsAll && objectAt(value, 'spec') !== undefined && valueAt(value, ['spec', 'fallback']) !== true) {
			yield { path: ['spec', isCertain ? 'podSelector' : 'spiffeIDTemplate'], at: 'key', missing: !isCertain, message: 'Without a selector every pod of the cluster gets this identity.' };
		}
	},
	fix(_finding, context) {
		const { document, resource, inDocument } = context;
		const labels = { 'spiffe.io/spire-managed-identity': 'true' };
		const selector = objectAt(resource.value, 'spec', 'podSelector');
		const label = selector === undefined
			? putEntry(context, ['spec'], { key: 'podSelector', value: { matchLabels: labels } })
			: Object.keys(selector).length === 0 ? putEntry(context, ['spec', 'podSelector'], { key: 'matchLabels', value: labels }) : replaceText(document, inDocument(['spec', 'podSelector']), '{matchLabels: {spiffe.io/spire-managed-identity: "true"}}');
		return [
			{ title: 'Select the pods with the label spiffe.io/spire-managed-identity', edits: label },
			...(valueAt(resource.value, ['spec', 'fallback']) === undefined ? [{ title: 'Make it the fallback', edits: putEntry(context, ['spec'], { key: 'fallback', value: true }) }] : []),
		];
	},
};

const SELECTORS = ['namespaceSelector', 'podSelector'];

function isEmpty(part: JsonValue | undefined): boolean {
	return Array.isArray(part) ? part.length === 0 : isObject(part) && Object.keys(part).length === 0;
}
