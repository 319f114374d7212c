const HEX_DIGITS = '0123456789ABCDEF';
const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = '=';

/** The bytes as upper-case hexadecimal digits, two a byte, without separators. */
export function toHex(bytes: Uint8Array): string {
	let hex = '';
	for (const byte of bytes) {
		hex += HEX_DIGITS.charAt(byte >> 4) + HEX_DIGITS.charAt(byte & 15);
	}
	return hex;
}

/** The same digits in pairs joined by colons, as OpenSSL and browsers print fingerprints. */
export function withColons(hex: string): string {
	return hex.replace(/(..)(?=.)/g, '$1:');
}

/** Whether two byte sequences hold the same. Not constant-time: nothing secret is compared here. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
	return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** What a stretch of base64 holds, or where it stops being base64: an offset into the text that was given. */
export type Base64Result = { readonly bytes: Uint8Array } | { readonly invalidAt: number };

/**
 * The bytes of a base64 text (RFC 4648 §4). White space is skipped, and so are the escapes `\n` and `\r` between lines, so that a PEM
 * block inside a JSON or double-quoted YAML string reads like any other. Missing padding is an error, as in OpenSSL and Go.
 */
export function decodeBase64(text: string, start = 0, end = text.length): Base64Result {
	const bytes = new Uint8Array(Math.floor(((end - start) * 3) / 4) + 3);
	let length = 0;
	let digits = 0;
	let padding = 0;
	let buffer = 0;
	for (let offset = start; offset < end; offset++) {
		const character = text.charAt(offset);
		if (isSpace(character)) {
			continue;
		}
		if (character === '\\' && /[nr]/.test(text.charAt(offset + 1))) {
			offset++;
			continue;
		}
		if (character === PADDING) {
			padding++;
			if (padding > 2 || digits % 4 < 2) {
				return { invalidAt: offset };
			}
			continue;
		}
		const value = sextet(character);
		if (value === undefined || padding > 0) {
			return { invalidAt: offset };
		}
		buffer = ((buffer << 6) | value) & 0xffffff;
		digits++;
		if (digits % 4 !== 1) {
			bytes[length++] = (buffer >> (6 - 2 * ((digits - 1) % 4))) & 0xff;
		}
	}
	return (digits + padding) % 4 === 0 ? { bytes: bytes.slice(0, length) } : { invalidAt: end };
}

/** The bytes as one line of base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
	let text = '';
	for (let index = 0; index < bytes.length; index += 3) {
		const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
		const digits = [18, 12, 6, 0].map((shift) => BASE64_ALPHABET.charAt((group >> shift) & 63)).join('');
		const given = Math.min(3, bytes.length - index);
		text += digits.slice(0, given + 1) + PADDING.repeat(3 - given);
	}
	return text;
}

function isSpace(character: string): boolean {
	return character === '\n' || character === '\r' || character === ' ' || character === '\t';
}

function sextet(character: string): number | undefined {
	const code = character.charCodeAt(0);
	if (code >= 65 && code <= 90) {
		return code - 65;
	}
	if (code >= 97 && code <= 122) {
		return code - 71;
	}
	if (code >= 48 && code <= 57) {
		return code + 4;
	}
	return character === '+' ? 62 : character === '/' ? 63 : undefined;
}
