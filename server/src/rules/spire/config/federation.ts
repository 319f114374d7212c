import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { objectAt } from '../../../resource/resource.js';
import type { Path } from '../../../syntax/yaml/path.js';
import type { JsonObject } from '../../../syntax/yaml/value.js';
import { serverExample } from './examples.js';
import { membersOf } from './read.js';

/** Where the server's own bundle endpoint stands. */
export const ENDPOINT: Path = ['server', 'federation', 'bundle_endpoint'];
const FEDERATES: Path = ['server', 'federation', 'federates_with'];

/** A trust domain that the server fetches the bundle of. */
export interface Federation {
	readonly trustDomain: string;
	readonly path: Path;
	readonly value: JsonObject;
}

/** The trust domains that the server fetches bundles of. */
export function federationsOf({ value }: SpireConfiguration): readonly Federation[] {
	return membersOf(objectAt(value, ...FEDERATES)).flatMap(([trustDomain]) => {
		const path: Path = [...FEDERATES, trustDomain];
		const block = objectAt(value, ...path);
		return block === undefined ? [] : [{ trustDomain, path, value: block }];
	});
}

/** A server with these lines in the block of its bundle endpoint. */
export function endpointExample(...lines: readonly string[]): string {
	return serverExample([`federation {\n  bundle_endpoint {\n    address = "0.0.0.0"\n    port = 8443\n${lines.flatMap((line) => line.split('\n')).map((line) => `    ${line}`).join('\n')}\n  }\n}`]);
}

/** A server that federates with a trust domain by these lines. */
export function federationExample(trustDomain: string, ...lines: readonly string[]): string {
	return serverExample([`federation {\n  federates_with "${trustDomain}" {\n${lines.flatMap((line) => line.split('\n')).map((line) => `    ${line}`).join('\n')}\n  }\n}`]);
}
