import { objectAt, textAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import type { MeshSettings } from '../../workspace/settings.js';

/** A place where a PeerAuthentication names a mode: for the whole policy, or for one port. */
export interface MtlsMode {
	readonly path: Path;
	readonly mode: string;
	readonly port: string | undefined;
}

/** Every mode that a PeerAuthentication names. */
export function mtlsModes(value: JsonObject): readonly MtlsMode[] {
	const ports = Object.keys(objectAt(value, 'spec', 'portLevelMtls') ?? {}).filter((port) => !isMasked(port));
	const places = [{ path: ['spec', 'mtls', 'mode'] as Path, port: undefined }, ...ports.map((port) => ({ path: ['spec', 'portLevelMtls', port, 'mode'] as Path, port }))];
	return places.flatMap(({ path, port }) => {
		const mode = textAt(value, ...path);
		return mode === undefined ? [] : [{ path, mode, port }];
	});
}

/** Whether the policy selects workloads by labels; an empty selector selects all of them. */
export function hasSelector(value: JsonObject): boolean {
	return Object.keys(objectAt(value, 'spec', 'selector', 'matchLabels') ?? {}).length > 0;
}

/** Where a mode of a policy holds, as a sentence says it. */
export function scopeOf({ value, namespace }: Resource, port: string | undefined, mesh: MeshSettings): string {
	if (port !== undefined) {
		return `on port ${port}`;
	}
	if (hasSelector(value)) {
		return 'for the selected workloads';
	}
	return namespace === mesh.rootNamespace ? 'in the whole mesh' : `in ${namespaceName(namespace)}`;
}

/** The namespace of a resource as a sentence names it; a template may still bring it. */
export function namespaceName(namespace: string | undefined): string {
	return namespace === undefined || isMasked(namespace) ? 'its namespace' : `the namespace ${namespace}`;
}
