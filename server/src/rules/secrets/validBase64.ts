import { kinds } from '../../resource/kinds.js';
import { isKind, objectAt, type Resource, textAt } from '../../resource/resource.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { encodedText, mendedBase64 } from './base64.js';
import { encodedEntries, type SecretEntry } from './entries.js';
import { secretExample } from './examples.js';

/** Finds values that should be base64 and are not. */
export const validBase64: Rule = {
	id: 'secrets/valid-base64',
	severity: 'error',
	visits: [kinds.secret, kinds.configMap],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A value is not encoded in base64.',
		why: 'The values below `data` of a Secret and `binaryData` of a ConfigMap are base64, and the API server refuses the object when one of them is not. Plain text belongs to `stringData` of a Secret and to `data` of a ConfigMap.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
		since: '0.1.0',
		bad: secretExample(`data:
  user.name: cart@shop.test
`),
		good: secretExample(`stringData:
  user.name: cart@shop.test
`),
	},
	*check(resource) {
		for (const { key, path } of entriesOf(resource).filter(isNotBase64)) {
			yield { path, message: `"${key}" is not encoded in base64.` };
		}
	},
	fix: (finding, context) => fixesOf(finding, context),
};

function entriesOf(resource: Resource): readonly SecretEntry[] {
	return encodedEntries(resource.value, isKind(resource, kinds.secret) ? 'data' : 'binaryData');
}

function isNotBase64({ content }: SecretEntry): boolean {
	return content.kind === 'not-base64';
}

function fixesOf({ path }: RuleFinding, context: FixContext): readonly RuleFix[] {
	const { document, inDocument, resource } = context;
	const text = textAt(resource.value, ...path) ?? '';
	const mended = mendedBase64(text);
	if (mended !== undefined) {
		return [{ title: 'Correct the base64', edits: replaceValue(document, inDocument(path), mended) }];
	}
	// Long and made of nothing but base64's letters, it is base64 that has lost some of them, which no edit brings back.
	if (/^[A-Za-z0-9+/=\s]{40,}$/.test(text)) {
		return [];
	}
	const [from = '', to] = isKind(resource, kinds.secret) ? ['data', 'stringData'] : ['binaryData', 'data'];
	const isAllPlain = entriesOf(resource).every(isNotBase64) && objectAt(resource.value, to) === undefined;
	return [
		...(isAllPlain ? [{ title: `Rename "${from}" to "${to}", where text is plain`, edits: renameKey(document, inDocument([from]), to) }] : []),
		{ title: 'Encode it in base64', edits: replaceValue(document, inDocument(path), encodedText(text)) },
	];
}
