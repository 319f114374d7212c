import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { removeWithin, setEntry } from './edits.js';
import { certificateExample } from './examples.js';

/** Finds leaf certificates whose key asks for the right to sign certificates. */
export const noCertSignWithoutCa: Rule = {
	id: 'cert-manager/no-cert-sign-without-ca',
	severity: 'warning',
	visits: [kinds.certificate, kinds.certificateRequest],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A certificate that is no authority asks for the usage `cert sign`.',
		why: 'Without `isCA` the certificate is a leaf, and verifiers accept nothing that a leaf has signed (RFC 5280 §4.2.1.9); some refuse a leaf with this usage altogether. Either the usage is a leftover or the certificate was meant to be an authority.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  commonName: cart
  dnsNames:
    - cart.shop.svc
  usages:
    - digital signature
    - cert sign
`),
		good: certificateExample(`  commonName: cart
  dnsNames:
    - cart.shop.svc
  usages:
    - digital signature
`),
	},
	*check({ value }) {
		const isCa = valueAt(value, ['spec', 'isCA']);
		if (isCa !== undefined && isCa !== false) {
			return;
		}
		for (const { text, path } of certainTexts(value, 'spec', 'usages')) {
			if (text === 'cert sign') {
				yield { path, message: 'The usage "cert sign" has no effect on a certificate that is no CA.', missing: true };
			}
		}
	},
	fix: ({ path }, context) => [
		{ title: 'Remove the usage "cert sign"', edits: removeWithin(context, path) },
		{ title: 'Make it a CA certificate (isCA: true)', edits: setEntry(context, ['spec'], 'isCA', true) },
	],
};
