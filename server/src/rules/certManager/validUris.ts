import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isSpiffeIdProblem, mendSpiffeId, parseSpiffeId } from '../../text/spiffeId.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { removeWithin } from './edits.js';
import { certificateExample } from './examples.js';

/** Finds entries of `uris` that are no URI or no valid SPIFFE ID, and more than one SPIFFE ID. */
export const validUris: Rule = {
	id: 'cert-manager/valid-uris',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry of `uris` is no URI, or the SPIFFE ID in it is not valid.',
		why: 'cert-manager copies the texts into the certificate unread. The identity of a mesh workload is exactly one SPIFFE ID, with a trust domain in lower case and without query, fragment or trailing slash; a verifier refuses a certificate with another form or with two of them (X509-SVID §2).',
		reference: 'https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE-ID.md#2-spiffe-identity',
		since: '0.1.0',
		bad: certificateExample(`  uris:
    - spiffe://Cluster.Local/ns/shop/sa/cart
    - cluster.local/ns/shop/sa/cart
`),
		good: certificateExample(`  uris:
    - spiffe://cluster.local/ns/shop/sa/cart
`),
	},
	*check({ value }) {
		let identities = 0;
		for (const { path, text } of certainTexts(value, 'spec', 'uris')) {
			const isSpiffe = /^spiffe:/i.test(text);
			identities += isSpiffe ? 1 : 0;
			const parsed = isSpiffe ? parseSpiffeId(text) : undefined;
			if (!/^[a-z][a-z0-9+.-]*:./i.test(text)) {
				yield { path, message: text === '' ? 'The URI is empty.' : `"${text}" has no scheme, so it is no URI.` };
			} else if (parsed !== undefined && isSpiffeIdProblem(parsed)) {
				yield { path, message: parsed.problem };
			} else if (isSpiffe && identities > 1) {
				yield { path, message: `"${text}" is SPIFFE ID number ${identities} of the certificate, which may have only one.`, missing: true };
			}
		}
	},
	fix({ path }, context) {
		const text = certainText(context.resource.value, ...path) ?? '';
		const isOther = /^(?!spiffe:)[a-z][a-z0-9+.-]*:/i.test(text) || !(/^spiffe:/i.test(text) || /^[\w.-]+\//.test(text));
		const meant = isOther ? undefined : mendSpiffeId(text);
		return [
			...(meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(context.document, context.inDocument(path), meant) }]),
			{ title: 'Remove the entry', edits: removeWithin(context, path) },
		];
	},
};
