import { type Resource, objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { MeshSettings } from '../../workspace/settings.js';
import type { Rule, RuleFix } from '../rule.js';
import { namespaceName } from './peerAuthentication.js';
import { addLabel, selectingKinds, selectorOf, selectorPlaceOf } from './selector.js';

/** Finds selectors that select everything. */
export const noEmptySelector: Rule = {
	id: 'istio/no-empty-selector',
	severity: 'warning',
	visits: selectingKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'A selector has no labels and so selects every workload.',
		why: 'An empty selector looks like a restriction and is none: the resource holds for the whole namespace, or in the root namespace for the whole mesh. It often remains when a field was misspelt or removed. Name the labels, or leave the selector out to say that everything is meant.',
		reference: 'https://istio.io/latest/docs/reference/config/type/workload-selector/',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels: {}
  mtls:
    mode: STRICT
`,
		good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels:
      app: payment
  mtls:
    mode: STRICT
`,
	},
	*check(resource, { mesh }) {
		const selector = selectorOf(resource);
		// Of port exceptions another rule says that they need labels.
		const hasPorts = Object.keys(objectAt(resource.value, 'spec', 'portLevelMtls') ?? {}).length > 0;
		if (selector !== undefined && Object.keys(selector.labels).length === 0 && !hasPorts) {
			yield { path: selector.place.path, at: 'key', missing: true, message: `This selector has no labels, so it selects every workload ${scopeOf(resource, mesh)}.` };
		}
	},
	fix(_, context) {
		const { document, resource, inDocument } = context;
		const { path } = selectorPlaceOf(resource);
		const add: RuleFix = { title: 'Add a label to the selector', edits: addLabel(context) };
		const isOptional = resource.group === 'security.istio.io' || resource.kind === 'Sidecar';
		return isOptional ? [add, { title: 'Remove the empty selector', edits: removeAt(document, inDocument(path)) }] : [add];
	},
};

function scopeOf({ group, namespace }: Resource, mesh: MeshSettings): string {
	if (group === 'security.istio.io' && namespace === mesh.rootNamespace) {
		return 'of the mesh';
	}
	return `of ${namespaceName(namespace)}`;
}
