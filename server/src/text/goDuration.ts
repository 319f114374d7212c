const NANOSECONDS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, 'µs': 1e3, 'μs': 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** The seconds of a duration as Go's `time.ParseDuration` reads it (`1h30m`, `-1.5s`, `0`), or undefined when it is none: Go knows no days. */
export function parseGoDuration(text: string): number | undefined {
	const sign = text.startsWith('-') ? -1 : 1;
	const unsigned = text.replace(/^[-+]/, '');
	if (unsigned === '0') {
		return 0;
	}
	let total = 0;
	let at = 0;
	while (at < unsigned.length) {
		PART.lastIndex = at;
		const match = PART.exec(unsigned);
		if (match === null) {
			return undefined;
		}
		total += Number(match[1]) * (NANOSECONDS[match[2] ?? ''] ?? 0);
		at += match[0].length;
	}
	return unsigned === '' ? undefined : (sign * total) / 1e9;
}

/** The duration that was most likely meant: a bare number is seconds, days become hours. */
export function mendGoDuration(text: string): string | undefined {
	const compact = text.trim().toLowerCase().replace(/\s+/g, '');
	if (/^\d+$/.test(compact)) {
		return `${compact}s`;
	}
	const days = /^(\d+)(?:d|days?)$/.exec(compact);
	const mended = days?.[1] !== undefined ? `${Number(days[1]) * 24}h` : compact.replace(/hours?|hrs?/g, 'h').replace(/minutes?|mins?/g, 'm').replace(/seconds?|secs?/g, 's');
	return mended !== text && parseGoDuration(mended) !== undefined ? mended : undefined;
}
