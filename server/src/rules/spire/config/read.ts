import { textAt, valueAt } from '../../../resource/resource.js';
import { type SpireConfiguration, sectionOf } from '../../../resource/spireConfiguration.js';
import { integerOf } from '../../../syntax/hcl/scalar.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { type JsonValue, isObject } from '../../../syntax/yaml/value.js';
import { parseGoDuration } from '../../../text/goDuration.js';

const HOUR = 3600;

/** Whether SPIRE takes a key as set: the zero value of its type counts as not set. What a variable leaves open counts as set. */
export function isSet(value: JsonValue | undefined): boolean {
	return value !== undefined && value !== '' && value !== 0 && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** Whether SPIRE takes the key at a path as set. */
export function isSetAt({ value }: SpireConfiguration, ...path: Path): boolean {
	return isSet(valueAt(value, path));
}

/** The seconds of the duration at a path; the default where nothing is set; undefined where it is none or nobody knows it. */
export function secondsAt({ value }: SpireConfiguration, path: Path, fallback: number): number | undefined {
	const found = valueAt(value, path);
	if (found === undefined || found === '') {
		return fallback;
	}
	return typeof found === 'string' ? parseGoDuration(found) : undefined;
}

/** Seconds as the shortest Go duration of whole hours, minutes or seconds: `90m`, never `1.5h`. */
export function goDuration(seconds: number): string {
	const whole = Math.floor(seconds);
	const [unit, length] = whole % HOUR === 0 ? (['h', HOUR] as const) : whole % 60 === 0 ? (['m', 60] as const) : (['s', 1] as const);
	return `${whole / length}${unit}`;
}

/** The integer of a value as Go decodes it, a quoted one included; undefined for anything else. */
export function integerFrom(value: JsonValue | undefined): number | undefined {
	if (typeof value === 'number') {
		return value;
	}
	return typeof value === 'string' && /^[-+]?(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.test(value) ? integerOf(value) : undefined;
}

/** A path below the block of the program's own settings. */
export function own({ kind }: SpireConfiguration, ...path: Path): Path {
	return [sectionOf(kind), ...path];
}

/** The text of a setting of the program itself, with its path. */
export function ownText(configuration: SpireConfiguration, ...path: Path): { readonly text: string; readonly path: Path } | undefined {
	const full = own(configuration, ...path);
	const text = textAt(configuration.value, ...full);
	return text === undefined ? undefined : { text, path: full };
}

/** The name of the configuration's own trust domain, where it is written out. */
export function trustDomainOf(configuration: SpireConfiguration): string | undefined {
	return ownText(configuration, 'trust_domain')?.text.replace(/^spiffe:\/\//, '').replace(/\/.*$/, '');
}

/** The members of an object; none of anything else. */
export function membersOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
	return isObject(value) ? Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, member] as const])) : [];
}
