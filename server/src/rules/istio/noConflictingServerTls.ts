import { kinds } from '../../resource/kinds.js';
import { isKind } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { listOf } from '../../text/words.js';
import type { Rule, RuleFinding } from '../rule.js';
import { fieldsSet, isSet } from './clientTls.js';
import { gatewayExample } from './gatewayExample.js';
import { removeAll } from './removeAll.js';
import { type ServerTls, endsTls, serverTlsBlocks } from './serverTls.js';

/** Finds server TLS fields that exclude each other. */
export const noConflictingServerTls: Rule = {
	id: 'istio/no-conflicting-server-tls',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'TLS fields of a listener exclude each other.',
		why: 'A certificate comes from one place: from a Secret (credentialName), from several (credentialNames), from a list of files (tlsCertificates) or from serverCertificate and privateKey. ISTIO_MUTUAL takes it from the mesh and allows none of them. A revocation list needs clients that show a certificate, and comes from the Secret where there is one. istiod refuses other combinations.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: ISTIO_MUTUAL', '  credentialName: shop-example-com']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: ISTIO_MUTUAL']),
	},
	*check(resource) {
		for (const block of serverTlsBlocks(resource.value)) {
			// Of a Sidecar another rule says that it takes certificates from files alone.
			yield* isKind(resource, kinds.gateway) ? sourceProblems(block) : [];
			yield* revocationProblem(block);
		}
	},
	fix: ({ path, data }, { document, inDocument }) => (Array.isArray(data) ? (data as readonly unknown[]) : []).map((group) => {
		const fields = String(group).split(' ');
		return { title: `Remove ${listOf(fields, 'and')}`, edits: removeAll(document, fields.map((field): Path => [...inDocument(path.slice(0, -1)), field])) };
	}),
};

function* sourceProblems({ path, tls, mode }: ServerTls): Generator<RuleFinding> {
	if (mode === 'ISTIO_MUTUAL') {
		for (const field of fieldsSet(tls, ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'])) {
			yield { path: [...path, field], at: 'key', missing: true, message: `${field} is refused in mode ISTIO_MUTUAL, which takes certificates from the mesh.`, data: [field] };
		}
		return;
	}
	const [first, ...others] = sourcesOf(tls);
	for (const other of first === undefined ? [] : others) {
		yield { path: [...path, other[0] ?? ''], at: 'key', missing: true, message: `${listOf(other, 'and')} ${other.length === 1 ? 'is' : 'are'} refused beside ${listOf(first ?? [], 'and')}: a certificate comes from one place.`, data: [other.join(' '), (first ?? []).join(' ')] };
	}
}

function* revocationProblem({ path, tls, mode }: ServerTls): Generator<RuleFinding> {
	const hasCredential = isSet(tls, 'credentialName') || isSet(tls, 'credentialNames');
	if (isSet(tls, 'caCrl') && mode !== 'ISTIO_MUTUAL' && (endsTls(mode) ? mode === 'SIMPLE' && !hasCredential : isSet(tls, 'credentialName'))) {
		yield { path: [...path, 'caCrl'], at: 'key', missing: true, message: endsTls(mode) ? 'caCrl is refused in mode SIMPLE, in which clients show no certificate.' : 'caCrl is refused beside credentialName.', data: ['caCrl'] };
	}
}

/** The places that a certificate comes from, the Secret first. */
function sourcesOf(tls: ServerTls['tls']): readonly (readonly string[])[] {
	const single = ['credentialName', 'credentialNames', 'tlsCertificates'].filter((field) => isSet(tls, field)).map((field) => [field]);
	return isSet(tls, 'serverCertificate') && isSet(tls, 'privateKey') ? [...single, ['serverCertificate', 'privateKey']] : single;
}
