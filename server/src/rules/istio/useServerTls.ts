import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { gatewayExample } from './gatewayExample.js';
import { isTlsProtocol } from './portPlaces.js';

/** Finds Gateway servers for TLS that do not say how. */
export const useServerTls: Rule = {
	id: 'istio/use-server-tls',
	severity: 'error',
	visits: [kinds.gateway],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A server for HTTPS or TLS has no tls block.',
		why: 'The gateway needs to know whether it ends the TLS (and with which certificate) or passes it through. istiod refuses a server that leaves it open.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, []),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com']),
	},
	*check({ value }) {
		for (const [index, server] of listAt(value, 'spec', 'servers').entries()) {
			const protocol = textAt(server, 'port', 'protocol') ?? '';
			if (isTlsProtocol(protocol.toUpperCase()) && objectAt(server, 'tls') === undefined) {
				yield { path: ['spec', 'servers', index, 'tls'], missing: true, message: `A server for ${protocol} needs a tls block.`, data: protocol.toUpperCase() };
			}
		}
	},
	fix({ path, data }, context) {
		const add = (tls: JsonObject) => putEntry(context, path.slice(0, -1), { key: 'tls', value: tls, after: 'hosts' });
		const terminate = { title: 'End the TLS with a certificate from a Secret (SIMPLE)', edits: add({ mode: 'SIMPLE', credentialName: 'example-credential' }) };
		const pass = { title: 'Pass the TLS through (PASSTHROUGH)', edits: add({ mode: 'PASSTHROUGH' }) };
		return data === 'TLS' ? [terminate, pass] : [terminate, pass, { title: 'Serve plain HTTP', edits: replaceValue(context.document, context.inDocument([...path.slice(0, -1), 'port', 'protocol']), 'HTTP') }];
	},
};
