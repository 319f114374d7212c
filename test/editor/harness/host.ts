import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readZip, writeZip } from '../../support/zip.js';
import { companionFiles, writeFiles } from './companion.js';
import { fillFolder, root, temporaryFolder, type Files } from './folders.js';

/** The two editors that the extension is tested in. */
export type HostKind = 'web' | 'node';

/** A running editor without a window. */
export interface Host {
	readonly kind: HostKind;
	/** Lays out a workspace and gives back the address that opens it. */
	openWorkspace(files: Files): Promise<string>;
	stop(): Promise<void>;
}

interface Server {
	readonly address: string;
	stop(): Promise<void>;
}

/** What the host modules of `test/support/hosts` export; they are plain JavaScript, since `npm start` needs them before any build. */
interface HostModules {
	startWebHost(options: { folder: string; extensionFolders: readonly string[] }): Promise<Server>;
	startNodeHost(options: { data: string; vsixFiles: readonly string[] }): Promise<Server>;
	ensureBrowser(): Promise<string>;
}

/** Starts the editor with the packaged extension and the companion that reports to `bridgeAddress`. */
export async function startHost(kind: HostKind, vsix: string, bridgeAddress: string): Promise<Host> {
	const folder = await temporaryFolder(kind);
	const companion = Object.entries(await companionFiles(bridgeAddress));
	const host = kind === 'web' ? await startWeb(folder, vsix, companion) : await startNode(folder, vsix, companion);
	return {
		...host,
		stop: async () => {
			await host.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** A module of `test/support/hosts`. */
export async function hostModule<K extends keyof HostModules>(file: string, name: K): Promise<HostModules[K]> {
	const module = (await import(pathToFileURL(join(root, 'test', 'support', 'hosts', file)).href)) as HostModules;
	return module[name];
}

async function startWeb(folder: string, vsix: string, companion: Array<[string, string]>): Promise<Host> {
	const unpacked = readZip(await readFile(vsix)).filter(({ path }) => path.startsWith('extension/'));
	await writeFiles(join(folder, 'mesh-security'), unpacked.map(({ path, bytes }) => [path.slice('extension/'.length), bytes]));
	await writeFiles(join(folder, 'companion'), companion);
	const workspace = join(folder, 'workspace');
	const start = await hostModule('web.mjs', 'startWebHost');
	const server = await start({ folder: workspace, extensionFolders: [join(folder, 'mesh-security'), join(folder, 'companion')] });
	return {
		kind: 'web',
		openWorkspace: async (files) => {
			await fillFolder(workspace, files);
			return server.address;
		},
		stop: server.stop,
	};
}

async function startNode(folder: string, vsix: string, companion: Array<[string, string]>): Promise<Host> {
	const companionVsix = join(folder, 'companion.vsix');
	await writeFile(companionVsix, writeZip(companion.map(([path, text]) => ({ path: `extension/${path}`, bytes: Buffer.from(text) }))));
	const start = await hostModule('node.mjs', 'startNodeHost');
	const server = await start({ data: join(folder, 'data'), vsixFiles: [vsix, companionVsix] });
	let opened = 0;
	return {
		kind: 'node',
		openWorkspace: async (files) => {
			const workspace = join(folder, `workspace-${++opened}`);
			await fillFolder(workspace, files);
			return `${server.address}?folder=${encodeURIComponent(workspace)}`;
		},
		stop: server.stop,
	};
}
