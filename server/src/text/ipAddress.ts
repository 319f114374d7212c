/** Whether the text is an IPv4 or IPv6 address as Go's `netip.ParseAddr` reads it: no leading zeros, no port. */
export function isIpAddress(text: string): boolean {
	return isIpv4(text) || isIpv6(text);
}

/** Whether the text is an address with the length of a prefix: `10.0.0.0/8`. */
export function isIpRange(text: string): boolean {
	const [address = '', length, ...more] = text.split('/');
	if (length === undefined || more.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(length)) {
		return false;
	}
	return (isIpv4(address) && Number(length) <= 32) || (isIpv6(address) && !address.includes('%') && Number(length) <= 128);
}

function isIpv4(text: string): boolean {
	return /^(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}$/.test(text) && text.split('.').every((octet) => Number(octet) <= 255);
}

function isIpv6(text: string): boolean {
	const [address = '', zone, ...more] = text.split('%');
	if (!address.includes(':') || zone === '' || more.length > 0) {
		return false;
	}
	// An IPv4 address at the end stands for the last two groups.
	const embedded = /(?<=:)[\d.]+\.[\d.]+$/.exec(address)?.[0];
	if (embedded !== undefined && !isIpv4(embedded)) {
		return false;
	}
	const [head = '', tail, ...others] = (embedded === undefined ? address : `${address.slice(0, -embedded.length)}0:0`).split('::');
	const groups = [...(head === '' ? [] : head.split(':')), ...(tail === undefined || tail === '' ? [] : tail.split(':'))];
	return others.length === 0 && groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (tail === undefined ? groups.length === 8 : groups.length < 8);
}
