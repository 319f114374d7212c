import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { removeWithin } from './edits.js';
import { certificateExample } from './examples.js';

const ADDRESS = /^[^\s<>@]+@[^\s<>@]+$/;

/** Finds entries of `emailAddresses` that are no bare address. */
export const validEmailAddresses: Rule = {
	id: 'cert-manager/valid-email-addresses',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry of `emailAddresses` is no bare mail address.',
		why: 'The webhook takes addresses as `ops@example.com` alone, without a display name around them.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  emailAddresses:
    - Operations <ops@shop.test>
`),
		good: certificateExample(`  emailAddresses:
    - ops@shop.test
`),
	},
	*check({ value }) {
		for (const { path, text } of certainTexts(value, 'spec', 'emailAddresses')) {
			// A quoted local part may hold nearly anything (RFC 5322 §3.4.1).
			if (!text.includes('"') && !ADDRESS.test(text)) {
				const message = /<[^<>]*@[^<>]*>/.test(text) ? `"${text}" has more in it than a mail address.` : `"${text}" is not a mail address.`;
				yield { path, message };
			}
		}
	},
	fix({ path }, context) {
		const text = certainText(context.resource.value, ...path) ?? '';
		const meant = [/<([^<>]*)>/.exec(text)?.[1] ?? '', text.trim(), text.trim().replace(/^mailto:/i, '')].find((candidate) => candidate !== text && ADDRESS.test(candidate));
		return meant === undefined
			? [{ title: 'Remove the entry', edits: removeWithin(context, path) }]
			: [{ title: `Change to ${meant}`, edits: replaceValue(context.document, context.inDocument(path), meant) }];
	},
};
