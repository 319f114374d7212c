import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt, valueAt } from '../../resource/resource.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { wildcardHostProblem } from '../../text/hostName.js';
import { isIpAddress } from '../../text/ipAddress.js';
import { type PlacedText, certainTexts } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { quoted } from './texts.js';
import { virtualServiceExample } from './virtualServiceExample.js';

/** Finds TLS routes that istiod refuses or that no client reaches. */
export const validTlsRoute: Rule = {
	id: 'istio/valid-tls-route',
	severity: 'error',
	visits: [kinds.virtualService],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A TLS route matches a name that its VirtualService is not for.',
		why: 'Every name in sniHosts must be one of the hosts of the VirtualService or lie under a wildcard among them, and a delegate (without hosts) has no TLS or TCP routes: istiod refuses the rest. An IP address is accepted and matches nothing, because clients send only names in the handshake.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes',
		since: '0.1.0',
		bad: virtualServiceExample(route('login.example.com')),
		good: virtualServiceExample(route('shop.example.com')),
	},
	*check({ value }) {
		if (objectAt(value, 'spec') === undefined) {
			return;
		}
		if (listAt(value, 'spec', 'hosts').length === 0) {
			for (const field of ['tls', 'tcp']) {
				if (listAt(value, 'spec', field).length > 0) {
					yield { path: ['spec', field], at: 'key', missing: true, message: `A VirtualService without hosts is a delegate and has no ${field} routes.` };
				}
			}
			return;
		}
		yield* sniHosts(value).flatMap((name) => nameProblem(name, value));
	},
	fix({ path, data }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (path.length === 2) {
			return [{ title: `Remove the ${String(path.at(-1))} routes`, edits: removeAt(document, place) }];
		}
		const name = textAt(resource.value, ...path) ?? '';
		const [first = ''] = certainTexts(resource.value, 'spec', 'hosts').map(({ text }) => text);
		const others = listAt(resource.value, ...path.slice(0, -1));
		return [
			...(data === 'foreign' ? [{ title: `Add ${name} to the hosts`, edits: appendItem(document, inDocument(['spec', 'hosts']), name) }] : []),
			...(first === '' || others.includes(first) ? [] : [{ title: `Change to ${first}`, edits: replaceValue(document, place, first) }]),
			...(others.length > 1 ? [{ title: 'Remove the name', edits: removeAt(document, place) }] : []),
		];
	},
};

function sniHosts(value: JsonObject): readonly PlacedText[] {
	return listAt(value, 'spec', 'tls').flatMap((_, index) => listAt(value, 'spec', 'tls', index, 'match').flatMap((_match, number) => certainTexts(value, ...(['spec', 'tls', index, 'match', number, 'sniHosts'] satisfies Path))));
}

function nameProblem({ text, path }: PlacedText, value: JsonObject): readonly RuleFinding[] {
	if (isIpAddress(text)) {
		return [{ path, severity: 'warning', message: `The address ${text} matches nothing, because clients send only names in the handshake.` }];
	}
	const problem = wildcardHostProblem(text);
	if (problem !== undefined) {
		return [{ path, message: `The name ${quoted(text)} ${problem}.` }];
	}
	const hosts = listAt(value, 'spec', 'hosts');
	const isCertain = hosts.every((host) => typeof host === 'string' && !isMasked(host)) && valueAt(value, ['spec', 'hosts', 0]) !== undefined;
	return isCertain && !hosts.some((host) => covers(String(host), text)) ? [{ path, message: `${quoted(text)} is not among the hosts of this VirtualService.`, missing: true, data: 'foreign' }] : [];
}

/** Whether a host is the name or has it under its wildcard. */
function covers(host: string, name: string): boolean {
	const [outer, inner] = [host.toLowerCase(), name.toLowerCase()];
	return outer === '*' || outer === inner || (outer.startsWith('*') && inner.replace(/^\*/, '').endsWith(outer.slice(1)));
}

function route(name: string): readonly string[] {
	return ['tls:', '  - match:', '      - sniHosts:', `          - ${name}`, '    route:', '      - destination:', '          host: shop.shop.svc.cluster.local'];
}
