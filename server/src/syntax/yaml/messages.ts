import type { SyntaxMistake } from './tree.js';

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
	TAG_RESOLVE_FAILED: 'This tag is not known.',
};

/** A syntax error in our words. */
export interface SyntaxExplanation {
	readonly message: string;
	readonly mistake?: SyntaxMistake;
}

const TAB: SyntaxExplanation = { message: 'YAML is indented with spaces; a tab cannot stand here.', mistake: 'tab' };
const COLON: SyntaxExplanation = { message: 'A key is followed by a colon.', mistake: 'missing-colon' };

/** What a syntax error of the library means. Its codes are coarse, so for some of them its own words decide. */
export function explainSyntaxError(code: string, original: string): SyntaxExplanation {
	if (code === 'TAB_AS_INDENT' || original.includes('Tabs')) {
		return TAB;
	}
	if (code === 'MISSING_CHAR') {
		return explainMissingCharacter(original);
	}
	if (code === 'BAD_INDENT' && original.includes('must be sufficiently indented and end with')) {
		return { message: `This ${original.includes('map') ? '{ is closed by no }' : '[ is closed by no ]'} before the next line that belongs to something else.` };
	}
	return { message: MESSAGES[code] ?? 'This is not valid YAML here.' };
}

function explainMissingCharacter(original: string): SyntaxExplanation {
	if (original.includes('Missing closing')) {
		return original.includes('"quote')
			? { message: 'This text is not closed by a double quote.', mistake: 'open-double-quote' }
			: { message: 'This text is not closed by a single quote.', mistake: 'open-single-quote' };
	}
	if (original.includes('Implicit map keys need to be followed')) {
		return COLON;
	}
	if (original.includes('Sequence item without')) {
		return { message: 'An item of this list starts with "- ".' };
	}
	if (original.includes('white space') || original.includes('space after')) {
		return { message: 'A space is missing here.' };
	}
	const expected = /(?:Missing|expected|end with a) ([\]}:,])/.exec(original)?.[1];
	return { message: expected === undefined ? 'Something is missing here before the value can be read.' : `A "${expected}" is missing here.` };
}
