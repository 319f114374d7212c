import type { ResourceReader } from '../resource/decode.js';
import type { Stream } from '../syntax/yaml/stream.js';
import type { PlacedResource } from './snapshot.js';

/** The resources of a stream with the place of each. */
export function placedResources(uri: string, stream: Stream, reader: ResourceReader): readonly PlacedResource[] {
	return stream.chunks.flatMap((chunk, chunkIndex) => reader.resourcesOf(chunk).map((resource) => ({ uri, chunkIndex, resource })));
}
