import { isMasked } from '../../syntax/yaml/template.js';

/** Stands for a character that cannot be seen. */
const HIDDEN = '\uE000';
/** Characters of template actions, each covered by adding its code to U+E000 so that the YAML reader reads around them. */
const COVERED = /[\uE001-\uE0FF]+/g;

/**
 * The text with the template actions that were covered: in the fields of the SPIRE controller manager `{{ … }}` is the controller’s
 * own syntax. Variables (`${NAME}`), which an earlier step fills in, stay covered, and so do actions with characters that YAML escapes.
 */
export function writtenText(text: string): string {
	return isMasked(text) ? text.replace(COVERED, uncover) : text;
}

function uncover(covered: string): string {
	const written = covered.replace(/[\uE001-\uE0FF]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xe000));
	return /\\|''|\$\{/.test(written) ? HIDDEN.repeat(covered.length) : written;
}
