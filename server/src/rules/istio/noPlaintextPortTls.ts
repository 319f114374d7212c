import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { Rule } from '../rule.js';
import { gatewayExample } from './gatewayExample.js';
import { isHttpProtocol, isTlsProtocol } from './portPlaces.js';
import { SERVER_CERTIFICATE_FIELDS, type ServerTls, serverTlsBlocks } from './serverTls.js';
import { fieldsSet } from './clientTls.js';

/** Finds TLS settings on ports whose protocol has no TLS. */
export const noPlaintextPortTls: Rule = {
	id: 'istio/no-plaintext-port-tls',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'TLS settings stand on a port whose protocol has no TLS.',
		why: 'The protocol of the port decides whether it speaks TLS; istiod refuses certificates on a plaintext port. On an HTTP port of a Gateway only httpsRedirect is allowed.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTP', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com']),
	},
	*check({ kind, value }) {
		for (const block of serverTlsBlocks(value)) {
			const { path, protocol } = block;
			if (protocol !== undefined && protocol !== '' && !isMasked(protocol) && !isTlsProtocol(protocol) && !(kind === 'Gateway' && isRedirect(block))) {
				yield { path, at: 'key', missing: true, message: `A tls block is refused on a port with the protocol ${protocol}.`, data: isHttpProtocol(protocol) ? 'HTTPS' : 'TLS' };
			}
		}
	},
	fix: ({ path, data }, { document, inDocument }) => [
		{ title: `Change the protocol to ${String(data)}`, edits: replaceValue(document, inDocument([...path.slice(0, -1), 'port', 'protocol']), String(data)) },
		{ title: 'Serve plaintext (remove the tls block)', edits: removeAt(document, inDocument(path)) },
	],
};

/** The form that an HTTP server may have: no certificate, and a mode that ends no TLS. */
function isRedirect({ tls, mode, protocol }: ServerTls): boolean {
	const endsNothing = mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';
	return isHttpProtocol(protocol ?? '') && endsNothing && fieldsSet(tls, SERVER_CERTIFICATE_FIELDS).length === 0;
}
