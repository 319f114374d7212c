import { kinds } from '../../resource/kinds.js';
import { type Resource, objectAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { certainText } from '../certain.js';
import { putEntries, putEntry } from '../putEntry.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { CREDENTIAL_FIELDS, EXAMPLE_CA, SYSTEM_CA_BUNDLE, clientTlsBlocks, fieldsSet } from './clientTls.js';
import { hostReach } from './hostReach.js';

/** Finds clients that are told to send plaintext. */
export const noDisabledClientTls: Rule = {
	id: 'istio/no-disabled-client-tls',
	severity: 'warning',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Clients of a host are told to send plaintext.',
		why: 'DISABLE, which is also the mode of a tls block that names none, makes the proxies of clients send plaintext even where auto mTLS would encrypt. A server that demands mTLS (STRICT) refuses such clients, and every other one takes data that anybody on the way can read and change.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    tls:
      mode: DISABLE
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
`,
	},
	*check(resource) {
		const host = certainText(resource.value, 'spec', 'host') ?? 'the host';
		for (const { path, tls, mode } of clientTlsBlocks(resource.value)) {
			if (mode === 'DISABLE') {
				yield { path: [...path, 'mode'], message: `DISABLE makes clients send plaintext to ${host}.` };
			} else if (tls['mode'] === undefined) {
				yield { path: [...path, 'mode'], missing: true, message: `A tls block without a mode means DISABLE, so clients send plaintext to ${host}.` };
			}
		}
	},
	fix(finding, context) {
		const block = finding.path.slice(0, -1);
		const host = certainText(context.resource.value, 'spec', 'host');
		const reach = host === undefined ? 'mesh' : hostReach(host);
		if (reach !== 'mesh') {
			// Other fields may exclude each other as soon as they count; only their author knows which are meant.
			const fields = fieldsSet(objectAt(context.resource.value, ...block) ?? {}, [...CREDENTIAL_FIELDS, 'insecureSkipVerify']);
			return fields.some((field) => field !== 'caCertificates') ? [] : [startTls(block, reach === 'private' ? EXAMPLE_CA : SYSTEM_CA_BUNDLE, context)];
		}
		const mutual = { title: 'Use the certificates of the mesh (ISTIO_MUTUAL)', edits: setMode(block, 'ISTIO_MUTUAL', context) };
		return context.mesh.autoMtls && host !== undefined && isOnlyTls(block, context.resource) ? [mutual, leaveToAutoMtls(block, context)] : [mutual];
	},
};

function setMode(block: Path, mode: string, context: FixContext): RuleFix['edits'] {
	const { document, resource, inDocument } = context;
	const tls = objectAt(resource.value, ...block) ?? {};
	return tls['mode'] === undefined
		? putEntry(context, block, { key: 'mode', value: mode, before: Object.keys(tls)[0] ?? '' })
		: replaceValue(document, [...inDocument(block), 'mode'], mode);
}

/** One-way TLS, with the CA that it needs unless the block already names one. */
function startTls(block: Path, authority: string, context: FixContext): RuleFix {
	const tls = objectAt(context.resource.value, ...block) ?? {};
	const needsCa = fieldsSet(tls, CREDENTIAL_FIELDS).length === 0;
	const edits = needsCa && tls['mode'] === undefined
		? putEntries(context, block, [{ key: 'mode', value: 'SIMPLE' }, { key: 'caCertificates', value: authority }])
		: [...setMode(block, 'SIMPLE', context), ...(needsCa ? putEntry(context, block, { key: 'caCertificates', value: authority, after: 'mode' }) : [])];
	return { title: 'Start TLS towards the host (SIMPLE)', edits };
}

/** Auto mTLS decides where no policy of the rule has a TLS block; a rule that is about other ports or subsets keeps its block. */
function isOnlyTls(block: Path, { value }: Resource): boolean {
	return block.join() === 'spec,trafficPolicy,tls' && clientTlsBlocks(value).length === 1;
}

function leaveToAutoMtls(block: Path, { document, resource, inDocument }: FixContext): RuleFix {
	return { title: 'Leave it to auto mTLS (remove the block)', edits: removeWithEmptyParents(document, inDocument(block), resource.path.length + 1) };
}
