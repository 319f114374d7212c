import { listAt, valueAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { certainText, type PlacedText } from '../certain.js';

/**
 * Whether Go code that looks for a value finds one: texts that are not empty, `true`, and any number, list or object. An empty object
 * is a pointer that is not nil.
 */
export function isSet(value: JsonValue | undefined): boolean {
	return value !== undefined && value !== null && value !== '' && value !== false;
}

/** The places that a pattern such as `spec.acme.solvers.*.dns01` names in a value; `*` stands for each item of a list. */
export function placesOf(value: JsonValue, pattern: string): readonly Path[] {
	let places: readonly Path[] = [[]];
	for (const step of pattern.split('.')) {
		places = places.flatMap((place) => (step === '*' ? listAt(value, ...place).map((_, index) => [...place, index]) : [[...place, step]]));
	}
	return places.filter((place) => valueAt(value, place) !== undefined);
}

/** The places of a pattern that hold an object. */
export function blocksOf(value: JsonValue, pattern: string): readonly Path[] {
	return placesOf(value, pattern).filter((place) => isObject(valueAt(value, place)));
}

/** The places of a pattern that hold a text, without those that a template writes. */
export function textsOf(value: JsonValue, pattern: string): readonly PlacedText[] {
	return placesOf(value, pattern).flatMap((path) => {
		const text = certainText(value, ...path);
		return text === undefined ? [] : [{ path, text }];
	});
}

/** A path that a finding keeps in its data. */
export function pathFrom(value: JsonValue | undefined): Path {
	return listAt(value).filter((step): step is string | number => typeof step === 'string' || typeof step === 'number');
}
