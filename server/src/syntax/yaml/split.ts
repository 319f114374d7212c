/** `---` or `...` at the start of a line and followed by white space or nothing (YAML 1.2.2 §9.1.2, §9.1.3). */
const MARKER = /(?<![^\r\n])(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;

/**
 * The parts of a text at its document markers; joined they give the text back. Sound without reading the YAML: a marker in
 * column 0 never stands inside a scalar (YAML 1.2.2 §9.1). A part starts with its `---`; directives before a `---` belong to it.
 */
export function splitDocuments(text: string): string[] {
	const parts: string[] = [];
	let start = 0;
	for (const { index, 0: marker } of text.matchAll(MARKER)) {
		if (marker === '---') {
			if (index > start && !isDirectivePrefix(text.slice(start, index))) {
				parts.push(text.slice(start, index));
				start = index;
			}
		} else {
			const end = endOfLine(text, index);
			parts.push(text.slice(start, end));
			start = end;
		}
	}
	if (start < text.length || parts.length === 0) {
		parts.push(text.slice(start));
	}
	return parts;
}

/** Whether two neighbouring parts would still be split between them, had they been one text. */
export function isBoundary(before: string, after: string): boolean {
	return startsWithMarker(after) ? !isDirectivePrefix(before) : endsWithDocumentEnd(before);
}

/** Whether the part counts as a document: an empty one only does when a `---` announces it. */
export function isDocument(part: string): boolean {
	return startsWithMarker(part) || /(?<![^\r\n])[ \t]*(?!\.\.\.(?:[ \t\r\n]|$))[^\s#%]/.test(part);
}

function startsWithMarker(text: string): boolean {
	return /^---(?=[ \t\r\n]|$)/.test(text);
}

/** Nothing but comments, blank lines and at least one directive: all of it belongs to the `---` that follows. */
function isDirectivePrefix(text: string): boolean {
	return text.includes('%') && /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)|%[^\r\n]*(?:\r\n?|\n))*$/.test(text) && /(?<![^\r\n])%/.test(text);
}

function endsWithDocumentEnd(text: string): boolean {
	return /(?<![^\r\n])\.\.\.(?:[ \t][^\r\n]*)?(?:\r\n?|\n)$/.test(text);
}

function endOfLine(text: string, offset: number): number {
	for (let at = offset; at < text.length; at++) {
		if (text[at] === '\n') {
			return at + 1;
		}
		if (text[at] === '\r') {
			return text[at + 1] === '\n' ? at + 2 : at + 1;
		}
	}
	return text.length;
}
