import type { ResourceReader } from '../resource/decode.js';
import type { DefinitionReader } from '../resource/definitions.js';
import type { Stream } from '../syntax/yaml/stream.js';
import type { FileGuide } from './guides.js';
import { patchedBy } from './kustomize.js';
import type { PlacedResource } from './snapshot.js';

/** The resources of a stream with the place of each. */
export function placedResources(uri: string, stream: Stream, reader: ResourceReader): readonly PlacedResource[] {
	return stream.chunks.flatMap((chunk, chunkIndex) => reader.resourcesOf(chunk).map((resource) => ({ uri, chunkIndex, resource })));
}

/** What a stream says about other files. */
export function guideOf(uri: string, stream: Stream, definitions: DefinitionReader | undefined): FileGuide {
	return { patches: patchedBy(uri, stream), definitions: definitions?.kindsOf(stream.chunks) ?? [] };
}
