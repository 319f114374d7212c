import { toHex } from './bytes.js';
import { childrenOf, childrenOfWhole, contentOf, contextTag, readElement, readObjectIdentifier, readSmallInteger, tags } from './der.js';
import { readTime, toIso } from './instant.js';
import { readString } from './name.js';

type Describe = (value: Uint8Array) => readonly string[] | undefined;

const MAXIMUM_TIMESTAMPS = 20;
const NETSCAPE_TYPES = ['SSL client', 'SSL server', 'S/MIME', 'object signing', 'reserved', 'SSL CA', 'S/MIME CA', 'object signing CA'];
const TLS_FEATURES: Readonly<Record<number, string>> = { 5: 'status_request (OCSP must-staple)', 17: 'status_request_v2' };

/** How extensions that are seldom met are put into words; undefined for a value that is malformed, which is then shown as hexadecimal. */
export const furtherDescribers: Readonly<Record<string, Describe>> = {
	'1.3.6.1.4.1.11129.2.4.2': signedTimestamps,
	'1.3.6.1.4.1.11129.2.4.3': () => ['not a certificate to be used, but the promise of one to a log'],
	'1.3.6.1.5.5.7.1.24': (value) => childrenOfWhole(value)?.map((feature) => TLS_FEATURES[readSmallInteger(value, feature) ?? -1] ?? `feature ${readSmallInteger(value, feature) ?? '?'}`),
	'1.3.6.1.5.5.7.48.1.5': () => ['the certificate of an OCSP responder need not be checked'],
	'2.16.840.1.113730.1.1': netscapeTypes,
	'2.16.840.1.113730.1.13': (value) => {
		const element = readElement(value, 0);
		const text = element && readString(value, element);
		return text === undefined ? undefined : [text];
	},
	'2.5.29.16': usagePeriod,
	'2.5.29.33': (value) => childrenOfWhole(value)?.map((mapping) => (childrenOf(value, mapping) ?? []).map((policy) => readObjectIdentifier(value, policy) ?? '?').join(' → ')),
	'2.5.29.36': (value) => childrenOfWhole(value)?.map((field) => `${field.tag === contextTag(0, false) ? 'explicit policy required' : 'no policy mapping'} after ${toHex(contentOf(value, field)).replace(/^0(?=.)/, '')} certificates`),
	'2.5.29.54': (value) => {
		const count = readSmallInteger(value, readElement(value, 0));
		return count === undefined ? undefined : [`anyPolicy does not count after ${count} certificates`];
	},
};

/** RFC 6962 §3.3: a list of promises of logs, each with the log's ID and the time. */
function signedTimestamps(value: Uint8Array): readonly string[] | undefined {
	const wrapper = readElement(value, 0);
	if (wrapper?.tag !== tags.octetString) {
		return undefined;
	}
	const list = contentOf(value, wrapper);
	const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
	const lines: string[] = [];
	for (let offset = 2; offset + 43 <= list.length && lines.length < MAXIMUM_TIMESTAMPS; ) {
		const length = view.getUint16(offset);
		if (length < 41) {
			return undefined;
		}
		const instant = Number(view.getBigUint64(offset + 35));
		lines.push(`log ${toHex(list.subarray(offset + 3, offset + 35))}, ${Number.isFinite(instant) && instant < 8.64e15 ? toIso(instant) : 'no time'}`);
		offset += 2 + length;
	}
	return lines.length === 0 ? undefined : lines;
}

function netscapeTypes(value: Uint8Array): readonly string[] | undefined {
	const bits = readElement(value, 0);
	if (bits?.tag !== tags.bitString) {
		return undefined;
	}
	const octet = value[bits.contentStart + 1] ?? 0;
	return [NETSCAPE_TYPES.filter((_, bit) => (octet & (0x80 >> bit)) !== 0).join(', ')];
}

/** RFC 3280 §4.2.1.4: the key signs between these times, whatever the dates of the certificate. */
function usagePeriod(value: Uint8Array): readonly string[] | undefined {
	return childrenOfWhole(value)?.map((field) => {
		// IMPLICIT times lack the tag that says which of the two kinds they are; this one is always the long one.
		const content = contentOf(value, field);
		const bytes = new Uint8Array([tags.generalizedTime, content.length, ...content]);
		const instant = content.length < 0x80 ? readTime(bytes, readElement(bytes, 0)) : undefined;
		return `${field.tag === contextTag(0, false) ? 'not before' : 'not after'} ${instant === undefined ? '?' : toIso(instant)}`;
	});
}
