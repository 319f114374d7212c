const ACTION = /\{\{(?:(?!\}\})[\s\S])*\}\}/g;
const VARIABLE = /\$\{[A-Za-z_][A-Za-z0-9_]*(?:[:?+-][^}\n]*)?\}/g;
/**
 * Stands for a masked character that is not to be read back; a character below U+0100 is masked by adding its code. Private-use
 * characters cannot come from a manifest by accident and are plain scalars.
 */
const MASK = 0xe000;
const MASKED = /[\uE000-\uE0FF]/;

/** A text whose template actions are covered so that the YAML reader can read around them; offsets stay the same. */
export interface MaskedText {
	readonly text: string;
	readonly templated: boolean;
}

/**
 * Covers Helm actions (`{{ … }}`) and variables (`${NAME}`). A line that holds nothing but actions becomes blank: it yields
 * no node of its own or a whole block that nobody can know before it is rendered.
 */
export function maskTemplate(text: string): MaskedText {
	if (!text.includes('{{') && !text.includes('${')) {
		return { text, templated: false };
	}
	const masked = text.replace(ACTION, (action, offset: number) => cover(text, action, offset)).replace(VARIABLE, (variable) => mask(variable));
	return { text: masked, templated: masked !== text };
}

/** Whether a scalar holds something that was covered. */
export function isMasked(text: string): boolean {
	return MASKED.test(text);
}

/** Whether an offset stands inside a Helm action, one that is not closed yet included. */
export function isInAction(text: string, offset: number): boolean {
	const open = offset < 1 ? -1 : text.lastIndexOf('{{', offset - 1);
	if (open < 0 || text.slice(open, offset).includes('}}')) {
		return false;
	}
	const close = text.indexOf('}}', open);
	const next = text.indexOf('{{', open + 2);
	// An open action reaches to its braces, or, as long as nobody wrote them, to the end of its line.
	return (close >= 0 && (next < 0 || close < next)) || !text.slice(open, offset).includes('\n');
}

function cover(text: string, action: string, offset: number): string {
	return standsAlone(text, offset, offset + action.length) || action.includes('\n')
		? action.replace(/[^\r\n]/g, ' ')
		: mask(action);
}

function mask(text: string): string {
	return text.replace(/[^]/g, (character) => String.fromCharCode(MASK + (character.charCodeAt(0) < 0x100 ? character.charCodeAt(0) : 0)));
}

/** Whether only white space and other actions stand on the lines of this action. */
function standsAlone(text: string, start: number, end: number): boolean {
	const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	const lineEnd = text.indexOf('\n', end);
	const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
	return (before + after).replace(ACTION, '').trim() === '';
}
