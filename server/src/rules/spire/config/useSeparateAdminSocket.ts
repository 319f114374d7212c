import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { type Path, formatPath } from '../../../syntax/yaml/path.js';
import { agentExample } from './examples.js';
import { isSetAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';
const DEFAULT = '/tmp/spire-agent/public/api.sock';

/** Finds privileged sockets where workloads can reach them. */
export const useSeparateAdminSocket: ConfigurationRule = {
	id: 'spire/use-separate-admin-socket',
	severity: 'error',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'A privileged socket of the agent lies in or below the folder of the Workload API.',
		why: 'That folder is mounted into every workload, which could then fetch the identities of all others. The agent refuses to start.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample([BUNDLE, 'admin_socket_path = "/run/spire/public/admin.sock"']),
		good: agentExample([BUNDLE, 'admin_socket_path = "/run/spire/private/admin.sock"']),
	},
	*check(configuration) {
		const workload = folderOf(textAt(configuration.value, 'agent', 'socket_path') || (isSetAt(configuration, 'agent', 'socket_path') ? '' : DEFAULT));
		for (const path of socketsOf(configuration)) {
			const socket = textAt(configuration.value, ...path) ?? '';
			const folder = folderOf(socket);
			if (socket !== '' && workload !== undefined && folder !== undefined && (folder === workload || folder.startsWith(workload === '/' ? '/' : `${workload}/`))) {
				yield { path, message: `${formatPath(path)} lies in ${workload}, the folder of the Workload API, which every workload can reach.`, data: moved(workload, socket) };
			}
		}
	},
	fix: ({ path, data }, configuration) => [{ title: `Move it to ${String(data)}`, edits: replaceValue(configuration, path, String(data)) }],
};

/** The broker's socket may share the folder when the agent serves nothing there. */
function socketsOf(configuration: SpireConfiguration): readonly Path[] {
	const isPublic = !(isSetAt(configuration, 'agent', 'disable_workload_api') && isSetAt(configuration, 'agent', 'disable_sds_api'));
	return [['agent', 'admin_socket_path'], ...(isPublic ? [['agent', 'experimental', 'broker', 'socket_path']] : [])];
}

/** The folder of a path without `.` and `..`; undefined where there is no path. */
function folderOf(path: string): string | undefined {
	if (path === '') {
		return undefined;
	}
	const steps: string[] = [];
	for (const step of path.split('/').slice(0, -1)) {
		if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') {
			steps.pop();
		} else if (step !== '' && step !== '.') {
			steps.push(step);
		}
	}
	return `${path.startsWith('/') ? '/' : ''}${steps.join('/')}`;
}

function moved(workload: string, socket: string): string {
	const file = socket.slice(socket.lastIndexOf('/') + 1);
	return `${workload === '/' || workload === '' ? '/run/spire/admin' : `${workload}-admin`}/${file}`;
}
