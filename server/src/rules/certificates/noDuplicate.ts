import { cartCertificate } from './examples.js';
import { rewriteEntry, rewriteTitles } from './fixes.js';
import { certificateRule, type CertificateRule } from './make.js';
import { secretWith } from './manifests.js';

/** Finds certificates that stand twice in one chain or bundle. */
export const noDuplicate: CertificateRule = certificateRule({
	id: 'certificates/no-duplicate',
	severity: 'warning',
	codes: ['duplicate-certificate'],
	docs: {
		summary: 'A certificate stands twice in one chain or bundle.',
		why: 'Each copy is sent in every handshake, and programs that expect the next certificate to be the issuer stop at it.',
		reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
		bad: secretWith({ 'tls.crt': [cartCertificate, cartCertificate] }),
		good: secretWith({ 'tls.crt': [cartCertificate] }),
	},
	fix: (finding, context) => [{ title: rewriteTitles['remove-duplicates'], edits: rewriteEntry(finding, context, 'remove-duplicates') }],
});
