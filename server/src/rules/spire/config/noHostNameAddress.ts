import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { isIpAddress } from '../../../text/ipAddress.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const ADDRESS: Path = ['server', 'federation', 'bundle_endpoint', 'address'];

function endpoint(address: string): string {
	return serverExample([`federation {\n  bundle_endpoint {\n    address = "${address}"\n    port = 8443\n    profile "https_spiffe" {}\n  }\n}`]);
}

/** Finds bundle endpoints whose address is a name, which SPIRE turns into all interfaces. */
export const noHostNameAddress: ConfigurationRule = {
	id: 'spire/no-host-name-address',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The address of the bundle endpoint is no IP address, so it listens on all interfaces.',
		why: 'SPIRE does not look the name up: what is no IP address silently becomes the unspecified address, and an endpoint that was meant for one interface is open on all of them.',
		reference: references.federation,
		since: '0.1.0',
		bad: endpoint('localhost'),
		good: endpoint('127.0.0.1'),
	},
	*check({ value }) {
		const address = textAt(value, ...ADDRESS);
		if (address !== undefined && address !== '' && !isIpAddress(address)) {
			yield { path: ADDRESS, message: `"${address}" is no IP address, so the bundle endpoint listens on all interfaces.`, data: address };
		}
	},
	fix: ({ data }, configuration) => [data === 'localhost'
		? { title: 'Listen on 127.0.0.1', edits: replaceValue(configuration, ADDRESS, '127.0.0.1') }
		: { title: 'Say that it listens on all interfaces (0.0.0.0)', edits: replaceValue(configuration, ADDRESS, '0.0.0.0') }],
};
