import type { Rule } from '../rule.js';
import { metadataKinds } from './metadata.js';
import { misplacedFindings, misplacedFixes } from './misplaced.js';

/** Finds labels of the meshes that stand where nobody reads them. */
export const noMisplacedLabel: Rule = {
	id: 'kubernetes/no-misplaced-label',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'A mesh label stands on an object on which it has no effect.',
		why: 'Each mesh label is read in certain places only: `istio-injection` on namespaces, `sidecar.istio.io/inject` on pods, `istio.io/dataplane-mode` on namespaces and pods. On a Deployment itself or on another object it changes nothing, so pods that were meant to be in the mesh run without mTLS.',
		reference: 'https://istio.io/latest/docs/reference/config/labels/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    sidecar.istio.io/inject: "true"
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`,
	},
	check: (resource) => misplacedFindings(resource, 'labels'),
	fix: (finding, context) => misplacedFixes(finding, context),
};
