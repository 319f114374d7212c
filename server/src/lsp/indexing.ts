import { guideOf, placedResources } from '../workspace/placement.js';
import { mentionsDefinition } from '../resource/definitions.js';
import type { ResourceReader } from '../resource/decode.js';
import { type Stream, createStream } from '../syntax/yaml/stream.js';
import { limits } from '../text/limits.js';
import type { FileSource } from '../workspace/fileSource.js';
import { type FileGuide, noGuide } from '../workspace/guides.js';
import { isKustomization } from '../workspace/kustomize.js';
import type { PlacedResource } from '../workspace/snapshot.js';

/** Milliseconds that reading files may take before waiting requests get their turn. */
const SLICE_MILLISECONDS = 15;

/** What the index needs of the server. */
export interface IndexingHost {
	readonly files: FileSource;
	readonly reader: ResourceReader;
	readonly nextTurn: (callback: () => void) => void;
}

/** What the index found below the folders, by file. */
export interface WorkspaceIndex {
	readonly resources: ReadonlyMap<string, readonly PlacedResource[]>;
	readonly guides: ReadonlyMap<string, FileGuide>;
}

/** What every manifest below the folders holds. Requests are answered in between; texts are not kept. */
export async function indexFolders(folders: readonly string[], host: IndexingHost, signal: AbortSignal): Promise<WorkspaceIndex> {
	const resources = new Map<string, readonly PlacedResource[]>();
	const guides = new Map<string, FileGuide>();
	let sliceStart = performance.now();
	for (const { uri, sizeBytes } of await host.files.list(folders, signal)) {
		if (signal.aborted) {
			break;
		}
		const found = sizeBytes > limits.fileCharacters ? nothing : await indexFile(uri, host);
		if (found.resources.length > 0) {
			resources.set(uri, found.resources);
		}
		guides.set(uri, found.guide);
		if (performance.now() - sliceStart > SLICE_MILLISECONDS) {
			await new Promise<void>((resolve) => host.nextTurn(resolve));
			sliceStart = performance.now();
		}
	}
	return { resources, guides };
}

/** What one file holds. */
export interface IndexedFile {
	readonly resources: readonly PlacedResource[];
	readonly guide: FileGuide;
}

const nothing: IndexedFile = { resources: [], guide: noGuide };

/** What one file holds; nothing when it cannot be read or is none of ours. */
export async function indexFile(uri: string, { files, reader }: Omit<IndexingHost, 'nextTurn'>): Promise<IndexedFile> {
	const text = await files.read(uri);
	return text === undefined || !(reader.catalog.isMentionedIn(text) || isKustomization(uri) || (reader.definitions !== undefined && mentionsDefinition(text))) ? nothing : indexedFile(uri, createStream(text), reader);
}

/** What a stream holds. */
export function indexedFile(uri: string, stream: Stream, reader: ResourceReader): IndexedFile {
	return { resources: placedResources(uri, stream, reader), guide: guideOf(uri, stream, reader.definitions) };
}
