const WHOLE: readonly RegExp[] = [
	/^<[^<>\r\n]{1,120}>$/,
	/^\$\([^()\r\n]{1,200}\)$/,
	/^\$[A-Za-z_]\w{0,80}$/,
	/^__\w{1,80}__$/,
	/^@[A-Za-z][\w-]{0,80}@$/,
	/^(?:x{3,}|\*{3,}|\.{3,}|…+)$/i,
	/^(?:change|replace|fill)[-_ ]?me$/i,
	/^(?:todo|tbd|fixme|placeholder|redacted)$/i,
	/^(?:your|insert|replace)[-_ ][\w -]{2,80}$/i,
	/^(?:your|insert|replace)[-_ ]?(?:base64|pem|cert|key)[\w -]{0,80}$/i,
	/^[\w -]{0,40}base64[-_ ]?encoded[\w -]{0,80}$/i,
];

/** Whether a text stands for a value that the author still has to fill in: `<base64-encoded-cert>`, `REPLACE_ME`, `…`. */
export function isPlaceholder(text: string): boolean {
	const trimmed = text.trim();
	return trimmed.length <= 240 && WHOLE.some((pattern) => pattern.test(trimmed));
}

/** Whether a text that should be base64 is a placeholder or has been cut short with dots. */
export function isEncodedPlaceholder(text: string): boolean {
	return isPlaceholder(text) || /\.{3}|…/.test(text);
}

/** Whether a text is a placeholder, or a PEM block whose content has been left out. */
export function isPemPlaceholder(text: string): boolean {
	return isPlaceholder(text) || [...text.matchAll(/-----BEGIN [^\r\n-]{1,60}-----([^-]*)/g)].some(([, body = '']) => /\.{3}|…|<[^<>]{1,120}>/.test(body));
}
