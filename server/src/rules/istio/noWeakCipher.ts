import { kinds } from '../../resource/kinds.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';
import { cipherSuitesOf, weaknessOf } from './cipherSuites.js';
import { gatewayExample } from './gatewayExample.js';

/** Finds cipher suites that are known and weak. */
export const noWeakCipher: Rule = {
	id: 'istio/no-weak-cipher',
	severity: 'warning',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A listener offers a weak cipher suite.',
		why: '3DES has blocks of 64 bits (SWEET32). Suites without ECDHE have no forward secrecy: whoever gets the private key later can read recorded traffic. CBC with SHA-1 was attacked again and again. Without cipherSuites Istio offers suites without these faults.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  cipherSuites:', '    - ECDHE-ECDSA-AES256-GCM-SHA384', '    - DES-CBC3-SHA']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  cipherSuites:', '    - ECDHE-ECDSA-AES256-GCM-SHA384']),
	},
	*check({ value }) {
		for (const { text, path } of cipherSuitesOf(value)) {
			const weakness = weaknessOf(text);
			if (weakness !== undefined) {
				yield { path, severity: weakness.severity, message: `${text} ${weakness.reason}.` };
			}
		}
	},
	fix: ({ path }, { document, resource, inDocument }) => [
		{ title: 'Remove the cipher suite', edits: removeWithEmptyParents(document, inDocument(path), resource.path.length + path.length - 2) },
	],
};
