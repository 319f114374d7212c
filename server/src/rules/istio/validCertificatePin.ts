import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { gatewayExample } from './gatewayExample.js';
import { serverTlsBlocks } from './serverTls.js';
import { quoted } from './texts.js';

/** Finds fingerprints of client certificates that are no SHA-256 hashes. */
export const validCertificatePin: Rule = {
	id: 'istio/valid-certificate-pin',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A fingerprint of a client certificate has the wrong form.',
		why: 'verifyCertificateHash takes the SHA-256 of the certificate as 64 hexadecimal digits, with or without colons; verifyCertificateSpki that of the public key in base64, 44 characters. The proxy rejects a listener with anything else, so the port is closed.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: MUTUAL', '  credentialName: shop-example-com', '  verifyCertificateHash:', '    - 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12', '    - e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: MUTUAL', '  credentialName: shop-example-com', '  verifyCertificateHash:', '    - e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']),
	},
	*check({ value }) {
		for (const { path } of serverTlsBlocks(value)) {
			for (const pin of certainTexts(value, ...path, 'verifyCertificateHash')) {
				if (!/^[0-9a-f]{64}$/i.test(pin.text) && !/^[0-9a-f]{2}(?::[0-9a-f]{2}){31}$/i.test(pin.text)) {
					yield { path: pin.path, message: `${quoted(pin.text)} is not a SHA-256 of 64 hexadecimal digits.` };
				}
			}
			for (const pin of certainTexts(value, ...path, 'verifyCertificateSpki')) {
				if (!/^[A-Za-z0-9+/]{43}=$/.test(pin.text)) {
					yield { path: pin.path, message: `${quoted(pin.text)} is not a SHA-256 in base64 (44 characters).` };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		// Without its last fingerprint the listener would admit every certificate of the CA.
		const isLast = listAt(resource.value, ...path.slice(0, -1)).length === 1;
		return isLast ? [] : [{ title: 'Remove the fingerprint', edits: removeWithEmptyParents(document, inDocument(path), resource.path.length + path.length - 1) }];
	},
};
