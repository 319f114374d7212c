import { cartCertificate, rootCertificate } from './examples.js';
import { rewriteEntry, rewriteTitles } from './fixes.js';
import { certificateRule, type CertificateRule } from './make.js';
import { secretWith } from './manifests.js';

/** Finds roots in chains that a server sends. */
export const noServedRoot: CertificateRule = certificateRule({
	id: 'certificates/no-served-root',
	severity: 'hint',
	codes: ['root-in-chain'],
	docs: {
		summary: 'A chain that a server sends holds its root.',
		why: 'A peer trusts a root because it has it, never because it was sent; the root only makes every handshake longer (RFC 8446 §4.4.2 lets it be left out).',
		reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
		bad: secretWith({ 'tls.crt': [cartCertificate, rootCertificate] }),
		good: secretWith({ 'tls.crt': [cartCertificate] }),
	},
	fix: (finding, context) => [{ title: rewriteTitles['remove-root'], edits: rewriteEntry(finding, context, 'remove-root') }],
});
