import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { listOf } from '../../text/words.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { fieldsSet } from './clientTls.js';
import { gatewayExample } from './gatewayExample.js';
import { isHttpProtocol, isTlsProtocol } from './portPlaces.js';
import { SERVER_CERTIFICATE_FIELDS, type ServerTls, serverTlsBlocks } from './serverTls.js';

const CLIENT_FIELDS = ['subjectAltNames', 'verifyCertificateSpki', 'verifyCertificateHash', 'caCertCredentialName', 'insecureSkipVerify'] as const;

/** Finds server TLS fields that have no effect in the mode or on the port. */
export const noIgnoredServerTls: Rule = {
	id: 'istio/no-ignored-server-tls',
	severity: 'warning',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A TLS field of a listener has no effect.',
		why: 'PASSTHROUGH and AUTO_PASSTHROUGH end no TLS and so use no certificate; SIMPLE asks clients for none, so names and fingerprints to check them against do nothing; httpsRedirect is for HTTP. Such a field makes a reader believe in a protection that is not there. A tls block without a mode means PASSTHROUGH.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode',
		since: '0.1.0',
		bad: gatewayExample('TLS', 443, ['tls:', '  mode: PASSTHROUGH', '  credentialName: shop-example-com']),
		good: gatewayExample('TLS', 443, ['tls:', '  mode: PASSTHROUGH']),
	},
	*check({ value }) {
		for (const block of serverTlsBlocks(value)) {
			yield* problemsOf(block);
		}
	},
	fix({ path, data }, context) {
		const { document, resource, inDocument } = context;
		if (data === 'mode') {
			const before = Object.keys(objectAt(resource.value, ...path.slice(0, -1)) ?? {})[0] ?? '';
			return [{ title: 'End the TLS here (SIMPLE)', edits: putEntry(context, path.slice(0, -1), { key: 'mode', value: 'SIMPLE', before }) }];
		}
		return [{ title: `Remove ${path.at(-1)}`, safe: true, edits: removeAt(document, inDocument(path)) }];
	},
};

function* problemsOf(block: ServerTls): Generator<RuleFinding> {
	const { path, tls, mode, protocol } = block;
	if (tls['httpsRedirect'] === true && protocol !== undefined && isTlsProtocol(protocol)) {
		yield { path: [...path, 'httpsRedirect'], at: 'key', missing: true, message: `httpsRedirect has no effect on a port with the protocol ${protocol}.` };
	}
	if (mode === 'SIMPLE' || (mode === 'PASSTHROUGH' && tls['mode'] !== undefined) || mode === 'AUTO_PASSTHROUGH') {
		for (const field of fieldsSet(tls, mode === 'SIMPLE' ? CLIENT_FIELDS : [...SERVER_CERTIFICATE_FIELDS, ...CLIENT_FIELDS])) {
			const reason = mode === 'SIMPLE' ? 'in which clients show no certificate' : 'which ends no TLS';
			// On a plaintext port, and beside a credential, some of them are not ignored but refused.
			if (!isRefused(block, field)) {
				yield { path: [...path, field], at: 'key', missing: true, message: `${field} has no effect in mode ${mode}, ${reason}.` };
			}
		}
	} else if (mode === 'PASSTHROUGH' && !isHttpProtocol(protocol ?? '')) {
		const ignored = fieldsSet(tls, SERVER_CERTIFICATE_FIELDS);
		if (ignored.length > 0) {
			yield { path: [...path, 'mode'], at: 'key', missing: true, message: `A tls block without a mode means PASSTHROUGH, in which ${listOf(ignored, 'and')} ${ignored.length === 1 ? 'has' : 'have'} no effect.`, data: 'mode' };
		}
	}
}

function isRefused({ tls, mode, protocol }: ServerTls, field: string): boolean {
	return (mode !== 'SIMPLE' && isHttpProtocol(protocol ?? '')) || (field === 'caCrl' && fieldsSet(tls, ['credentialName']).length > 0);
}
