import { isMasked } from '../../syntax/yaml/template.js';

/** One character of a template action, covered so that the YAML reader reads around it: its code is added to U+E000. */
const COVERED = /[\uE001-\uE0FF]/g;

/**
 * The text with the template actions that were covered: in the fields of the SPIRE controller manager `{{ … }}` is the controller’s
 * own syntax. Characters that cannot be read back stay covered, and so do variables (`${NAME}`), which an earlier step fills in.
 */
export function writtenText(text: string): string {
	return isMasked(text) ? text.replace(COVERED, (character) => String.fromCharCode(character.charCodeAt(0) - 0xe000)).replace(/\$\{[^}]*\}/g, (variable) => '\uE000'.repeat(variable.length)) : text;
}
