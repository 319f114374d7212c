import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { isLabelKey, isLabelValue } from '../../text/kubernetesLabel.js';
import type { Rule, RuleFinding } from '../rule.js';
import { selectingKinds, selectorOf } from './selector.js';
import { quoted } from './texts.js';

/** Finds labels of a selector that are refused or that no workload can have. */
export const validSelector: Rule = {
	id: 'istio/valid-selector',
	severity: 'error',
	visits: selectingKinds,
	reads: [],
	aliases: [],
	docs: {
		summary: 'A label of a selector is empty, has a wildcard, or cannot exist.',
		why: 'Selectors compare labels word by word: an empty key and a wildcard are refused. A key or value that Kubernetes does not allow as a label is accepted, but no workload can carry it, so the resource has no effect.',
		reference: 'https://istio.io/latest/docs/reference/config/type/workload-selector/',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: httpbin
  namespace: shop
spec:
  selector:
    matchLabels:
      app: httpbin-*
  action: DENY
  rules:
    - to:
        - operation:
            ports: ["8081"]
`,
		good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: httpbin
  namespace: shop
spec:
  selector:
    matchLabels:
      app: httpbin
  action: DENY
  rules:
    - to:
        - operation:
            ports: ["8081"]
`,
	},
	*check(resource) {
		const selector = selectorOf(resource);
		if (selector === undefined) {
			return;
		}
		for (const [key, value] of Object.entries(selector.labels)) {
			const problem = problemOf(key, value);
			if (problem !== undefined) {
				yield { ...problem, path: [...selector.place.path, selector.place.labels, key] };
			}
		}
	},
	fix({ path, data }, { document, resource, inDocument }) {
		const place = inDocument(path);
		const key = String(path.at(-1));
		if (data === 'value') {
			const value = selectorOf(resource)?.labels[key];
			const mended = mend(typeof value === 'string' ? value.replaceAll('/', '-') : '').slice(0, 63);
			return mended === '' || !isLabelValue(mended) ? [] : [{ title: `Change the value to ${mended}`, edits: replaceValue(document, place, mended) }];
		}
		const mended = mend(key) === '' ? 'app' : mend(key);
		const isTaken = selectorOf(resource)?.labels[mended] !== undefined;
		return isTaken ? [{ title: `Remove the label ${quoted(key)}`, edits: removeAt(document, place) }] : [{ title: `Rename the label to ${mended}`, edits: renameKey(document, place, mended) }];
	},
};

function problemOf(key: string, value: unknown): Omit<RuleFinding, 'path'> | undefined {
	if (!isMasked(key)) {
		if (key === '' || key.includes('*')) {
			return { at: 'key', message: key === '' ? 'The key of a label must not be empty.' : `The label key ${quoted(key)} has a wildcard, which selectors do not know.` };
		}
		if (!isLabelKey(key)) {
			return { at: 'key', severity: 'warning', message: `No workload can have a label with the key ${quoted(key)}.` };
		}
	}
	if (typeof value !== 'string' || isMasked(value)) {
		return undefined;
	}
	if (value.includes('*')) {
		return { data: 'value', message: `The label value ${quoted(value)} has a wildcard, which selectors do not know.` };
	}
	return isLabelValue(value) ? undefined : { data: 'value', severity: 'warning', message: `No workload can have a label with the value ${quoted(value)}.` };
}

/** The text without what a label may not hold. */
function mend(text: string): string {
	return text.replaceAll('*', '').replace(/[^-A-Za-z0-9_./]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
