import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import type { Rule } from '../rule.js';
import { certificateExample } from './examples.js';

/** Finds output formats that are asked for twice. */
export const noDuplicateOutputFormats: Rule = {
	id: 'cert-manager/no-duplicate-output-formats',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An additional output format stands in the list twice.',
		why: 'Each format writes one entry of the Secret, so a second one of the same type has nowhere to go. The webhook refuses the Certificate.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#additional-certificate-output-formats',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  additionalOutputFormats:
    - type: DER
    - type: DER
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  additionalOutputFormats:
    - type: DER
`),
	},
	*check({ value }) {
		const repeated = repeatsOf(value);
		for (const type of new Set(repeated.map((repeat) => repeat.type))) {
			// The branches of a template may stand side by side, though only one of them is ever rendered.
			yield { path: ['spec', 'additionalOutputFormats'], at: 'key', message: `The output format ${type} stands in the list more than once.`, missing: true, data: { type } };
		}
	},
	fix: ({ path, data }, { document, resource, inDocument }) => [{
		title: 'Remove the repeated format',
		edits: repeatsOf(resource.value).filter(({ type }) => type === textAt(data, 'type')).flatMap(({ index }) => removeAt(document, inDocument([...path, index]))),
	}],
};

function repeatsOf(value: JsonValue): readonly { readonly type: string; readonly index: number }[] {
	const types = listAt(value, 'spec', 'additionalOutputFormats').map((format) => textAt(format, 'type'));
	return types.flatMap((type, index) => (type !== undefined && types.indexOf(type) < index ? [{ type, index }] : []));
}
