import { mendGoDuration, parseGoDuration } from '../../text/goDuration.js';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What cert-manager asks for when a Certificate names no duration. */
export const DEFAULT_DURATION = 90 * DAY;

const LONG_UNITS: Readonly<Record<string, number>> = { y: 365 * DAY, w: 7 * DAY, d: DAY };

/** Seconds as the shortest Go duration of whole hours, minutes or seconds: `90m`, never `1.5h`. */
export function formatGoDuration(seconds: number): string {
	const whole = Math.round(seconds);
	const [unit, length] = whole % HOUR === 0 ? (['h', HOUR] as const) : whole % MINUTE === 0 ? (['m', MINUTE] as const) : (['s', 1] as const);
	return `${whole / length}${unit}`;
}

/** The Go duration that a text with days, weeks or years means, or one in words; undefined when there is none. */
export function meantDuration(text: string): string | undefined {
	const match = /^(\d+)(y|w|d)(.*)$/.exec(text.trim().toLowerCase());
	if (match === null) {
		return mendGoDuration(text);
	}
	const [, amount = '0', unit = 'd', rest = ''] = match;
	const more = rest === '' ? 0 : parseGoDuration(rest);
	return more === undefined ? mendGoDuration(text) : formatGoDuration(Number(amount) * (LONG_UNITS[unit] ?? DAY) + more);
}
