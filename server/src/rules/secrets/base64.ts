import { decodeBase64, encodeBase64 } from '../../x509/bytes.js';

/** The bytes of a text that the API server accepts as base64 (RFC 4648 §4: padded, line breaks allowed, no other space), or undefined. */
export function bytesOf(text: string): Uint8Array | undefined {
	if (/[^A-Za-z0-9+/=\r\n]/.test(text)) {
		return undefined;
	}
	const result = decodeBase64(text);
	return 'bytes' in result ? result.bytes : undefined;
}

/** The text that is encoded in base64; undefined for what is no base64. Bytes that are no UTF-8 show as U+FFFD. */
export function decodedText(text: string): string | undefined {
	const bytes = bytesOf(text);
	return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** A text as base64 on one line. */
export function encodedText(text: string): string {
	return encodeBase64(new TextEncoder().encode(text));
}

/**
 * The base64 that was most likely meant by a text that is nearly that: spaces between the lines, the URL alphabet, padding left out.
 * Undefined where the result would not be a text or a DER structure, so that a password is never taken for base64.
 */
export function mendedBase64(text: string): string | undefined {
	const compact = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
	const mended = compact + '='.repeat((4 - (compact.length % 4)) % 4);
	const bytes = compact.length < 16 ? undefined : bytesOf(mended);
	return bytes !== undefined && (bytes[0] === 0x30 || isPrintable(bytes)) ? mended : undefined;
}

function isPrintable(bytes: Uint8Array): boolean {
	return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}
