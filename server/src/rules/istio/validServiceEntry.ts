import { kinds } from '../../resource/kinds.js';
import { listAt, textAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainTexts } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { isHttpProtocol, isTlsProtocol } from './portPlaces.js';
import { serviceEntryExample } from './serviceEntryExample.js';
import { quoted } from './texts.js';

/** Finds ServiceEntries whose resolution does not fit their hosts, addresses and endpoints. */
export const validServiceEntry: Rule = {
	id: 'istio/valid-service-entry',
	severity: 'error',
	visits: [kinds.serviceEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The resolution of a ServiceEntry does not fit what stands beside it.',
		why: 'NONE passes connections on to the address that the client chose and so takes no endpoints; DNS without endpoints looks the hosts up and needs whole names; DNS_ROUND_ROBIN has at most one endpoint; ranges of addresses work with NONE and STATIC only; several hosts can share a port only if the protocol carries their name. The API server or istiod refuses the rest.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution',
		since: '0.1.0',
		bad: serviceEntryExample('*.example.com', ['ports:', '  - number: 443', '    name: tls', '    protocol: TLS', 'resolution: DNS']),
		good: serviceEntryExample('*.example.com', ['ports:', '  - number: 443', '    name: tls', '    protocol: TLS', 'resolution: NONE']),
	},
	*check({ value }) {
		const resolution = valueAt(value, ['spec', 'resolution']) ?? 'NONE';
		if (typeof resolution !== 'string' || isMasked(resolution)) {
			return;
		}
		if (resolution !== 'NONE' && resolution !== 'STATIC') {
			for (const { text, path } of certainTexts(value, 'spec', 'addresses').filter(({ text: address }) => address.includes('/'))) {
				yield { path, missing: true, message: `The range ${text} needs the resolution NONE or STATIC, not ${resolution}.`, data: 'item' };
			}
		}
		yield* endpointProblems(value, resolution);
		yield* protocolProblems(value);
	},
	fix({ path, data }, context) {
		const { document, resource, inDocument } = context;
		const place = inDocument(path);
		if (data === 'item') {
			return [{ title: 'Remove the range', edits: removeAt(document, place) }];
		}
		if (data === 'endpoints') {
			const isWritten = valueAt(resource.value, ['spec', 'resolution']) !== undefined;
			const hasNames = listAt(resource.value, 'spec', 'endpoints').some((endpoint) => /[a-z]/i.test((textAt(endpoint, 'address') ?? '').replace(/^[0-9a-f:]+$/i, '')));
			const resolution = hasNames ? 'DNS' : 'STATIC';
			const edits = isWritten ? replaceValue(document, inDocument(['spec', 'resolution']), resolution) : putEntry(context, ['spec'], { key: 'resolution', value: resolution, before: 'endpoints' });
			return [{ title: `Use the endpoints (${resolution})`, edits }, { title: 'Remove the endpoints', edits: removeAt(document, place) }];
		}
		if (data === 'wildcard') {
			return ['NONE', 'DYNAMIC_DNS'].map((resolution) => ({ title: `Change the resolution to ${resolution}`, edits: replaceValue(document, inDocument(['spec', 'resolution']), resolution) }));
		}
		return data === 'round-robin' ? [{ title: 'Use all endpoints (DNS)', edits: replaceValue(document, inDocument(['spec', 'resolution']), 'DNS') }] : [{ title: 'Change the protocol to TLS', edits: replaceValue(document, place, 'TLS') }];
	},
};

function* endpointProblems(value: JsonObject, resolution: string): Generator<RuleFinding> {
	const endpoints = listAt(value, 'spec', 'endpoints');
	if (resolution === 'NONE' && valueAt(value, ['spec', 'endpoints']) !== undefined) {
		yield { path: ['spec', 'endpoints'], at: 'key', missing: true, message: 'endpoints are refused with the resolution NONE.', data: 'endpoints' };
	}
	if (resolution === 'DNS_ROUND_ROBIN' && endpoints.length > 1) {
		yield { path: ['spec', 'endpoints'], at: 'key', missing: true, message: `DNS_ROUND_ROBIN takes one endpoint, not ${endpoints.length}.`, data: 'round-robin' };
	}
	if ((resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN') && endpoints.length === 0) {
		for (const { text, path } of certainTexts(value, 'spec', 'hosts').filter((host) => host.text.includes('*') && host.text !== '*')) {
			yield { path, missing: true, message: `${quoted(text)} cannot be looked up: the resolution ${resolution} without endpoints needs whole names.`, data: 'wildcard' };
		}
	}
}

/** Without HTTP or TLS nothing in the traffic tells which of several hosts is meant. */
function* protocolProblems(value: JsonObject): Generator<RuleFinding> {
	const hosts = listAt(value, 'spec', 'hosts').length;
	for (const [index, port] of listAt(value, 'spec', 'ports').entries()) {
		const protocol = textAt(port, 'protocol') ?? '';
		const upper = protocol.toUpperCase();
		if (hosts > 1 && ['TCP', 'UDP', 'MONGO', 'REDIS', 'MYSQL'].includes(upper) && !isHttpProtocol(upper) && !isTlsProtocol(upper)) {
			yield { path: ['spec', 'ports', index, 'protocol'], missing: true, message: `${hosts} hosts cannot share a port with the protocol ${protocol}, which does not carry their names.` };
		}
	}
}
