import { type MetadataMap, metadataNamed } from '../../resource/annotations/lookup.js';
import type { KnownMetadata } from '../../resource/annotations/metadata.js';
import type { Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { metadataEntries, metadataKinds, podPathsOf, workloadKinds } from './metadata.js';
import { moveMetadata, removeMetadata } from './moves.js';

/** Finds annotations that are written as labels, and labels that are written as annotations. */
export const noLabelAnnotationMixUp: Rule = {
	id: 'kubernetes/no-label-annotation-mix-up',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'An annotation is written as a label, or a label as an annotation.',
		why: 'Labels and annotations are two maps, and each product looks into one of them only. `linkerd.io/inject` among the labels, or `istio-injection` among the annotations, does nothing: the pods start without a proxy, in plaintext and outside every policy.',
		reference: 'https://linkerd.io/2-edge/features/proxy-injection/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: shop
    linkerd.io/inject: enabled
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: shop
  annotations:
    linkerd.io/inject: enabled
`,
	},
	*check(resource) {
		yield* mixUps(resource, 'labels', 'annotations');
		yield* mixUps(resource, 'annotations', 'labels');
	},
	fix: ({ path }, context) => fixesOf(path, context),
};

function* mixUps(resource: Resource, map: MetadataMap, other: MetadataMap): Generator<RuleFinding> {
	for (const { name, path, known } of metadataEntries(resource, map)) {
		const meant = known === undefined ? metadataNamed(other, name) : undefined;
		if (meant !== undefined && !meant.places.includes('any') && meant.former?.state !== 'removed') {
			yield { path, at: 'key', message: `${name} has no effect as ${map === 'labels' ? 'a label' : 'an annotation'}; ${meant.product} reads it among the ${other}.` };
		}
	}
}

function fixesOf(path: Path, context: FixContext): readonly RuleFix[] {
	const name = String(path.at(-1));
	const target = path.at(-2) === 'labels' ? 'annotations' : 'labels';
	const to = targetOf(path, target, metadataNamed(target, name), context.resource);
	const removal = { title: `Remove ${name}`, edits: removeMetadata(context, path) };
	return to === undefined ? [removal] : [{ title: `Move ${name} to the ${to.length > 3 && path.length === 3 ? `${target} of the pod template` : target}`, edits: moveMetadata(context, path, to) }, removal];
}

/** Where the entry has an effect, as close as possible to where it stands. */
function targetOf(path: Path, map: MetadataMap, meant: KnownMetadata | undefined, resource: Resource): Path | undefined {
	const name = String(path.at(-1));
	const isWorkload = workloadKinds.some(({ kind }) => kind === resource.kind);
	if (isWorkload || resource.kind === 'Pod') {
		return meant?.places.includes('Pod') === true ? [...podPathsOf(resource).metadata, map, name] : undefined;
	}
	return meant?.places.some((place) => place === resource.kind) === true ? [...path.slice(0, -2), map, name] : undefined;
}
