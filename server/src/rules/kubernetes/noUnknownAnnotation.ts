import { nearestMetadata, productOf } from '../../resource/annotations/lookup.js';
import type { Rule } from '../rule.js';
import { metadataKinds } from './metadata.js';
import { removeMetadata, renameMetadata } from './moves.js';
import { unknownEntries } from './unknown.js';

/** Finds annotations under the prefixes of the products that no product reads. */
export const noUnknownAnnotation: Rule = {
	id: 'kubernetes/no-unknown-annotation',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: ['IST0108'],
	docs: {
		summary: 'An annotation under a product’s prefix is none that the product reads.',
		why: 'Kubernetes accepts any annotation, and a misspelt one is silently nobody’s. The default stays in force: a port that was meant to demand an identity stays open, a policy that was meant to be stricter is not. A name that is merely unknown, with none like it, may come from a newer version and is information only.',
		reference: 'https://istio.io/latest/docs/reference/config/annotations/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    linkerd.io/inject: enabled
    config.linkerd.io/default-inbound-polcy: all-authenticated
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
	*check(resource) {
		for (const { name, path } of unknownEntries(resource, 'annotations')) {
			const meant = nearestMetadata('annotations', name);
			const product = productOf(name) ?? '';
			if (meant !== undefined) {
				yield { path, at: 'key', message: `${name} is not an annotation of ${product}; did you mean ${meant.name}?` };
			} else if (/^(?:config\.linkerd\.io|(?:traffic\.)?sidecar\.istio\.io)\//.test(name)) {
				yield { path, at: 'key', severity: 'information', message: `${name} is not an annotation that ${product} is known to read.` };
			}
		}
	},
	fix({ path }, context) {
		const name = String(path.at(-1));
		const meant = nearestMetadata('annotations', name);
		const removal = { title: `Remove ${name}`, edits: removeMetadata(context, path) };
		return meant === undefined ? [removal] : [{ title: `Rename to ${meant.name}`, edits: renameMetadata(context, path, meant.name) }, removal];
	},
};
