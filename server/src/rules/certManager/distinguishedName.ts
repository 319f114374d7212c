/** One `TYPE=value` of a distinguished name, with its offsets in the text. */
export interface NameAttribute {
	readonly type: string;
	/** The value as written, escapes included. */
	readonly value: string;
	readonly start: number;
	readonly valueStart: number;
	readonly end: number;
}

/**
 * The attributes of a distinguished name as RFC 4514 writes it, or undefined for a text that is none: a part without `=`. Commas and
 * plus signs that are escaped or stand in quotes do not separate.
 */
export function attributesOf(text: string): readonly NameAttribute[] | undefined {
	const attributes: NameAttribute[] = [];
	for (const { start, end } of partsOf(text)) {
		const part = text.slice(start, end);
		const equals = part.indexOf('=');
		if (equals <= 0 || part.slice(0, equals).trim() === '') {
			return undefined;
		}
		const type = part.slice(0, equals).trim();
		attributes.push({ type, value: part.slice(equals + 1).trim(), start: start + part.length - part.trimStart().length, valueStart: start + equals + 1, end });
	}
	return attributes;
}

function* partsOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
	let start = 0;
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		const character = text.charAt(at);
		if (character === '\\') {
			at++;
		} else if (character === '"') {
			isQuoted = !isQuoted;
		} else if ((character === ',' || character === '+' || character === ';') && !isQuoted) {
			yield { start, end: at };
			start = at + 1;
		}
	}
	if (start < text.length || start > 0) {
		yield { start, end: text.length };
	}
}
