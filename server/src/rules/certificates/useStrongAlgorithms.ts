import { weakCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { configMapWith, goodConfigMap } from './manifests.js';

/** Finds keys and signatures that are weak or that few programs can use. */
export const useStrongAlgorithms: CertificateRule = certificateRule({
	id: 'certificates/use-strong-algorithms',
	severity: 'warning',
	codes: ['weak-key', 'weak-or-unusual-curve', 'unusual-key-algorithm', 'pqc-key', 'pqc-signature', 'weak-signature-md5', 'weak-signature-sha1'],
	docs: {
		summary: 'A key or a signature is weak, or of an algorithm that Go and Envoy do not support.',
		why: 'RSA keys below 2048 bits and signatures with MD5 or SHA-1 can be forged with known means, so anyone may become the authority. Algorithms that programs do not know make the handshake fail instead.',
		reference: 'https://csrc.nist.gov/pubs/sp/800/131/a/r2/final',
		bad: configMapWith({ 'root.pem': [weakCertificate] }),
		good: goodConfigMap(),
	},
});
