import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { readCertificateText } from '../../x509/file.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { decodedText, encodedText, mendedBase64 } from '../secrets/base64.js';
import { isEncodedPlaceholder, isPemPlaceholder } from '../secrets/placeholder.js';
import { exampleRequest, requestPem } from './exampleRequest.js';

/** Finds CertificateRequests without a request that could be read. */
export const validRequest: Rule = {
	id: 'cert-manager/valid-request',
	severity: 'error',
	visits: [kinds.certificateRequest],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The `request` of a CertificateRequest is no certificate request.',
		why: 'The field is the base64 of a PKCS#10 request in PEM, as `openssl req -new` writes it. The API server refuses what is no base64, and the webhook what holds no request, such as a certificate.',
		reference: 'https://cert-manager.io/docs/usage/certificaterequest/',
		since: '0.1.0',
		bad: exampleRequest('', `|\n${requestPem.trim().split('\n').map((line) => `    ${line}`).join('\n')}`),
		good: exampleRequest(''),
	},
	*check({ value }) {
		const path = ['spec', 'request'];
		const text = certainText(value, ...path) ?? '';
		const decoded = decodedText(text);
		if (text.trim() === '' || isEncodedPlaceholder(text) || isPemPlaceholder(decoded ?? text)) {
			return;
		}
		if (decoded === undefined) {
			yield { path, message: 'The request is not encoded in base64.' };
			return;
		}
		const { objects } = readCertificateText(decoded);
		if (!objects.some(({ kind }) => kind === 'request')) {
			yield { path, message: objects.some(({ kind }) => kind === 'certificate') ? 'The request is a certificate, not a certificate request.' : 'The request holds no certificate request in PEM.' };
		}
	},
	fix({ path }, { document, inDocument, resource }) {
		const text = certainText(resource.value, ...path) ?? '';
		if (decodedText(text) !== undefined) {
			return [];
		}
		const encoded = text.includes('-----BEGIN ') ? encodedText(text) : mendedBase64(text);
		return encoded === undefined ? [] : [{ title: 'Encode it in base64', edits: replaceValue(document, inDocument(path), encoded) }];
	},
};
