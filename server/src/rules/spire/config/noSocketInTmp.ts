import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { textAt } from '../../../resource/resource.js';
import { serverExample } from './examples.js';
import { withKey } from './fixes.js';
import { isSetAt, own } from './read.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const DEFAULTS = { 'spire-server': '/tmp/spire-server/private/api.sock', 'spire-agent': '/tmp/spire-agent/public/api.sock', 'spire-oidc-discovery-provider': '' } as const;

/** Finds sockets in a folder that every user of the host may write to. */
export const noSocketInTmp: ConfigurationRule = {
	id: 'spire/no-socket-in-tmp',
	severity: 'information',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'A socket lies below /tmp.',
		why: 'Every user of a host may create folders in `/tmp`. One who makes the folder of the socket before SPIRE does can put a socket of his own there: workloads then get identities from him, or an operator\'s commands reach him. SPIRE\'s default lies there too.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['socket_path = "/tmp/spire-server/private/api.sock"']),
		good: serverExample(['socket_path = "/run/spire/private/api.sock"']),
	},
	*check(configuration) {
		const section = own(configuration)[0] as string;
		const isWindows = isSetAt(configuration, section, 'experimental', 'named_pipe_name');
		const isServed = configuration.kind === 'spire-server' || !isSetAt(configuration, section, 'disable_workload_api');
		if (isWindows || !isServed || nodeAt(configuration, [section])?.node.kind !== 'object') {
			return;
		}
		for (const key of ['socket_path', 'admin_socket_path']) {
			const text = textAt(configuration.value, section, key);
			if (text?.startsWith('/tmp/') === true) {
				yield { path: [section, key], message: `${text} lies below /tmp, where every user of the host can make the folder first.` };
			}
		}
		if (!isSetAt(configuration, section, 'socket_path')) {
			yield { path: [section, 'socket_path'], at: 'key', missing: true, message: `Without socket_path the socket is ${DEFAULTS[configuration.kind]}, below /tmp, where every user of the host can make the folder first.` };
		}
	},
	fix({ path }, configuration) {
		const text = textAt(configuration.value, ...path) || DEFAULTS[configuration.kind];
		const moved = text.replace(/^\/tmp\//, '/run/');
		return [{ title: `Move it to ${moved}`, edits: nodeAt(configuration, path) === undefined ? withKey(configuration, path, moved) : replaceValue(configuration, path, moved) }];
	},
};
