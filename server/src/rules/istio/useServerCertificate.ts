import { kinds } from '../../resource/kinds.js';
import { isKind, listAt, objectAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isObject } from '../../syntax/yaml/value.js';
import { listOf } from '../../text/words.js';
import { putEntry } from '../putEntry.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { fieldsSet, isSet } from './clientTls.js';
import { gatewayExample } from './gatewayExample.js';
import { type ServerTls, endsTls, serverTlsBlocks, verifiesClients } from './serverTls.js';

const FILES: Readonly<Record<string, string>> = { serverCertificate: '/etc/certs/server.pem', privateKey: '/etc/certs/server-key.pem', caCertificates: '/etc/certs/client-ca.pem' };

/** Finds listeners that end TLS without a certificate to show or a CA to check clients with. */
export const useServerCertificate: Rule = {
	id: 'istio/use-server-certificate',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A listener that ends TLS lacks its certificate, its key or the CA of its clients.',
		why: 'SIMPLE, MUTUAL and OPTIONAL_MUTUAL show a certificate to clients: either the name of a Secret (credentialName) or two files. The two mutual modes also need the CA that client certificates chain to. istiod refuses a listener without them.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
		since: '0.1.0',
		bad: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE']),
		good: gatewayExample('HTTPS', 443, ['tls:', '  mode: SIMPLE', '  credentialName: shop-example-com']),
	},
	*check({ value }) {
		for (const block of serverTlsBlocks(value)) {
			if (endsTls(block.mode) && !isSet(block.tls, 'credentialName') && !isSet(block.tls, 'credentialNames')) {
				yield* problemsOf(block);
			}
		}
	},
	fix(finding, context) {
		const { path, data } = finding;
		const fields = Array.isArray(data) ? (data as readonly unknown[]).map(String) : [];
		const name = nameFiles(finding, fields, context);
		const tls = objectAt(context.resource.value, ...path.slice(0, -1)) ?? {};
		const isFree = path.at(-1) === 'mode' && fieldsSet(tls, ['serverCertificate', 'privateKey', 'tlsCertificates']).length === 0;
		if (!isFree || !isKind(context.resource, kinds.gateway) || tls['credentialName'] !== undefined) {
			return [name];
		}
		const secret = putEntry(context, path.slice(0, -1), { key: 'credentialName', value: 'example-credential', after: 'mode' });
		return [{ title: 'Take the certificate from a Secret (credentialName)', edits: secret }, name];
	},
};

function* problemsOf({ path, tls, mode }: ServerTls): Generator<RuleFinding> {
	const pairs = listAt(tls, 'tlsCertificates');
	const lacking = [...(pairs.length === 0 ? ['serverCertificate', 'privateKey'] : []), ...(verifiesClients(mode) ? ['caCertificates'] : [])].filter((field) => !isSet(tls, field));
	if (lacking.length > 0) {
		const missing = lacking.some((field) => tls[field] === undefined);
		yield { path: [...path, 'mode'], missing, message: `${mode} needs ${listOf(lacking, 'and')}${lacking.includes('serverCertificate') ? ', or a credentialName' : ''}.`, data: lacking };
	}
	for (const [index, pair] of pairs.entries()) {
		const without = isObject(pair) ? ['serverCertificate', 'privateKey'].filter((field) => !isSet(pair, field)) : [];
		for (const field of without) {
			yield { path: [...path, 'tlsCertificates', index, field], at: 'key', missing: isObject(pair) && pair[field] === undefined, message: `Every entry of tlsCertificates needs a ${field}.`, data: [field] };
		}
	}
}

function nameFiles({ path }: RuleFinding, fields: readonly string[], context: FixContext): RuleFix {
	const { document, resource, inDocument } = context;
	const parent = path.slice(0, -1);
	const written = objectAt(resource.value, ...parent) ?? {};
	const after = ['privateKey', 'serverCertificate', 'mode'].find((field) => written[field] !== undefined);
	const edits = fields.flatMap((field) => {
		const file = FILES[field] ?? '';
		return written[field] === undefined
			? putEntry(context, parent, { key: field, value: file, ...(after === undefined ? {} : { after }) })
			: replaceValue(document, [...inDocument(parent), field], file);
	});
	return { title: `Name the ${listOf(fields, 'and')} ${fields.length === 1 ? 'file' : 'files'}`, edits };
}
