import { textAt, valueAt } from '../../resource/resource.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { parseGoDuration } from '../../text/goDuration.js';
import { certainText } from '../certain.js';
import { DEFAULT_DURATION } from './durations.js';

/** The seconds that a field of a Certificate holds; undefined when it is missing, no duration, or written by a template. */
export function secondsAt(value: JsonValue, field: 'duration' | 'renewBefore'): number | undefined {
	const text = certainText(value, 'spec', field);
	return text === undefined ? undefined : parseGoDuration(text);
}

/** The lifetime that a Certificate asks for in seconds, the default included; undefined where nobody can know it. */
export function lifetimeOf(value: JsonValue): number | undefined {
	return valueAt(value, ['spec', 'duration']) === undefined ? DEFAULT_DURATION : secondsAt(value, 'duration');
}

/** The lifetime as the manifest writes it. */
export function lifetimeText(value: JsonValue): string {
	return textAt(value, 'spec', 'duration') ?? '2160h, the default';
}
