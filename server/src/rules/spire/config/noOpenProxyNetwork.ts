import { listAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const NETWORKS: Path = ['server', 'proxy_protocol_trusted_cidrs'];

/** Finds servers that believe the PROXY protocol header of everybody. */
export const noOpenProxyNetwork: ConfigurationRule = {
	id: 'spire/no-open-proxy-network',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'Everybody may say in a PROXY protocol header where a connection comes from.',
		why: 'The server takes the address in the header for that of the agent: it limits attestation by it, writes it to the audit log, and some attestors compare it. From any address, anyone can then claim any other one.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['proxy_protocol_trusted_cidrs = ["10.0.0.0/8", "0.0.0.0/0"]']),
		good: serverExample(['proxy_protocol_trusted_cidrs = ["10.0.0.0/8"]']),
	},
	*check({ value }) {
		for (const [index, network] of listAt(value, ...NETWORKS).entries()) {
			if (typeof network === 'string' && network.endsWith('/0')) {
				yield { path: [...NETWORKS, index], message: `${network} lets everybody say where a connection comes from.` };
			}
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Remove the network', edits: removeAt(configuration, path) }],
};
