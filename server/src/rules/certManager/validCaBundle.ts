import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { readCertificateText } from '../../x509/file.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { decodedText, encodedText, mendedBase64 } from '../secrets/base64.js';
import { isEncodedPlaceholder, isPemPlaceholder } from '../secrets/placeholder.js';
import { issuerExample } from './examples.js';
import { textsOf } from './values.js';

const BUNDLES = ['spec.acme.caBundle', 'spec.vault.caBundle', 'spec.venafi.tpp.caBundle'];

/** Finds CA bundles without a certificate that could be read. */
export const validCaBundle: Rule = {
	id: 'cert-manager/valid-ca-bundle',
	severity: 'error',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The CA bundle holds no certificate.',
		why: 'The field is the base64 of PEM certificates. The API server refuses what is no base64, and the webhook a bundle without a single certificate, because nothing could be verified with it.',
		reference: 'https://cert-manager.io/docs/configuration/acme/#private-acme-servers',
		since: '0.1.0',
		bad: issuerExample(`  acme:
    server: https://acme.example.com/directory
    caBundle: ca-certificates.crt
    privateKeySecretRef:
      name: acme-account
`),
		good: issuerExample(`  acme:
    server: https://acme.example.com/directory
    privateKeySecretRef:
      name: acme-account
`),
	},
	*check({ value }) {
		for (const { path, text } of BUNDLES.flatMap((bundle) => textsOf(value, bundle))) {
			const decoded = decodedText(text);
			if (text.trim() === '' || isEncodedPlaceholder(text) || isPemPlaceholder(decoded ?? text)) {
				continue;
			}
			if (decoded === undefined) {
				yield { path, message: 'The CA bundle is not encoded in base64.' };
			} else if (!holdsCertificate(decoded)) {
				yield { path, message: 'The CA bundle holds no certificate in PEM.' };
			}
		}
	},
	fix({ path }, { document, inDocument, resource }) {
		const text = certainText(resource.value, ...path) ?? '';
		const meant = holdsCertificate(text) ? encodedText(text) : mendedBase64(text);
		return [
			...(meant === undefined || decodedText(text) !== undefined ? [] : [{ title: 'Encode it in base64', edits: replaceValue(document, inDocument(path), meant) }]),
			{ title: 'Remove the CA bundle', edits: removeAt(document, inDocument(path)) },
		];
	},
};

function holdsCertificate(text: string): boolean {
	return readCertificateText(text).objects.some(({ kind }) => kind === 'certificate');
}
