import { listAt, objectAt, textAt, valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { policyPaths } from './clientTls.js';

/** A port number and where it stands. */
export interface PlacedPort {
	readonly path: Path;
	readonly number: number;
}

/** An object that describes a port: of a Gateway's server, of a Sidecar's listener or of a ServiceEntry. */
export function portPaths({ kind, value }: Resource): readonly Path[] {
	switch (kind) {
		case 'Gateway':
			return listAt(value, 'spec', 'servers').map((_, index): Path => ['spec', 'servers', index, 'port']);
		case 'Sidecar':
			return ['ingress', 'egress'].flatMap((list) => listAt(value, 'spec', list).map((_, index): Path => ['spec', list, index, 'port'])).filter((path) => objectAt(value, ...path) !== undefined);
		case 'ServiceEntry':
			return listAt(value, 'spec', 'ports').map((_, index): Path => ['spec', 'ports', index]);
		default:
			return [];
	}
}

/** Every port number of a resource. */
export function portNumbers(resource: Resource): readonly PlacedPort[] {
	const { kind, value } = resource;
	const described = portPaths(resource).flatMap((path): readonly Path[] => [[...path, 'number'], [...path, 'targetPort']]);
	const named = namedPortPaths(resource).flatMap((path) => Object.keys(objectAt(value, ...path) ?? {}).map((name): Path => [...path, name]));
	const probes = kind === 'WorkloadGroup' ? ['httpGet', 'tcpSocket', 'grpc'].map((probe): Path => ['spec', 'probe', probe, 'port']) : [];
	const levels = kind === 'DestinationRule' ? policyPaths(value).flatMap((policy) => listAt(value, ...policy, 'portLevelSettings').map((_, index): Path => [...policy, 'portLevelSettings', index, 'port', 'number'])) : [];
	const tunnels = kind === 'DestinationRule' ? policyPaths(value).map((policy): Path => [...policy, 'tunnel', 'targetPort']) : [];
	return [...described, ...named, ...probes, ...levels, ...tunnels].flatMap((path) => {
		const number = valueAt(value, path);
		return typeof number === 'number' ? [{ path, number }] : [];
	});
}

/** Maps from the name of a port to its number. */
export function namedPortPaths({ kind, value }: Resource): readonly Path[] {
	switch (kind) {
		case 'WorkloadEntry':
			return [['spec', 'ports']];
		case 'WorkloadGroup':
			return [['spec', 'template', 'ports']];
		case 'ServiceEntry':
			return listAt(value, 'spec', 'endpoints').map((_, index): Path => ['spec', 'endpoints', index, 'ports']);
		default:
			return [];
	}
}

/** Protocols that Istio knows, as it writes them. */
export const PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'GRPC-Web', 'TCP', 'TLS', 'UDP', 'MONGO', 'REDIS', 'MySQL', 'HTTP_PROXY'];

/** Whether TLS is part of the protocol. Takes upper case. */
export function isTlsProtocol(protocol: string): boolean {
	return protocol === 'HTTPS' || protocol === 'TLS';
}

/** Whether the protocol is plain HTTP in one of its versions. Takes upper case. */
export function isHttpProtocol(protocol: string): boolean {
	return ['HTTP', 'HTTP2', 'HTTP_PROXY', 'GRPC', 'GRPC-WEB'].includes(protocol);
}

/** The protocol of a port in upper case, as Istio compares it. */
export function protocolAt({ value }: Resource, path: Path): string | undefined {
	return textAt(value, ...path, 'protocol')?.toUpperCase();
}
