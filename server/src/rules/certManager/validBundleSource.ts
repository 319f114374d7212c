import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, type Resource, valueAt } from '../../resource/resource.js';
import { formatPath } from '../../syntax/yaml/path.js';
import { isObject } from '../../syntax/yaml/value.js';
import { isLabelKey, isLabelValue } from '../../text/kubernetesLabel.js';
import { certainText } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { removeWithin, setEntry } from './edits.js';
import { bundleExample } from './examples.js';
import { blocksOf, textsOf } from './values.js';

const SOURCES = ['spec', 'sources'];
const SELECTORS = ['spec.sources.*.configMap.selector', 'spec.sources.*.secret.selector', 'spec.target.namespaceSelector'];
const OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** Finds sources of a Bundle that trust-manager refuses. */
export const validBundleSource: Rule = {
	id: 'cert-manager/valid-bundle-source',
	severity: 'error',
	visits: [kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A source of the Bundle gives no certificates, or gives the Bundle back to itself.',
		why: 'A Bundle needs one source that really gives certificates, takes the default CAs once at most, selects with labels that can exist, and must not read the entry that it writes itself, which would never let an old root go. trust-manager refuses it otherwise.',
		reference: 'https://cert-manager.io/docs/trust/trust-manager/',
		since: '0.1.0',
		bad: bundleExample(`  sources:
    - useDefaultCAs: true
    - configMap:
        name: mesh-roots
        key: bundle.pem
  target:
    configMap:
      key: bundle.pem
`),
		good: bundleExample(`  sources:
    - useDefaultCAs: true
    - configMap:
        name: mesh-root-ca
        key: ca.crt
  target:
    configMap:
      key: bundle.pem
`),
	},
	*check(resource) {
		yield* defaultAuthorities(resource);
		yield* loops(resource);
		yield* selectors(resource);
	},
	fix({ path, data }, context) {
		return data === 'none'
			? [{ title: 'Use the default CAs', edits: setEntry(context, [...SOURCES, 0], 'useDefaultCAs', true) }]
			: [{ title: data === 'selector' ? 'Remove the condition' : 'Remove the source', edits: removeWithin(context, data === 'selector' ? path : path.slice(0, 3)) }];
	},
};

function* defaultAuthorities({ value }: Resource): Generator<RuleFinding> {
	const sources = listAt(value, ...SOURCES).map((source) => (isObject(source) ? source : {}));
	const flags = sources.flatMap((source, index) => (source['useDefaultCAs'] === undefined ? [] : [{ index, flag: source['useDefaultCAs'] }]));
	for (const { index } of flags.slice(1)) {
		yield { path: [...SOURCES, index, 'useDefaultCAs'], at: 'key', message: 'The default CAs are a source already.', missing: true };
	}
	const isOnlyOff = sources.length === 1 && flags.length === 1 && flags[0]?.flag === false && Object.keys(sources[0] ?? {}).length === 1;
	if (isOnlyOff) {
		yield { path: SOURCES, at: 'key', message: 'No source gives certificates, because useDefaultCAs is false.', missing: true, data: 'none' };
	}
}

function* loops({ value, name }: Resource): Generator<RuleFinding> {
	for (const kind of ['configMap', 'secret']) {
		const written = certainText(value, 'spec', 'target', kind, 'key') ?? '';
		for (const block of blocksOf(value, `spec.sources.*.${kind}`)) {
			const key = certainText(value, ...block, 'key');
			if (name !== undefined && written !== '' && certainText(value, ...block, 'name') === name && key === written) {
				yield { path: block, at: 'key', message: `The source is the entry ${written} of ${name}, which the Bundle writes itself.`, missing: true };
			}
		}
	}
}

function* selectors({ value }: Resource): Generator<RuleFinding> {
	for (const selector of SELECTORS) {
		for (const block of blocksOf(value, `${selector}.matchLabels`)) {
			for (const key of Object.keys(objectAt(value, ...block) ?? {})) {
				const label = certainText(value, ...block, key);
				if (label !== undefined && !(isLabelKey(key) && isLabelValue(label))) {
					yield { path: [...block, key], message: `No object can have the label ${key}: ${label}.`, data: 'selector' };
				}
			}
		}
		for (const { path, text } of textsOf(value, `${selector}.matchExpressions.*.operator`)) {
			const condition = path.slice(0, -1);
			const values = listAt(value, ...condition, 'values');
			if (!OPERATORS.includes(text)) {
				yield { path: condition, message: `"${text}" in ${formatPath(condition)} is not an operator; use In, NotIn, Exists or DoesNotExist.`, data: 'selector' };
			} else if (text.endsWith('In') === (values.length === 0)) {
				const missing = valueAt(value, [...condition, 'values']) === undefined;
				yield { path: condition, message: `${text} ${values.length === 0 ? 'needs values' : 'takes no values'} to compare with.`, missing, data: 'selector' };
			}
		}
	}
}
