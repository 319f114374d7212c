import { metadataNamed } from '../../resource/annotations/lookup.js';
import { valueAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { isEffective, metadataEntries, metadataKinds } from './metadata.js';
import { moveMetadata, removeMetadata, renameMetadata } from './moves.js';

/** Finds annotations that are deprecated or that nothing reads any more. */
export const noDeprecatedAnnotation: Rule = {
	id: 'kubernetes/no-deprecated-annotation',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: ['IST0135'],
	docs: {
		summary: 'An annotation is deprecated or removed.',
		why: 'A removed annotation has no effect, whatever its author reads in it; a deprecated one stops working with one of the next releases.',
		reference: 'https://istio.io/latest/docs/reference/config/annotations/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  annotations:
    linkerd.io/inject: enabled
    config.alpha.linkerd.io/proxy-enable-native-sidecar: "true"
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
`,
		good: `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  annotations:
    linkerd.io/inject: enabled
    config.linkerd.io/proxy-enable-native-sidecar: "true"
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
`,
	},
	*check(resource) {
		for (const entry of metadataEntries(resource, 'annotations')) {
			const former = entry.known?.former;
			const isDoubled = former?.asLabel === true && valueAt(resource.value, [...entry.path.slice(0, -2), 'labels', former.replacement ?? '']) !== undefined;
			if (former !== undefined && !isDoubled && (former.state === 'removed' || isEffective(entry))) {
				const state = former.state === 'removed' ? 'has no effect any more' : 'is deprecated';
				yield { path: entry.path, at: 'key', message: `${entry.name} ${state}: ${former.note}.` };
			}
		}
	},
	fix({ path }, context) {
		const name = String(path.at(-1));
		const former = metadataNamed('annotations', name)?.former;
		const removal: RuleFix = { title: `Remove ${name}`, safe: former?.state === 'removed', edits: removeMetadata(context, path) };
		return former?.replacement === undefined ? [removal] : [...replacementFixes(path, former.replacement, former.asLabel === true, context), removal];
	},
};

function replacementFixes(path: Path, replacement: string, asLabel: boolean, context: FixContext): readonly RuleFix[] {
	if (asLabel) {
		return [{ title: `Use the label ${replacement} instead`, edits: moveMetadata(context, path, [...path.slice(0, -2), 'labels', replacement]) }];
	}
	// The proxy configuration is one text with many settings: its value cannot be taken over.
	return replacement === 'proxy.istio.io/config' ? [] : [{ title: `Rename to ${replacement}`, edits: renameMetadata(context, path, replacement) }];
}
