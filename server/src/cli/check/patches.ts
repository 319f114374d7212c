import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createStream } from '../../syntax/yaml/stream.js';
import { limits } from '../../text/limits.js';
import { type FileGuide, Guides } from '../../workspace/guides.js';
import { isKustomization } from '../../workspace/kustomize.js';
import { guideOf } from '../../workspace/placement.js';
import { skippedFolders } from './files.js';

/** Tells the files that a kustomization applies as patches: one below the checked paths, or in a folder above a file. */
export class PatchFinder {
	readonly #guides: Guides;

	constructor(paths: readonly string[]) {
		const found = new Map<string, FileGuide>();
		const waiting = [...paths];
		for (let folder = waiting.pop(), count = 0; folder !== undefined && count < limits.workspaceFiles; folder = waiting.pop(), count++) {
			waiting.push(...readFolder(folder, found));
		}
		for (const given of paths) {
			for (let folder = path.dirname(path.resolve(given)), above = path.dirname(folder); folder !== above; folder = above, above = path.dirname(folder)) {
				readFolder(folder, found);
			}
		}
		this.#guides = new Guides().with(found);
	}

	/** Whether the file is a patch. */
	isPatch(file: string): boolean {
		return this.#guides.isPatch(pathToFileURL(file).href);
	}
}

/** Takes the kustomization of a folder, and gives back the folders below it; a file has none. */
function readFolder(folder: string, found: Map<string, FileGuide>): readonly string[] {
	try {
		const items = readdirSync(folder, { withFileTypes: true });
		for (const { name } of items.filter((item) => item.isFile() && isKustomization(item.name))) {
			const file = path.join(folder, name);
			const uri = pathToFileURL(file).href;
			found.set(uri, guideOf(uri, createStream(readFileSync(file, 'utf8')), undefined));
		}
		return items.filter((item) => item.isDirectory() && !skippedFolders.has(item.name)).map(({ name }) => path.join(folder, name));
	} catch {
		return [];
	}
}
