import { kinds } from '../../resource/kinds.js';
import { type Resource, isKind, listAt, objectAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { isDnsLabel } from '../../text/hostName.js';
import { type PlacedText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { quoted, repeats } from './texts.js';

/** Finds entries of exportTo that are refused. */
export const validExportTo: Rule = {
	id: 'istio/valid-export-to',
	severity: 'error',
	visits: [kinds.destinationRule, kinds.serviceEntry, kinds.virtualService],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry of exportTo is not allowed.',
		why: 'exportTo takes ".", "*" or the names of namespaces, each once; "*" stands alone, "~" (nobody) is for a ServiceEntry alone. A DestinationRule with a workloadSelector is for clients of its own namespace and cannot be exported. istiod refuses everything else.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  exportTo: ["*", "."]
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  exportTo: ["."]
`,
	},
	*check(resource) {
		const entries = certainTexts(resource.value, 'spec', 'exportTo');
		const repeated = repeats(entries, (text) => (text === resource.namespace ? '.' : text));
		for (const entry of entries) {
			if (!isDestination(entry.text)) {
				yield { path: entry.path, message: `${quoted(entry.text)} is not the name of a namespace.` };
				continue;
			}
			const message = problemOf(entry, resource, repeated);
			if (message !== undefined) {
				yield { path: entry.path, missing: true, message };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const items = listAt(resource.value, 'spec', 'exportTo');
		const place = inDocument(path);
		const remove = items.length > 1
			? { title: 'Remove the entry', edits: removeAt(document, place) }
			: { title: 'Remove exportTo', edits: removeWithEmptyParents(document, place, resource.path.length + 1) };
		return items.includes('.') || items.includes(resource.namespace ?? '.') ? [remove] : [{ title: 'Export to the own namespace only (".")', edits: replaceValue(document, place, '.') }, remove];
	},
};

function isDestination(text: string): boolean {
	return text === '.' || text === '*' || text === '~' || isDnsLabel(text);
}

/** What is wrong with an entry beside the others; a template may bring the one or the other. */
function problemOf({ text, path }: PlacedText, resource: Resource, repeated: readonly PlacedText[]): string | undefined {
	// Of a namespace that the manifest does not say the text may be the name.
	const isOwn = text === '.' || text === resource.namespace || (isDnsLabel(text) && (resource.namespace === undefined || isMasked(resource.namespace)));
	if (isKind(resource, kinds.destinationRule) && objectAt(resource.value, 'spec', 'workloadSelector') !== undefined && !isOwn) {
		return `A DestinationRule with a workloadSelector cannot be exported to ${quoted(text)}.`;
	}
	if (text === '~' && !isKind(resource, kinds.serviceEntry)) {
		return `"~" is not allowed in exportTo of a ${resource.kind}.`;
	}
	if (repeated.some((entry) => entry.path === path)) {
		return `${quoted(text)} repeats an earlier entry of exportTo.`;
	}
	const isAlone = listAt(resource.value, 'spec', 'exportTo').length === 1;
	return (text === '*' || text === '~') && !isAlone ? `"${text}" must be the only entry of exportTo.` : undefined;
}
