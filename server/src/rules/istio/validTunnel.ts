import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { hostNameProblem } from '../../text/hostName.js';
import { isIpAddress } from '../../text/ipAddress.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { policyPaths } from './clientTls.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { quoted } from './texts.js';

/** Finds tunnels that istiod refuses. */
export const validTunnel: Rule = {
	id: 'istio/valid-tunnel',
	severity: 'error',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A tunnel stands beside proxyProtocol, or its protocol or target is not allowed.',
		why: 'A connection is either tunnelled or announced with the PROXY protocol. A tunnel is opened with CONNECT or POST to a host name or an address.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-TunnelSettings',
		since: '0.1.0',
		bad: destinationRuleExample('proxy.example.com', ['trafficPolicy:', '  tunnel:', '    protocol: GET', '    targetHost: api.example.com', '    targetPort: 443']),
		good: destinationRuleExample('proxy.example.com', ['trafficPolicy:', '  tunnel:', '    protocol: CONNECT', '    targetHost: api.example.com', '    targetPort: 443']),
	},
	*check({ value }) {
		for (const policy of policyPaths(value)) {
			const path = [...policy, 'tunnel'];
			const tunnel = objectAt(value, ...path);
			if (tunnel === undefined) {
				continue;
			}
			if (objectAt(value, ...policy, 'proxyProtocol') !== undefined) {
				yield { path, at: 'key', missing: true, message: 'tunnel is refused beside proxyProtocol.' };
			}
			const protocol = certainText(tunnel, 'protocol') ?? '';
			if (!['', 'CONNECT', 'POST'].includes(protocol)) {
				yield { path: [...path, 'protocol'], message: `A tunnel is opened with CONNECT or POST, not with ${quoted(protocol)}.` };
			}
			const host = certainText(tunnel, 'targetHost');
			const problem = host === undefined || isIpAddress(host) ? undefined : hostNameProblem(host);
			if (host !== undefined && problem !== undefined) {
				yield { path: [...path, 'targetHost'], message: `The host ${quoted(host)} ${problem}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const place = inDocument(path);
		switch (path.at(-1)) {
			case 'tunnel':
				return [{ title: 'Remove proxyProtocol', edits: removeAt(document, [...place.slice(0, -1), 'proxyProtocol']) }, { title: 'Remove the tunnel', edits: removeAt(document, place) }];
			case 'protocol': {
				const meant = textAt(resource.value, ...path)?.toUpperCase() === 'POST' ? 'POST' : 'CONNECT';
				return [{ title: `Change to ${meant}`, edits: replaceValue(document, place, meant) }];
			}
			default: {
				const mended = (textAt(resource.value, ...path) ?? '').replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, '');
				return hostNameProblem(mended) === undefined ? [{ title: `Change to ${mended}`, edits: replaceValue(document, place, mended) }] : [];
			}
		}
	},
};
