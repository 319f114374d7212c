import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isLabelKey, isLabelValue } from '../../text/kubernetesLabel.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { removeWithin } from './edits.js';
import { bundleExample } from './examples.js';

const TARGET = ['spec', 'target'];
const OWN_PREFIXES = ['trust.cert-manager.io/', 'trust-manager.io/'];
const ENDINGS: Readonly<Record<string, string>> = { pkcs12: 'p12', jks: 'jks' };

/** Finds targets of a Bundle that trust-manager refuses. */
export const validBundleTarget: Rule = {
	id: 'cert-manager/valid-bundle-target',
	severity: 'error',
	visits: [kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The target of the Bundle cannot be written as it stands.',
		why: 'Each output needs an entry of its own, or one would overwrite the other. Labels and annotations below `trust.cert-manager.io/` and `trust-manager.io/` are how trust-manager recognises what it wrote, so nobody else may set them.',
		reference: 'https://cert-manager.io/docs/trust/trust-manager/',
		since: '0.1.0',
		bad: bundleExample(`  sources:
    - useDefaultCAs: true
  target:
    configMap:
      key: bundle.pem
    additionalFormats:
      pkcs12:
        key: bundle.pem
`),
		good: bundleExample(`  sources:
    - useDefaultCAs: true
  target:
    configMap:
      key: bundle.pem
    additionalFormats:
      pkcs12:
        key: bundle.p12
`),
	},
	*check({ value }) {
		yield* sharedKeys(value);
		for (const kind of ['configMap', 'secret']) {
			yield* metadata(value, [...TARGET, kind, 'metadata']);
		}
	},
	fix({ path }, context) {
		const format = String(path.at(-2));
		const ending = ENDINGS[format];
		if (path.at(-1) !== 'key' || ending === undefined) {
			return [{ title: `Remove "${String(path.at(-1))}"`, edits: removeWithin(context, path) }];
		}
		const key = `${(certainText(context.resource.value, ...path) ?? 'bundle').replace(/\.[^.]*$/, '')}.${ending}`;
		return [{ title: `Change to "${key}"`, edits: replaceValue(context.document, context.inDocument(path), key) }];
	},
};

function* sharedKeys(value: JsonValue): Generator<RuleFinding> {
	const pem = ['configMap', 'secret'].map((kind) => certainText(value, ...TARGET, kind, 'key'));
	const taken = new Set(pem.filter((key) => key !== undefined && key !== ''));
	for (const format of Object.keys(ENDINGS)) {
		const path = [...TARGET, 'additionalFormats', format, 'key'];
		const key = certainText(value, ...path);
		if (key !== undefined && taken.has(key)) {
			yield { path, message: `The entry ${key} is written by another output already.` };
		}
		taken.add(key);
	}
}

function* metadata(value: JsonValue, at: readonly string[]): Generator<RuleFinding> {
	for (const part of ['labels', 'annotations']) {
		for (const [key, text] of Object.entries(objectAt(value, ...at, part) ?? {})) {
			const path = [...at, part, key];
			if (isMasked(key)) {
				continue;
			}
			if (OWN_PREFIXES.some((prefix) => key.startsWith(prefix))) {
				yield { path, at: 'key', message: `"${key}" belongs to trust-manager.` };
			} else if (!isLabelKey(part === 'labels' ? key : key.toLowerCase())) {
				yield { path, at: 'key', message: `"${key}" cannot be a key of ${part}.` };
			} else if (part === 'labels' && typeof text === 'string' && !isMasked(text) && !isLabelValue(text)) {
				yield { path, message: `"${text}" cannot be the value of a label.` };
			}
		}
	}
}
