import { blockScalar, pemBlock, publishedKey, secretExample } from '../secrets/examples.js';
import { cartCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { goodSecret } from './manifests.js';

/** Finds private keys beside certificates that they do not belong to. */
export const validPrivateKey: CertificateRule = certificateRule({
	id: 'certificates/valid-private-key',
	severity: 'error',
	codes: ['key-mismatch', 'contains-private-key', 'encrypted-private-key', 'unsupported-key-format'],
	docs: {
		summary: 'A private key stands with certificates that it does not belong to, or in a form that programs do not read.',
		why: 'A file with certificate and key is loaded as a pair; where they do not belong together the program refuses it. Whoever may read such a file for its certificates reads the key too.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
		bad: secretExample(`stringData:
  server.pem: ${blockScalar(`${pemBlock('CERTIFICATE', cartCertificate)}\n${pemBlock('PRIVATE KEY', publishedKey)}`)}
`),
		good: goodSecret(),
	},
});
