import { objectAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { istioKinds } from './istioKinds.js';

const INTERNAL = ['internal.istio.io/parents', 'internal.istio.io/parent-namespace', 'internal.istio.io/webhook-always-reject'];

/** Finds annotations that only istiod itself may set. */
export const noInternalAnnotation: Rule = {
	id: 'istio/no-internal-annotation',
	severity: 'error',
	visits: istioKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'An annotation belongs to istiod alone.',
		why: 'istiod marks with them what it made of a Gateway API object. Set by somebody else they could attach a resource to a foreign gateway, so istiod refuses them. They get into a manifest when it is copied out of a running istiod.',
		reference: 'https://istio.io/latest/docs/reference/config/annotations/',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', []).replace('  namespace: shop\n', '  namespace: shop\n  annotations:\n    internal.istio.io/parents: HTTPRoute/shop.shop\n'),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', []),
	},
	*check({ value }) {
		for (const name of Object.keys(objectAt(value, 'metadata', 'annotations') ?? {})) {
			if (INTERNAL.includes(name)) {
				yield { path: ['metadata', 'annotations', name], at: 'key', message: `The annotation ${name} is refused in a manifest.` };
			}
		}
	},
	fix: ({ path }, { document, resource, inDocument }) => [
		{ title: 'Remove the annotation', edits: removeWithEmptyParents(document, inDocument(path), resource.path.length + 1) },
	],
};
