import { kinds } from '../../resource/kinds.js';
import type { Resource } from '../../resource/resource.js';
import { listAt, textAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { parseGoTemplate } from './goTemplate.js';
import { writtenText } from './written.js';

/** Finds selectors of workloads that the SPIRE server does not understand. */
export const validEntrySelector: Rule = {
	id: 'spire/valid-entry-selector',
	severity: 'error',
	visits: [kinds.clusterSpiffeId, kinds.clusterStaticEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A selector of workloads has no type, or there is none.',
		why: 'A selector is `type:value`, where the type names the attestor that finds it: `k8s:ns:shop`, `unix:uid:1001`. The server refuses an entry with another one, or without any, and the workload gets no identity.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterstaticentry-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
    - web
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
`,
	},
	*check(resource) {
		const list = listOfSelectors(resource);
		const selectors = valueAt(resource.value, list);
		if (Array.isArray(selectors) && selectors.length === 0 && resource.kind === 'ClusterStaticEntry') {
			yield { path: list, at: 'key', missing: true, message: 'An entry needs at least one selector.' };
		}
		for (const index of listAt(resource.value, ...list).keys()) {
			const { parts, problem } = parseGoTemplate(writtenText(textAt(resource.value, ...list, index) ?? 'a:b'));
			const text = parts.map((part) => (part.kind === 'text' ? part.text : ':')).join('');
			if (problem === undefined && !text.includes(':')) {
				yield { path: [...list, index], message: `"${text}" is not a selector of the form type:value.` };
			} else if (problem === undefined && /^:|:$/.test(text) && parts.every((part) => part.kind === 'text')) {
				yield { path: [...list, index], message: `The selector "${text}" has an empty ${text.startsWith(':') ? 'type' : 'value'}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = certainText(resource.value, ...path) ?? '';
		const kubernetes = /^(?:ns|sa|pod-name|pod-uid|pod-label|container-name|container-image|node-name)[=/](.+)$/.exec(text);
		return [
			...(kubernetes?.[1] === undefined ? [] : [{ title: 'Make it a selector of the k8s attestor', edits: replaceValue(document, inDocument(path), `k8s:${text.replace(/[=/]/, ':')}`) }]),
			...(listAt(resource.value, ...listOfSelectors(resource)).length > 1 ? [{ title: 'Remove this selector', edits: removeAt(document, inDocument(path)) }] : []),
		];
	},
};

function listOfSelectors({ kind }: Resource): Path {
	return ['spec', kind === 'ClusterSPIFFEID' ? 'workloadSelectorTemplates' : 'selectors'];
}
