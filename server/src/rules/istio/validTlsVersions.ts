import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { gatewayExample } from './gatewayExample.js';
import { serverTlsBlocks } from './serverTls.js';
import { TLS_VERSIONS, nameOfVersion } from './tlsVersion.js';

/** Finds listeners whose oldest version of TLS is newer than their newest. */
export const validTlsVersions: Rule = {
	id: 'istio/valid-tls-versions',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'minProtocolVersion is newer than maxProtocolVersion.',
		why: 'No version of TLS satisfies both limits, so every handshake fails. The API server and istiod accept the resource; the clients find out.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSProtocol',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  minProtocolVersion: TLSV1_3', '  maxProtocolVersion: TLSV1_2']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  minProtocolVersion: TLSV1_2', '  maxProtocolVersion: TLSV1_3']),
	},
	*check({ value }) {
		for (const { path, tls } of serverTlsBlocks(value)) {
			const min = textAt(tls, 'minProtocolVersion') ?? '';
			const max = textAt(tls, 'maxProtocolVersion') ?? '';
			if (TLS_VERSIONS.includes(max) && TLS_VERSIONS.indexOf(min) > TLS_VERSIONS.indexOf(max)) {
				yield { path: [...path, 'minProtocolVersion'], missing: true, message: `The listener demands at least ${nameOfVersion(min)} and at most ${nameOfVersion(max)}, so every handshake fails.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const block = path.slice(0, -1);
		const tls = objectAt(resource.value, ...block);
		const place = inDocument(block);
		return [
			{ title: 'Remove maxProtocolVersion', edits: removeAt(document, [...place, 'maxProtocolVersion']) },
			{
				title: 'Swap the limits',
				edits: [
					...replaceValue(document, [...place, 'minProtocolVersion'], textAt(tls, 'maxProtocolVersion') ?? ''),
					...replaceValue(document, [...place, 'maxProtocolVersion'], textAt(tls, 'minProtocolVersion') ?? ''),
				],
			},
		];
	},
};
