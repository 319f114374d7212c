// Control characters, and those that change the direction or hide: a name from a certificate must look like what it is.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A text in pieces: as it is, and hidden characters by their names, such as `U+202E`, to be set apart. */
export function splitHidden(text: string): readonly { readonly text: string; readonly isHidden: boolean }[] {
	const pieces: { readonly text: string; readonly isHidden: boolean }[] = [];
	let offset = 0;
	for (const match of text.matchAll(HIDDEN)) {
		if (match.index > offset) {
			pieces.push({ text: text.slice(offset, match.index), isHidden: false });
		}
		pieces.push({ text: `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`, isHidden: true });
		offset = match.index + match[0].length;
	}
	if (offset < text.length || pieces.length === 0) {
		pieces.push({ text: text.slice(offset), isHidden: false });
	}
	return pieces;
}

/** The text on one line with hidden characters by their names, for attributes. */
export function plainVisible(text: string): string {
	return splitHidden(text)
		.map((piece) => piece.text)
		.join('');
}
