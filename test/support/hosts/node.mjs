import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { freePort, mustRun, SetupError } from '../process.mjs';
import { installOnce, npmInstall } from './cache.mjs';
import { startServer } from './server.mjs';
import { versions } from './versions.mjs';

/** The native modules without which the server or its extension host does not start, the slow ones first. */
const NATIVE_MODULES = ['@parcel/watcher', '@vscode/spdlog', 'node-pty', '@vscode/native-watchdog', '@vscode/fs-copyfile'];
const PARALLEL_BUILDS = 2;

/** The product has a chat beside the editor and sends its users to sign in; ours need none of it. */
const QUIET = { 'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'workbench.startupEditor': 'none' };

/** The name and version that the run reports. */
export const nodeHostName = `Node host: code-server ${versions.codeServer} on Node ${versions.node}`;

/** Installs code-server with the Node it needs, builds its native modules, and gives back the folder. */
export function installNodeHost() {
	if (process.platform === 'win32') {
		throw new SetupError('code-server does not run on Windows: use the web host there (--host web).');
	}
	return installOnce({
		name: `node-${versions.codeServer}`,
		label: `code-server ${versions.codeServer} for the Node host`,
		versions: { codeServer: versions.codeServer, node: versions.node, nodeGyp: versions.nodeGyp },
		install: async (folder) => {
			// --force: code-server refuses the Node that runs npm; it is going to run on the one installed here.
			await npmInstall(folder, '--force', `code-server@${versions.codeServer}`, `${nodePackage()}@${versions.node}`, `node-gyp@${versions.nodeGyp}`);
			const vscode = join(codeServerFolder(folder), 'lib', 'vscode');
			await npmInstall(vscode, '--omit=dev');
			await npmInstall(join(vscode, 'extensions'), '--omit=dev');
			await buildNativeModules(folder, join(vscode, 'node_modules'));
		},
	});
}

/**
 * Serves the editor in the Node host. `data` is a folder for everything that the server writes (settings, extensions), the
 * user's own stays untouched; the `vsixFiles` are installed first. Open a folder with `?folder=` in the address.
 */
export async function startNodeHost({ data, vsixFiles = [], settings = {}, port: wanted }) {
	const folder = await installNodeHost();
	await mkdir(join(data, 'User'), { recursive: true });
	await writeFile(join(data, 'User', 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, undefined, '\t'));
	const program = {
		command: nodeBinary(folder),
		env: {
			...withoutNpmSettings(),
			HOME: data, XDG_CONFIG_HOME: data, XDG_DATA_HOME: data, XDG_CACHE_HOME: data,
			// No extension gallery, so that nothing is looked up in the network.
			EXTENSIONS_GALLERY: '{}',
		},
	};
	const entry = join(codeServerFolder(folder), 'out', 'node', 'entry.js');
	const folders = ['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')];
	for (const vsix of vsixFiles) {
		await mustRun(program.command, [entry, ...folders, '--install-extension', vsix], { env: { ...process.env, ...program.env }, cwd: data });
	}
	const port = await freePort(wanted);
	const args = [entry, ...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check',
		'--disable-workspace-trust', '--disable-getting-started-override'];
	return startServer({ ...program, args, cwd: data, address: `http://localhost:${port}/` });
}

function nodePackage() {
	return `node-${process.platform}-${process.arch}`;
}

function nodeBinary(folder) {
	return join(folder, 'node_modules', nodePackage(), 'bin', 'node');
}

function codeServerFolder(folder) {
	return join(folder, 'node_modules', 'code-server');
}

async function buildNativeModules(folder, modules) {
	const node = nodeBinary(folder);
	const nodeGyp = join(folder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
	const env = {
		...process.env,
		PATH: dirname(node) + delimiter + process.env.PATH,
		// The headers beside that Node; without this node-gyp downloads them.
		npm_config_nodedir: dirname(dirname(node)),
	};
	const queue = NATIVE_MODULES.filter((name) => existsSync(join(modules, name, 'binding.gyp')));
	const buildQueued = async () => {
		for (let name = queue.shift(); name; name = queue.shift()) {
			await mustRun(node, [nodeGyp, 'rebuild'], { cwd: join(modules, name), env, advice: 'Install python3, make and g++, then run this again.' });
		}
	};
	await Promise.all(Array.from({ length: PARALLEL_BUILDS }, buildQueued));
}

/** npm's settings of the checkout would reach code-server through the environment; it has no use for them. */
function withoutNpmSettings() {
	return Object.fromEntries(Object.keys(process.env).filter((name) => name.toLowerCase().startsWith('npm_')).map((name) => [name, undefined]));
}
