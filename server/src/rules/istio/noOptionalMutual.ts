import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { gatewayExample } from './gatewayExample.js';
import { serverTlsBlocks } from './serverTls.js';

/** Finds listeners that let clients in without the certificate they ask for. */
export const noOptionalMutual: Rule = {
	id: 'istio/no-optional-mutual',
	severity: 'information',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A listener asks for a client certificate and admits clients without one.',
		why: 'OPTIONAL_MUTUAL authenticates nobody by itself: an AuthorizationPolicy has to tell clients with a certificate from those without. Use MUTUAL where every client has one.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: OPTIONAL_MUTUAL', '  credentialName: shop-example-com']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: MUTUAL', '  credentialName: shop-example-com']),
	},
	*check({ value }) {
		for (const { path, mode } of serverTlsBlocks(value)) {
			if (mode === 'OPTIONAL_MUTUAL') {
				yield { path: [...path, 'mode'], message: 'OPTIONAL_MUTUAL admits clients without a certificate too.' };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Require a client certificate (MUTUAL)', edits: replaceValue(document, inDocument(path), 'MUTUAL') }],
};
