import { kinds } from '../../resource/kinds.js';
import type { Rule } from '../rule.js';
import { metadataKinds } from './metadata.js';
import { valueFindings, valueFixes } from './valueRule.js';

/** Finds annotations whose value the product does not understand. */
export const validAnnotationValue: Rule = {
	id: 'kubernetes/valid-annotation-value',
	severity: 'warning',
	visits: [...metadataKinds, kinds.linkerdHttpRoute, kinds.linkerdEgressNetwork],
	reads: [],
	aliases: ['IST0125'],
	docs: {
		summary: 'The value of an annotation is none that the product understands.',
		why: 'The API server accepts every text. Linkerd logs such a value at most and goes on with its default: a misspelt `default-inbound-policy` leaves the port open to everybody, and a malformed list of ports that require an identity protects none. Istio refuses to inject the pod.',
		reference: 'https://linkerd.io/2-edge/reference/proxy-configuration/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    linkerd.io/inject: enabled
    config.linkerd.io/default-inbound-policy: all_authenticated
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    linkerd.io/inject: enabled
    config.linkerd.io/default-inbound-policy: all-authenticated
`,
	},
	check: (resource) => valueFindings(resource, 'annotations'),
	fix: (finding, context) => valueFixes(finding, 'annotations', context),
};
