import { listAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { policyPaths } from './clientTls.js';

/** The policies of a DestinationRule and of its ports, which hold the same settings. */
export function settingsPaths({ kind, value }: Resource): readonly Path[] {
	return kind !== 'DestinationRule' ? [] : policyPaths(value).flatMap((policy) => [policy, ...listAt(value, ...policy, 'portLevelSettings').map((_, index): Path => [...policy, 'portLevelSettings', index])]);
}

/** Where connection pools stand: in a DestinationRule and in a Sidecar. */
export function poolPaths(resource: Resource): readonly Path[] {
	return resource.kind === 'Sidecar'
		? [['spec', 'inboundConnectionPool'], ...listAt(resource.value, 'spec', 'ingress').map((_, index): Path => ['spec', 'ingress', index, 'connectionPool'])]
		: settingsPaths(resource).map((settings): Path => [...settings, 'connectionPool']);
}
