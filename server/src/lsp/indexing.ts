import { placedResources } from '../workspace/placement.js';
import type { ResourceReader } from '../resource/decode.js';
import { createStream } from '../syntax/yaml/stream.js';
import { limits } from '../text/limits.js';
import type { FileSource } from '../workspace/fileSource.js';
import type { PlacedResource } from '../workspace/snapshot.js';

/** Milliseconds that reading files may take before waiting requests get their turn. */
const SLICE_MILLISECONDS = 15;

/** What the index needs of the server. */
export interface IndexingHost {
	readonly files: FileSource;
	readonly reader: ResourceReader;
	readonly nextTurn: (callback: () => void) => void;
}

/** The resources of every manifest below the folders, by file. Requests are answered in between; texts are not kept. */
export async function indexFolders(folders: readonly string[], host: IndexingHost, signal: AbortSignal): Promise<ReadonlyMap<string, readonly PlacedResource[]>> {
	const found = new Map<string, readonly PlacedResource[]>();
	let sliceStart = performance.now();
	for (const { uri, sizeBytes } of await host.files.list(folders, signal)) {
		if (signal.aborted) {
			break;
		}
		const resources = sizeBytes > limits.fileCharacters ? [] : await indexFile(uri, host);
		if (resources.length > 0) {
			found.set(uri, resources);
		}
		if (performance.now() - sliceStart > SLICE_MILLISECONDS) {
			await new Promise<void>((resolve) => host.nextTurn(resolve));
			sliceStart = performance.now();
		}
	}
	return found;
}

/** The resources of one file; none when it cannot be read or names no kind of ours. */
export async function indexFile(uri: string, { files, reader }: Omit<IndexingHost, 'nextTurn'>): Promise<readonly PlacedResource[]> {
	const text = await files.read(uri);
	return text === undefined || !reader.catalog.isMentionedIn(text) ? [] : placedResources(uri, createStream(text), reader);
}
