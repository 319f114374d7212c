import { contentOf, tags, type DerElement } from './der.js';

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** A point in time: milliseconds since 1970 UTC, as `Date` counts them. */
export type Instant = number;

/**
 * The instant of a `Time` (RFC 5280 §4.1.2.5), or undefined when it is not written as the RFC demands. Two-digit years from 50 on are
 * of the 20th century. Years below 100 of a GeneralizedTime are what they say: Go writes year 1 for 'no date'.
 */
export function readTime(bytes: Uint8Array, element: DerElement | undefined): Instant | undefined {
	if (!element || (element.tag !== tags.utcTime && element.tag !== tags.generalizedTime)) {
		return undefined;
	}
	const text = String.fromCharCode(...contentOf(bytes, element).subarray(0, 32));
	const match = (element.tag === tags.utcTime ? UTC_TIME : GENERALIZED_TIME).exec(text);
	if (!match) {
		return undefined;
	}
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
	const fullYear = element.tag === tags.utcTime ? (year >= 50 ? 1900 + year : 2000 + year) : year;
	// Date.UTC takes years below 100 for those of the 20th century; setUTCFullYear does not.
	const date = new Date(0);
	date.setUTCFullYear(fullYear, month - 1, day);
	date.setUTCHours(hour, minute, second);
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 61;
	return exists ? date.getTime() : undefined;
}

/** The instant as ISO 8601 in UTC without fractions: `2026-11-24T00:00:00Z`. */
export function toIso(instant: Instant): string {
	return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * The instant that a person wrote: ISO 8601, or a date alone, which means the end of that day in UTC: what begins or ends in the course
 * of the day has done so. Undefined for anything else.
 */
export function parseInstant(text: string): Instant | undefined {
	const isDate = /^\d{4}-\d\d-\d\d$/.test(text);
	const instant = /^\d{4}-\d\d/.test(text) ? Date.parse(isDate ? `${text}T23:59:59Z` : text) : Number.NaN;
	return Number.isNaN(instant) ? undefined : instant;
}
