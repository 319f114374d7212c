import { limits } from '../text/limits.js';
import type { FileEntry } from './fileSource.js';

/** One entry of a folder, as a platform lists it. */
export interface FolderItem {
	readonly uri: string;
	readonly name: string;
	readonly kind: 'file' | 'folder' | 'other';
	readonly sizeBytes: number;
}

/** Lists a folder; empty for one that cannot be read. Links are `other`: they may lead in a circle or out of the workspace. */
export type FolderReader = (uri: string) => Promise<readonly FolderItem[]>;

const MANIFEST = /\.(?:ya?ml|json)$/i;
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', 'vendor', '.terraform']);

/** The manifests below the folders, in the order of their names, up to the limit of files. */
export async function manifestsBelow(folders: readonly string[], readFolder: FolderReader, signal: AbortSignal): Promise<readonly FileEntry[]> {
	const found: FileEntry[] = [];
	const waiting = [...folders].reverse();
	for (let folder = waiting.pop(); folder !== undefined && !signal.aborted && found.length < limits.workspaceFiles; folder = waiting.pop()) {
		const items = [...(await readFolder(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
		found.push(...items.filter((item) => item.kind === 'file' && MANIFEST.test(item.name)).map(({ uri, sizeBytes }) => ({ uri, sizeBytes })));
		waiting.push(...items.filter((item) => item.kind === 'folder' && !SKIPPED.has(item.name)).map((item) => item.uri).reverse());
	}
	return found.slice(0, limits.workspaceFiles);
}
