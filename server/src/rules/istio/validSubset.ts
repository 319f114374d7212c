import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { isDnsLabel } from '../../text/hostName.js';
import { isLabelKey, isLabelValue } from '../../text/kubernetesLabel.js';
import { type PlacedText, certainText } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { quoted, repeats } from './texts.js';

/** Finds subsets whose name or labels are refused. */
export const validSubset: Rule = {
	id: 'istio/valid-subset',
	severity: 'error',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A subset has a name or a label that is not allowed.',
		why: 'The name of a subset becomes part of a cluster name: it must be a DNS label, and each name stands once. The labels must be labels that a pod can have. istiod refuses the rule otherwise.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['subsets:', '  - name: v1.2', '    labels:', '      version: v1.2']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', ['subsets:', '  - name: v1-2', '    labels:', '      version: v1.2']),
	},
	*check({ value }) {
		const names: PlacedText[] = [];
		for (const index of listAt(value, 'spec', 'subsets').keys()) {
			const path = ['spec', 'subsets', index, 'name'];
			const name = certainText(value, ...path);
			if (name !== undefined && !isDnsLabel(name)) {
				yield { path, message: name === '' ? 'The name of a subset must not be empty.' : `${quoted(name)} is not a name for a subset: letters, digits and dashes are allowed, at most 63.` };
			} else if (name !== undefined) {
				names.push({ text: name, path });
			}
			yield* labelProblems(objectAt(value, 'spec', 'subsets', index, 'labels') ?? {}, index);
		}
		for (const { text, path } of repeats(names)) {
			yield { path, missing: true, message: `The subset ${text} is defined already.` };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (path.at(-1) !== 'name' || path.length !== 4) {
			return [{ title: `Remove the label ${quoted(String(path.at(-1)))}`, edits: removeAt(document, place) }];
		}
		const name = textAt(resource.value, ...path) ?? '';
		const taken = listAt(resource.value, 'spec', 'subsets').map((subset) => textAt(subset, 'name'));
		const mended = name.replace(/[^-A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'subset';
		let free = mended;
		for (let number = 2; taken.includes(free); number++) {
			free = `${mended}-${number}`;
		}
		return [{ title: `Rename to ${free}`, edits: replaceValue(document, place, free) }];
	},
};

function* labelProblems(labels: Readonly<Record<string, unknown>>, index: number): Generator<RuleFinding> {
	for (const [key, value] of Object.entries(labels)) {
		const path = ['spec', 'subsets', index, 'labels', key];
		if (!isMasked(key) && !isLabelKey(key)) {
			yield { path, at: 'key', message: `${quoted(key)} is not a key that a label can have.` };
		} else if (typeof value === 'string' && !isMasked(value) && !isLabelValue(value)) {
			yield { path, message: `${quoted(value)} is not a value that a label can have.` };
		}
	}
}
