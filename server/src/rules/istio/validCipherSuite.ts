import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nearest } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { CIPHER_SUITES, cipherSuitesOf } from './cipherSuites.js';
import { gatewayExample } from './gatewayExample.js';
import { serverTlsBlocks } from './serverTls.js';
import { quoted, repeats } from './texts.js';

/** Finds cipher suites that Istio leaves out. */
export const validCipherSuite: Rule = {
	id: 'istio/valid-cipher-suite',
	severity: 'warning',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A cipher suite is unknown or stands twice.',
		why: 'Istio drops suites that it does not know and repetitions. The list takes OpenSSL names for TLS 1.2; the suites of TLS 1.3 cannot be chosen. If nothing is left, the defaults hold, which may be more than was meant.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  cipherSuites:', '    - ECDHE-ECDSA-AES256-GCM-SHA348']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  cipherSuites:', '    - ECDHE-ECDSA-AES256-GCM-SHA384']),
	},
	*check({ value }) {
		const suites = cipherSuitesOf(value);
		const repeated = serverTlsBlocks(value).flatMap(({ path }) => repeats(suites.filter((suite) => path.every((step, index) => suite.path[index] === step))));
		for (const { text, path } of suites) {
			if (!isKnown(text)) {
				yield { path, message: `${quoted(text)} is not a cipher suite that Istio knows.` };
			} else if (text !== '' && repeated.some((suite) => suite.path === path)) {
				yield { path, missing: true, message: `The cipher suite ${text} stands in the list already.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const suite = textAt(resource.value, ...path) ?? '';
		const meant = isKnown(suite) ? undefined : nearest(suite, CIPHER_SUITES);
		const isTaken = meant !== undefined && listAt(resource.value, ...path.slice(0, -1)).includes(meant);
		return [
			...(meant === undefined || isTaken ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }]),
			{ title: 'Remove the cipher suite', safe: isTaken, edits: removeWithEmptyParents(document, inDocument(path), resource.path.length + path.length - 2) },
		];
	},
};

/** What begins with another sign than a letter or digit is an operator of Envoy (`[a|b]`, `-ALL`). */
function isKnown(suite: string): boolean {
	return suite === '' || suite === 'ALL' || /^[^A-Za-z0-9]/.test(suite) || CIPHER_SUITES.includes(suite);
}
