import { cartCertificate, rootCertificate } from './examples.js';
import { rewriteEntry, rewriteTitles } from './fixes.js';
import { certificateRule, type CertificateRule } from './make.js';
import { configMapWith } from './manifests.js';

/** Finds chains in the wrong order, outside of Secrets. */
export const validChainOrder: CertificateRule = certificateRule({
	id: 'certificates/valid-chain-order',
	severity: 'error',
	codes: ['chain-order', 'leaf-not-first'],
	docs: {
		summary: 'The certificates of a chain stand in the wrong order.',
		why: 'A server sends the file as it is, and TLS wants its own certificate first and each issuer behind what it signed. In Secrets secrets/valid-chain-order says it.',
		reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
		bad: configMapWith({ 'chain.pem': [rootCertificate, cartCertificate] }),
		good: configMapWith({ 'chain.pem': [cartCertificate, rootCertificate] }),
	},
	fix: (finding, context) => [{ title: rewriteTitles['reorder'], edits: rewriteEntry(finding, context, 'reorder') }],
});
