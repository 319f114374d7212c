import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { gatewayExample } from './gatewayExample.js';
import { hostReach } from './hostReach.js';
import { serverTlsBlocks } from './serverTls.js';

/** Finds gateways that open every service of the mesh to names from outside. */
export const noAutoPassthrough: Rule = {
	id: 'istio/no-auto-passthrough',
	severity: 'warning',
	visits: [kinds.gateway],
	reads: [],
	aliases: [],
	docs: {
		summary: 'AUTO_PASSTHROUGH stands on a server for hosts outside the mesh.',
		why: 'In this mode the name in the TLS handshake is the address of any service of the mesh, with no VirtualService in between. It is made for the gateway between the networks of one mesh, with hosts such as "*.local". For public hosts PASSTHROUGH routes only what a VirtualService names.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode',
		since: '0.1.0',
		bad: gatewayExample('TLS', 443, ['tls:', '  mode: AUTO_PASSTHROUGH']),
		good: gatewayExample('TLS', 443, ['tls:', '  mode: PASSTHROUGH']),
	},
	*check({ value }) {
		for (const { path, mode } of serverTlsBlocks(value)) {
			const names = certainTexts(value, ...path.slice(0, -1), 'hosts').map(({ text }) => text.slice(text.indexOf('/') + 1));
			const outside = names.find((name) => name === '*' || hostReach(name) === 'public');
			if (mode === 'AUTO_PASSTHROUGH' && outside !== undefined) {
				yield { path: [...path, 'mode'], missing: true, message: `AUTO_PASSTHROUGH on a server for ${outside} lets whoever reaches the gateway address every service of the mesh.` };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Route by VirtualService (PASSTHROUGH)', edits: replaceValue(document, inDocument(path), 'PASSTHROUGH') }],
};
