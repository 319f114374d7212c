import type { Rule } from '../rule.js';
import { metadataKinds } from './metadata.js';
import { valueFindings, valueFixes } from './valueRule.js';

/** Finds mesh labels whose value the mesh does not understand. */
export const validLabelValue: Rule = {
	id: 'kubernetes/valid-label-value',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'The value of a mesh label is none that the mesh understands.',
		why: 'The webhooks and the CNI select by exact values. `istio-injection: true` or `istio.io/dataplane-mode: Ambient` selects nothing, so the pods start outside the mesh: plaintext, no identity, no policy.',
		reference: 'https://istio.io/latest/docs/reference/config/labels/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: "true"
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`,
	},
	check: (resource) => valueFindings(resource, 'labels'),
	fix: (finding, context) => valueFixes(finding, 'labels', context),
};
