import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { isIpAddress, isIpRange } from '../../../text/ipAddress.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds networks that are none. */
export const validCidr: ConfigurationRule = {
	id: 'spire/valid-cidr',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'A network is not written as address and prefix length.',
		why: 'The server parses the networks when it starts, and refuses to start with one that is none. A single address needs its prefix length too.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['proxy_protocol_trusted_cidrs = ["10.0.0.7"]']),
		good: serverExample(['proxy_protocol_trusted_cidrs = ["10.0.0.7/32"]']),
	},
	*check(_configuration, { places }) {
		for (const { path, node, schema } of places) {
			if (schema?.format === 'cidr' && node.kind === 'scalar' && node.type === 'string' && !node.templated && !isIpRange(node.text)) {
				const meant = isIpAddress(node.text) ? `${node.text}/${node.text.includes(':') ? 128 : 32}` : undefined;
				yield { path, message: `"${node.text}" is no network such as "10.0.0.0/8".`, ...(meant === undefined ? {} : { data: meant }) };
			}
		}
	},
	fix: ({ path, data }, configuration) => [typeof data === 'string'
		? { title: `Change to "${data}"`, edits: replaceValue(configuration, path, data) }
		: { title: 'Remove it', edits: removeAt(configuration, path) }],
};
