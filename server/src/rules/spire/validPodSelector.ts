import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { isLabelKey, isLabelValue, mendLabelPart } from './labels.js';

/** Finds label selectors that the webhook refuses. */
export const validPodSelector: Rule = {
	id: 'spire/valid-pod-selector',
	severity: 'error',
	visits: [kinds.clusterSpiffeId],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A label selector is not valid.',
		why: 'Keys and values of labels have a form of their own, In and NotIn need values, Exists and DoesNotExist take none. The webhook refuses the resource; without it the selector matches nothing.',
		reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchExpressions:
      - key: app
        operator: In
        values: []
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: web
`,
	},
	*check({ value }) {
		for (const field of ['namespaceSelector', 'podSelector']) {
			yield* wrongLabels(value, ['spec', field, 'matchLabels']);
			for (const index of listAt(value, 'spec', field, 'matchExpressions').keys()) {
				yield* wrongExpression(value, ['spec', field, 'matchExpressions', index]);
			}
		}
	},
	fix: ({ path, at }, context) => (path.includes('matchLabels') ? labelFixes(path, at === 'key', context) : expressionFixes(path, context)),
};

function* wrongLabels(value: JsonObject, path: Path): Generator<RuleFinding> {
	const labels = objectAt(value, ...path) ?? {};
	for (const key of Object.keys(labels)) {
		const text = certainText(labels, key);
		if (!isMasked(key) && !isLabelKey(key)) {
			yield { path: [...path, key], at: 'key', message: `"${key}" is not the key of a label.` };
		} else if (text !== undefined && !isLabelValue(text)) {
			yield { path: [...path, key], message: `"${text}" is not the value of a label.` };
		}
	}
}

function* wrongExpression(value: JsonObject, path: Path): Generator<RuleFinding> {
	const key = certainText(value, ...path, 'key');
	const operator = certainText(value, ...path, 'operator') ?? '';
	const values = listAt(value, ...path, 'values');
	if (key !== undefined && !isLabelKey(key)) {
		yield { path: [...path, 'key'], message: `"${key}" is not the key of a label.` };
	}
	if (['In', 'NotIn'].includes(operator) && values.length === 0) {
		yield { path: [...path, 'values'], missing: valueAt(value, [...path, 'values']) === undefined, message: `${operator} needs at least one value.` };
	}
	if (['Exists', 'DoesNotExist'].includes(operator) && values.length > 0) {
		yield { path: [...path, 'values'], at: 'key', message: `${operator} takes no values.` };
	}
	for (const index of values.keys()) {
		const text = certainText(values, index);
		if (text !== undefined && !isLabelValue(text)) {
			yield { path: [...path, 'values', index], message: `"${text}" is not the value of a label.` };
		}
	}
}

function labelFixes(path: Path, atKey: boolean, { document, resource, inDocument }: FixContext): readonly RuleFix[] {
	const key = String(path.at(-1));
	const meant = mendLabelPart(atKey ? key : certainText(resource.value, ...path) ?? '', atKey);
	if (meant === undefined || (atKey && valueAt(resource.value, [...path.slice(0, -1), meant]) !== undefined)) {
		return [];
	}
	return [{ title: `Change to ${meant}`, edits: atKey ? renameKey(document, inDocument(path), meant) : replaceValue(document, inDocument(path), meant) }];
}

function expressionFixes(path: Path, { document, resource, inDocument }: FixContext): readonly RuleFix[] {
	if (path.at(-1) !== 'values') {
		const meant = mendLabelPart(certainText(resource.value, ...path) ?? '', path.at(-1) === 'key');
		return meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }];
	}
	const operator = [...path.slice(0, -1), 'operator'];
	const removal = valueAt(resource.value, path) === undefined ? [] : removeAt(document, inDocument(path));
	const negative = certainText(resource.value, ...operator) === 'NotIn';
	const isEmpty = listAt(resource.value, ...path).length === 0;
	return isEmpty
		? [{ title: `Ask ${negative ? 'for the label to be missing (DoesNotExist)' : 'for any value (Exists)'}`, edits: [...replaceValue(document, inDocument(operator), negative ? 'DoesNotExist' : 'Exists'), ...removal] }]
		: [{ title: 'Remove the values', edits: removal }];
}
