import { cartCertificate, linkerdCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret, secretWith } from './manifests.js';

/** Finds chains that lead nowhere. */
export const useCompleteChain: CertificateRule = certificateRule({
	id: 'certificates/use-complete-chain',
	severity: 'warning',
	codes: ['missing-intermediate', 'incomplete-chain', 'unrelated-certificate'],
	docs: {
		summary: 'A chain lacks an intermediate, holds strangers, or does not lead to the authorities beside it.',
		why: 'A peer that does not happen to have the missing certificate cannot verify the chain; some clients cache intermediates, which is why it works in one place and not in another.',
		reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
		bad: secretWith({ 'tls.crt': [cartCertificate], 'ca.crt': [linkerdCertificate] }),
		good: goodSecret(),
	},
});
