import { isDnsLabel, isDnsSubdomain } from '../../text/hostName.js';
import { isIpAddress } from '../../text/ipAddress.js';

/** The DNS-1123 subdomain that is closest to a text, or undefined when nothing of it can be kept. */
export function nearestSubdomain(text: string): string | undefined {
	const name = text.toLowerCase().replace(/[\s_/:]+/g, '-').replace(/[^a-z0-9.-]+/g, '').split('.').map((part) => part.replace(/^-+|-+$/g, '')).filter((part) => part !== '').join('.').slice(0, 253);
	return isDnsSubdomain(name) ? name : undefined;
}

/** Whether a text is a host name with at least two labels, such as `cart.shop.svc`; a wildcard is one too. */
export function isHostName(text: string): boolean {
	const labels = text.replace(/^\*\./, '').split('.');
	return text.length <= 253 && labels.length > 1 && labels.every((label) => isDnsLabel(label)) && /[a-z]/i.test(labels.at(-1) ?? '');
}

/** How many bytes a text has in UTF-8, which is what Go counts. */
export function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** Whether Go's `net.ParseIP` takes the text for an address: that one knows no zones. */
export function isAddress(text: string): boolean {
	return isIpAddress(text) && !text.includes('%');
}
