import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { valueAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { type Path, formatPath } from '../../../syntax/yaml/path.js';
import { isIpAddress } from '../../../text/ipAddress.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';

const HOST = /^(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?$/;

/** Finds addresses that nothing can listen on. */
export const validBindAddress: ConfigurationRule = {
	id: 'spire/valid-bind-address',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The address that the server listens on is neither an IP address nor a host name.',
		why: 'The server resolves the address when it starts, and ends when that fails. The port stands in `bind_port`, not behind the address.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['bind_address = "0.0.0.0:8081"']),
		good: serverExample(['bind_address = "0.0.0.0"', 'bind_port = 8081']),
	},
	*check(configuration) {
		yield* addressProblem(configuration, ['server', 'bind_address']);
	},
	fix: ({ path, data }, configuration) => [{ title: `Change to "${String(data)}"`, edits: replaceValue(configuration, path, String(data)) }],
};

function* addressProblem({ value }: SpireConfiguration, path: Path): Iterable<ConfigurationFinding> {
	const text = valueAt(value, path);
	if (typeof text !== 'string' || text === '') {
		return;
	}
	const bare = text.replace(/^\[(.*)\]$/, '$1');
	// Digits and dots alone are meant as an IP address, and no resolver knows a name of that form.
	if (isIpAddress(bare) || (HOST.test(bare) && !/^[\d.]+$/.test(bare))) {
		return;
	}
	const host = bare.replace(/^\w+:\/\//, '').replace(/:\d+$/, '');
	yield { path, message: `${formatPath(path)} is neither an IP address nor a host name: "${text}".`, data: isIpAddress(host) || (HOST.test(host) && !/^[\d.]+$/.test(host)) ? host : '0.0.0.0' };
}
