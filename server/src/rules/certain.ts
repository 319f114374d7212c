import { listAt, valueAt } from '../resource/resource.js';
import type { Path } from '../syntax/yaml/path.js';
import { isMasked } from '../syntax/yaml/template.js';
import type { JsonValue } from '../syntax/yaml/value.js';

/** A text and where it stands. */
export interface PlacedText {
	readonly text: string;
	readonly path: Path;
}

/** The text at a path; undefined where there is none, or where a template brings part of it and nobody knows it yet. */
export function certainText(value: JsonValue | undefined, ...path: Path): string | undefined {
	const text = valueAt(value, path);
	return typeof text === 'string' && !isMasked(text) ? text : undefined;
}

/** The texts of the list at a path that no template has a part in. */
export function certainTexts(value: JsonValue | undefined, ...path: Path): readonly PlacedText[] {
	return listAt(value, ...path).flatMap((item, index) => (typeof item === 'string' && !isMasked(item) ? [{ text: item, path: [...path, index] }] : []));
}
