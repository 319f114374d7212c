import { listAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { formatAddress, parseAddress } from '../../x509/ipAddress.js';
import { certainText, certainTexts, type PlacedText } from '../certain.js';

/** An IP network, or a single address. */
export interface Network {
	readonly octets: Uint8Array;
	readonly prefix: number;
}

/** A network of a resource with its exceptions. */
export interface PlacedNetwork {
	readonly path: Path;
	readonly cidr: string | undefined;
	readonly except: readonly PlacedText[];
}

/** Where a kind lists its networks. */
export function networksPathOf({ kind }: Resource): Path {
	return kind === 'ServerAuthorization' ? ['spec', 'client', 'networks'] : ['spec', 'networks'];
}

/** The networks that a resource lists. */
export function networksOf(resource: Resource): readonly PlacedNetwork[] {
	const list = networksPathOf(resource);
	return listAt(resource.value, ...list).map((_network, index) => {
		const path = [...list, index];
		return { path, cidr: certainText(resource.value, ...path, 'cidr'), except: certainTexts(resource.value, ...path, 'except') };
	});
}

/** A network as Linkerd reads it: `10.0.0.0/8` or a bare address; undefined when it is none. */
export function parseNetwork(text: string): Network | undefined {
	const [address = '', prefix, ...more] = text.split('/');
	const octets = parseAddress(withHexTail(address));
	if (octets === undefined || more.length > 0) {
		return undefined;
	}
	const bits = octets.length * 8;
	return prefix === undefined ? { octets, prefix: bits } : /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits ? { octets, prefix: Number(prefix) } : undefined;
}

/** Whether the outer network holds the whole of the inner one. */
export function containsNetwork(outer: Network, inner: Network): boolean {
	return outer.octets.length === inner.octets.length && outer.prefix <= inner.prefix && sameBits(outer.octets, inner.octets, outer.prefix);
}

/** Whether the network is every address. */
export function isEverywhere({ prefix }: Network): boolean {
	return prefix === 0;
}

/** The network with its first address, where the text names another one of its addresses: `10.0.0.0/8` for `10.1.2.3/8`. */
export function withoutHostBits({ octets, prefix }: Network): string | undefined {
	const first = octets.map((octet, index) => octet & (0xff00 >> Math.min(8, Math.max(0, prefix - index * 8))) & 0xff);
	return sameBits(first, octets, octets.length * 8) ? undefined : `${formatAddress(first) ?? ''}/${prefix}`;
}

function sameBits(a: Uint8Array, b: Uint8Array, count: number): boolean {
	return a.every((octet, index) => {
		const mask = (0xff00 >> Math.min(8, Math.max(0, count - index * 8))) & 0xff;
		return (octet & mask) === ((b[index] ?? 0) & mask);
	});
}

/** An IPv6 address whose last part is written like IPv4 (`::ffff:10.0.0.1`), with that part in hexadecimal. */
function withHexTail(address: string): string {
	const match = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address);
	const [a = 0, b = 0, c = 0, d = 0] = parseAddress(match?.[2] ?? '') ?? [];
	return match === null ? address : `${match[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
