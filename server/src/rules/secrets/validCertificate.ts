import { kinds } from '../../resource/kinds.js';
import { checkCertificate } from '../../x509/checks/certificate.js';
import type { Rule } from '../rule.js';
import { textOf } from './entries.js';
import { blockScalar, leafCertificate, namelessCertificate, pemBlock, secretExample } from './examples.js';
import { chainKeys, entriesNamed } from './pairs.js';
import { certificatesIn } from './pem.js';

/** Finds certificates in Secrets that peers refuse or should not trust, whatever the time. */
export const validCertificate: Rule = {
	id: 'secrets/valid-certificate',
	severity: 'warning',
	visits: [kinds.secret],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A certificate in a Secret is one that peers refuse.',
		why: 'A certificate without alternative names belongs to no host for Go, Envoy and browsers; keys of few bits and signatures with MD5 or SHA-1 can be forged; a usage that is missing rules one side of mutual TLS out. None of it shows before the first handshake.',
		reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2',
		since: '0.1.0',
		bad: secretExample(`stringData:
  tls.crt: ${blockScalar(pemBlock('CERTIFICATE', namelessCertificate))}
`),
		good: secretExample(`stringData:
  tls.crt: ${blockScalar(pemBlock('CERTIFICATE', leafCertificate))}
`),
	},
	*check({ value }) {
		for (const entry of entriesNamed(value, chainKeys)) {
			const said = new Set<string>();
			for (const [index, certificate] of certificatesIn(textOf(entry) ?? '').entries()) {
				for (const { message, severity } of checkCertificate(certificate, index > 0)) {
					if (severity !== 'information' && !said.has(message)) {
						said.add(message);
						yield { path: entry.path, at: 'key', message, severity };
					}
				}
			}
		}
	},
	noFixBecause: 'The certificate is signed: only its issuer can make another one.',
};
