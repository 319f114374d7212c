const IPV4_OCTETS = 4;
const IPV6_OCTETS = 16;

/** The address as text (RFC 5952 for IPv6), or undefined for a number of octets that is no address. */
export function formatAddress(octets: Uint8Array): string | undefined {
	if (octets.length === IPV4_OCTETS) {
		return octets.join('.');
	}
	return octets.length === IPV6_OCTETS ? formatIpv6(octets) : undefined;
}

/** The range `address/prefix` that a name constraint's octets hold (RFC 5280 §4.2.1.10), with the mask itself where it has gaps. */
export function formatRange(octets: Uint8Array): string | undefined {
	const half = octets.length / 2;
	const address = formatAddress(octets.subarray(0, half));
	const mask = formatAddress(octets.subarray(half));
	if (address === undefined || mask === undefined) {
		return undefined;
	}
	const bits = [...octets.subarray(half)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
	return /^1*0*$/.test(bits) ? `${address}/${bits.replace(/0+$/, '').length}` : `${address}/${mask}`;
}

/** The octets of an address written as text, or undefined when it is none. Zones and embedded IPv4 are not addresses here. */
export function parseAddress(text: string): Uint8Array | undefined {
	if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
		const octets = text.split('.').map(Number);
		return octets.every((octet) => octet <= 255) ? Uint8Array.from(octets) : undefined;
	}
	if (!/^[0-9a-f:]{2,39}$/i.test(text) || !text.includes(':')) {
		return undefined;
	}
	const [head = '', tail, ...more] = text.split('::');
	const left = groups(head);
	const right = tail === undefined ? [] : groups(tail);
	const missing = 8 - left.length - right.length;
	if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1) || ![...left, ...right].every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
		return undefined;
	}
	const all = [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((group) => parseInt(group, 16));
	return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function groups(text: string): readonly string[] {
	return text === '' ? [] : text.split(':');
}

function formatIpv6(octets: Uint8Array): string {
	const words = Array.from({ length: 8 }, (_, index) => (((octets[index * 2] ?? 0) << 8) | (octets[index * 2 + 1] ?? 0)).toString(16));
	const text = words.join(':');
	// RFC 5952 §4.2: the longest run of two or more zero groups, the first one among equals.
	const runs = [...text.matchAll(/(?<![0-9a-f])0(?::0(?![0-9a-f]))+/g)];
	const longest = runs.reduce<RegExpExecArray | undefined>((best, run) => (run[0].length > (best?.[0].length ?? 0) ? run : best), undefined);
	if (!longest) {
		return text;
	}
	const before = text.slice(0, longest.index).replace(/:$/, '');
	const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
	return `${before}::${after}`;
}
