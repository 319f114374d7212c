import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { entries, spireSchemas } from '../../generated/catalog.cjs';
import type { FileSource } from '../workspace/fileSource.js';
import { type FolderItem, manifestsBelow } from '../workspace/walk.js';
import { startServer } from './server.js';

/** Serves the client that started this process, over IPC or stdio as its arguments say. */
export function startNodeServer(): void {
	// `createConnection` reads the transport from the process's arguments.
	startServer(createConnection(), { catalogEntries: entries, spireSchemas, nextTurn: (callback) => setImmediate(callback), files: diskFiles });
}

/** The files of the disk. A link that leads out of its folder is not followed. */
const diskFiles: FileSource = {
	list: (folders, signal) => manifestsBelow(folders, readFolder, signal),
	read: async (uri) => {
		const file = diskPath(uri);
		return file === undefined ? undefined : readFile(file, 'utf8').catch(() => undefined);
	},
	exists: async (uri) => {
		const file = diskPath(uri);
		if (file === undefined) {
			return false;
		}
		const real = await realpath(file).catch(() => undefined);
		const isInside = real !== undefined && path.dirname(real) === (await realpath(path.dirname(file)).catch(() => undefined));
		return isInside && (await stat(real).then((found) => found.isFile(), () => false));
	},
};

async function readFolder(uri: string): Promise<readonly FolderItem[]> {
	const folder = diskPath(uri);
	const items = folder === undefined ? [] : await readdir(folder, { withFileTypes: true }).catch(() => []);
	return Promise.all(items.map(async (item): Promise<FolderItem> => {
		const file = path.join(folder ?? '', item.name);
		const kind = item.isFile() ? 'file' : item.isDirectory() ? 'folder' : 'other';
		const sizeBytes = kind === 'file' ? await stat(file).then((found) => found.size, () => 0) : 0;
		return { uri: pathToFileURL(file).href, name: item.name, kind, sizeBytes };
	}));
}

function diskPath(uri: string): string | undefined {
	try {
		return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
	} catch {
		return undefined;
	}
}
