import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isIpRange } from '../../text/ipAddress.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { removeWithin, setEntry } from './edits.js';
import { authorityExample } from './examples.js';
import { isAddress } from './names.js';

const BLOCK = ['spec', 'nameConstraints'];

/** Finds name constraints that the webhook refuses. */
export const validNameConstraints: Rule = {
	id: 'cert-manager/valid-name-constraints',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The name constraints have no effect or cannot be read.',
		why: 'Name constraints limit what an authority may sign. The webhook refuses them on a certificate that is no CA, without anything permitted or excluded, and with ranges that are not written as address and prefix length.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: authorityExample(`  commonName: Mesh root
  nameConstraints:
    permitted:
      ipRanges:
        - 10.0.0.1
`),
		good: authorityExample(`  commonName: Mesh root
  nameConstraints:
    permitted:
      ipRanges:
        - 10.0.0.0/8
`),
	},
	*check({ value }) {
		const constraints = objectAt(value, ...BLOCK);
		if (constraints === undefined) {
			return;
		}
		const isAuthority = valueAt(value, ['spec', 'isCA']);
		if (isAuthority === undefined || isAuthority === false) {
			yield { path: BLOCK, at: 'key', message: 'Name constraints need a CA certificate, and isCA is not true.', missing: true, data: 'ca' };
		}
		if (constraints['permitted'] === undefined && constraints['excluded'] === undefined) {
			yield { path: BLOCK, at: 'key', message: 'The name constraints neither permit nor exclude anything.', missing: true, data: 'empty' };
		}
		for (const { path, text } of ['permitted', 'excluded'].flatMap((side) => certainTexts(value, ...BLOCK, side, 'ipRanges'))) {
			if (!isIpRange(text)) {
				yield { path, message: `"${text}" is not an address with a prefix length.` };
			}
		}
	},
	fix({ path, data }, context) {
		const { document, inDocument } = context;
		const remove = { title: 'Remove the name constraints', edits: removeAt(document, inDocument(BLOCK)) };
		if (data === 'ca') {
			return [{ title: 'Make it a CA certificate (isCA: true)', edits: setEntry(context, ['spec'], 'isCA', true) }, remove];
		}
		if (data === 'empty') {
			return [remove];
		}
		const text = certainText(context.resource.value, ...path) ?? '';
		const range = `${text}/${text.includes(':') ? 128 : 32}`;
		return isAddress(text)
			? [{ title: `Change to ${range}`, edits: replaceValue(document, inDocument(path), range) }]
			: [{ title: 'Remove the range', edits: removeWithin(context, path) }];
	},
};
