import { kinds } from '../../resource/kinds.js';
import { listAt, textAt, valueAt } from '../../resource/resource.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { serviceEntryExample } from './serviceEntryExample.js';

/** Finds TCP ports of a ServiceEntry that nothing tells apart from other hosts. */
export const useServiceEntryAddress: Rule = {
	id: 'istio/use-service-entry-address',
	severity: 'warning',
	visits: [kinds.serviceEntry],
	reads: [],
	aliases: ['IST0134'],
	docs: {
		summary: 'A TCP port of a ServiceEntry has no address to be recognised by.',
		why: 'Of a TCP connection the proxy sees the address alone. Without addresses, and where Istio gives none by itself (with the resolution NONE and for wildcards), the port matches every address, so traffic to other hosts takes its route and its TLS settings.',
		reference: 'https://istio.io/latest/docs/reference/config/analysis/ist0134/',
		since: '0.1.0',
		bad: serviceEntryExample('database.example.com', ['ports:', '  - number: 5432', '    name: tcp', '    protocol: TCP', 'resolution: NONE']),
		good: serviceEntryExample('database.example.com', ['addresses:', '  - 192.0.2.10', 'ports:', '  - number: 5432', '    name: tcp', '    protocol: TCP', 'resolution: NONE']),
	},
	*check({ value }) {
		const resolution = valueAt(value, ['spec', 'resolution']) ?? 'NONE';
		const hosts = listAt(value, 'spec', 'hosts').filter((host) => typeof host === 'string');
		const isGiven = resolution !== 'NONE' && !hosts.some((host) => host.includes('*'));
		if (typeof resolution !== 'string' || isMasked(resolution) || isGiven || hosts.length === 0 || listAt(value, 'spec', 'addresses').length > 0) {
			return;
		}
		for (const [index, port] of listAt(value, 'spec', 'ports').entries()) {
			const protocol = (textAt(port, 'protocol') ?? '').toUpperCase();
			const number = valueAt(port, ['number']);
			if (protocol === 'TCP' && typeof number === 'number') {
				yield { path: ['spec', 'ports', index, 'protocol'], missing: true, message: `Without addresses TCP port ${number} matches connections to any host.` };
			}
		}
	},
	fix: (_, context) => [{ title: 'Add an address', edits: putEntry(context, ['spec'], { key: 'addresses', value: ['192.0.2.10'], after: 'hosts' }) }],
};
