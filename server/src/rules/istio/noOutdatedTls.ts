import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { isSet } from './clientTls.js';
import { gatewayExample } from './gatewayExample.js';
import { serverTlsBlocks } from './serverTls.js';
import { isOutdated, nameOfVersion } from './tlsVersion.js';

const FIELDS = ['minProtocolVersion', 'maxProtocolVersion'] as const;

/** Finds listeners that speak versions of TLS that are no longer safe. */
export const noOutdatedTls: Rule = {
	id: 'istio/no-outdated-tls',
	severity: 'warning',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A listener admits TLS 1.0 or 1.1.',
		why: 'RFC 8996 retired both versions in 2021: they rest on MD5 and SHA-1 and are open to known attacks. Without cipherSuites of their time they do not even work, because the suites that Istio offers by default need TLS 1.2.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSProtocol',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  minProtocolVersion: TLSV1_0']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com', '  minProtocolVersion: TLSV1_2']),
	},
	*check({ value }) {
		for (const { path, tls } of serverTlsBlocks(value)) {
			for (const field of FIELDS) {
				const version = textAt(tls, field);
				if (version !== undefined && isOutdated(version)) {
					const name = nameOfVersion(version);
					const message = field === 'maxProtocolVersion'
						? `The listener speaks nothing newer than ${name}, which was retired in 2021.`
						: isSet(tls, 'cipherSuites') ? `The listener admits ${name}, which was retired in 2021.` : `The listener admits ${name}, which was retired in 2021 and which no default cipher suite supports.`;
					yield { path: [...path, field], message };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const block = path.slice(0, -1);
		const tls = objectAt(resource.value, ...block);
		const outdated = FIELDS.filter((field) => isOutdated(textAt(tls, field)));
		return [{ title: 'Use TLS 1.2', edits: outdated.flatMap((field) => replaceValue(document, [...inDocument(block), field], 'TLSV1_2')) }];
	},
};
