/** What each code of the YAML library means for the author, with what to do about it. */
const MESSAGES: Readonly<Record<string, string>> = {
	ALIAS_PROPS: 'An alias cannot have an anchor or a tag of its own.',
	BAD_ALIAS: 'This alias names no anchor that stands before it.',
	BAD_DIRECTIVE: 'This line starts with "%", which only a YAML directive may do.',
	BAD_DQ_ESCAPE: 'This escape sequence is not known inside double quotes; double the backslash or use single quotes.',
	BAD_INDENT: 'This line is not indented like the lines that it belongs to.',
	BAD_PROP_ORDER: 'Anchors and tags stand before the value, not here.',
	BAD_SCALAR_START: 'A value cannot start with this character; put it in quotes.',
	BLOCK_AS_IMPLICIT_KEY: 'A mapping cannot start behind another key on the same line; put it on its own line, indented.',
	BLOCK_IN_FLOW: 'A block mapping or sequence cannot stand inside { } or [ ].',
	KEY_OVER_1024_CHARS: 'A key may be at most 1,024 characters long.',
	MULTILINE_IMPLICIT_KEY: 'A key stands on one line and is followed by a colon.',
	MULTIPLE_ANCHORS: 'A value can have one anchor only.',
	MULTIPLE_TAGS: 'A value can have one tag only.',
	NON_STRING_KEY: 'A key must be a plain word or a quoted text.',
	TAB_AS_INDENT: 'YAML is indented with spaces; a tab cannot stand here.',
	TAG_RESOLVE_FAILED: 'This tag is not known.',
};

/** The sentence for a syntax error: ours where the code says enough, else one that the library's own words decide. */
export function syntaxMessage(code: string, original: string): string {
	if (code === 'MISSING_CHAR') {
		return missingCharacterMessage(original);
	}
	if (code === 'BAD_INDENT' && original.includes('must be sufficiently indented and end with')) {
		return `This ${original.includes('map') ? '{ is closed by no }' : '[ is closed by no ]'} before the next line that belongs to something else.`;
	}
	if (code === 'UNEXPECTED_TOKEN' && original.includes('Tabs')) {
		return 'YAML is indented with spaces; a tab cannot stand here.';
	}
	return MESSAGES[code] ?? 'This is not valid YAML here.';
}

function missingCharacterMessage(original: string): string {
	if (original.includes('quote')) {
		return `This text is not closed by a ${original.includes('"') ? 'double' : 'single'} quote.`;
	}
	if (original.includes('Implicit map keys')) {
		return 'A key is followed by a colon.';
	}
	if (original.includes('Implicit keys need to be on a single line')) {
		return 'A key stands on one line and is followed by a colon.';
	}
	if (original.includes('space')) {
		return 'A space is missing here.';
	}
	const expected = /expected.*?([\]}:,])/.exec(original)?.[1];
	return expected === undefined ? 'Something is missing here before the value can be read.' : `A "${expected}" is missing here.`;
}
