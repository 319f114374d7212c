import { knownMetadata, nearestMetadata, productOf } from '../../resource/annotations/lookup.js';
import type { KnownMetadata } from '../../resource/annotations/metadata.js';
import { nearest } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { metadataEntries, metadataKinds } from './metadata.js';
import { renameMetadata } from './moves.js';
import { unknownEntries } from './unknown.js';

/** Finds misspelt labels of the meshes. Other unknown labels are their authors' own business. */
export const noUnknownLabel: Rule = {
	id: 'kubernetes/no-unknown-label',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'A label looks like a mesh label that is misspelt.',
		why: 'Labels decide whether pods are in the mesh and which waypoint guards them. A misspelt one is accepted and selects nothing, so the pods run without a proxy: plaintext, no identity, no policy.',
		reference: 'https://istio.io/latest/docs/reference/config/labels/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mod: ambient
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
`,
	},
	*check(resource) {
		for (const { name, path } of unknownEntries(resource, 'labels')) {
			const meant = meantBy(name);
			if (meant !== undefined) {
				yield { path, at: 'key', message: `${name} is not a label of ${meant.product}; did you mean ${meant.name}?` };
			}
		}
		for (const { name, path, known } of metadataEntries(resource, 'labels')) {
			const meant = known === undefined && !name.includes('/') ? meantBy(name) : undefined;
			if (meant !== undefined) {
				yield { path, at: 'key', message: `${name} is not a label of ${meant.product}; did you mean ${meant.name}?` };
			}
		}
	},
	fix({ path }, context) {
		const meant = meantBy(String(path.at(-1)));
		return meant === undefined ? [] : [{ title: `Rename to ${meant.name}`, edits: renameMetadata(context, path, meant.name) }];
	},
};

/** The known label that is one or two letters away, in its last part for names with a prefix. */
function meantBy(name: string): KnownMetadata | undefined {
	if (productOf(name) !== undefined) {
		const meant = nearestMetadata('labels', name);
		return meant !== undefined && Math.abs(meant.name.length - name.length) <= 2 ? meant : undefined;
	}
	const plain = [...knownMetadata('labels').values()].filter((entry) => !entry.name.includes('/'));
	const found = /^istio[-_.]?inj/i.test(name) ? nearest(name, plain.map((entry) => entry.name)) : undefined;
	return plain.find((entry) => entry.name === found);
}
