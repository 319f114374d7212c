import { listAt, textAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonValue } from '../../syntax/yaml/value.js';

/** A text and where it stands. */
export interface PlacedText {
	readonly text: string;
	readonly path: Path;
}

/** The text at a path; undefined where there is none, or where a template brings part of it and nobody knows it yet. */
export function certainText(value: JsonValue | undefined, ...path: Path): string | undefined {
	const text = textAt(value, ...path);
	return text === undefined || isMasked(text) ? undefined : text;
}

/** The texts of a list that no template has a part in. */
export function certainTexts(value: JsonValue | undefined, ...path: Path): readonly PlacedText[] {
	return listAt(value, ...path).flatMap((item, index) => (typeof item === 'string' && !isMasked(item) ? [{ text: item, path: [...path, index] }] : []));
}

/** The texts that repeat an earlier one of the list. */
export function repeats(texts: readonly PlacedText[], keyOf: (text: string) => string = (text) => text): readonly PlacedText[] {
	const seen = new Set<string>();
	return texts.filter(({ text }) => {
		const key = keyOf(text);
		const isRepeated = seen.has(key);
		seen.add(key);
		return isRepeated;
	});
}

/** A value as a message names it: short, on one line. */
export function quoted(text: string): string {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}
