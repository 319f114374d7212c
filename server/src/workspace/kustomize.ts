import { listAt } from '../resource/resource.js';
import type { Stream } from '../syntax/yaml/stream.js';
import { type JsonObject, isObject, toValue } from '../syntax/yaml/value.js';
import { resolveUri } from './resolveUri.js';

/** Whether a file is one that `kustomize` starts from. */
export function isKustomization(uri: string): boolean {
	return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(uri);
}

/** The files that a kustomization applies as patches, as URIs; patches that stand in its own text are none. */
export function patchedBy(uri: string, stream: Stream): readonly string[] {
	if (!isKustomization(uri)) {
		return [];
	}
	const named = stream.chunks.flatMap((chunk) => {
		const value = chunk.document.root === undefined ? undefined : toValue(chunk.document.root);
		return isObject(value) ? pathsIn(value) : [];
	});
	return named.map((path) => resolveUri(path, uri)).filter((target) => target !== undefined);
}

function pathsIn(kustomization: JsonObject): readonly string[] {
	const paths = [...listAt(kustomization, 'patches'), ...listAt(kustomization, 'patchesJson6902')].map((patch) => (isObject(patch) ? patch['path'] : undefined));
	// A merge patch may be written out instead of being named.
	const merged = listAt(kustomization, 'patchesStrategicMerge').filter((patch) => typeof patch === 'string' && !/[\r\n]|:\s/.test(patch));
	return [...paths, ...merged].filter((path) => typeof path === 'string');
}
