interface Field {
	readonly name: string;
	readonly minimum: number;
	readonly maximum: number;
	readonly words: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
	{ name: 'minute', minimum: 0, maximum: 59, words: [] },
	{ name: 'hour', minimum: 0, maximum: 23, words: [] },
	{ name: 'day of the month', minimum: 1, maximum: 31, words: [] },
	{ name: 'month', minimum: 1, maximum: 12, words: MONTHS },
	{ name: 'day of the week', minimum: 0, maximum: 6, words: DAYS },
];

/** What the Go library robfig/cron has against a schedule of five fields, as the end of a sentence; undefined for a valid one. */
export function cronProblem(text: string): string | undefined {
	const schedule = text.replace(/^(?:CRON_)?TZ=\S+/, '').trim();
	const fields = schedule.split(/\s+/).filter((field) => field !== '');
	if (schedule.startsWith('@')) {
		return 'is a name, where five fields are needed';
	}
	if (fields.length !== FIELDS.length) {
		return `has ${fields.length === 0 ? 'no fields' : fields.length === 1 ? '1 field' : `${fields.length} fields`}, where five are needed`;
	}
	for (const [index, field] of FIELDS.entries()) {
		const part = (fields[index] ?? '').split(',').find((item) => !isValidPart(item, field));
		if (part !== undefined) {
			return `has "${part}" as the ${field.name}`;
		}
	}
	return undefined;
}

/** The schedule that was most likely meant, or undefined. */
export function meantCron(text: string): string | undefined {
	const named: Readonly<Record<string, string>> = { '@hourly': '0 * * * *', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@weekly': '0 0 * * 0', '@monthly': '0 0 1 * *', '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *' };
	const zone = /^(?:CRON_)?TZ=\S+/.exec(text)?.[0] ?? '';
	const schedule = text.slice(zone.length).trim();
	const fields = schedule.split(/\s+/);
	const candidates = [named[schedule.toLowerCase()], fields.slice(1).join(' '), schedule.replace(/(?<=[\s,-])7$/, '0'), schedule === '' ? '0 0 * * *' : undefined];
	const meant = candidates.find((candidate) => candidate !== undefined && candidate !== schedule && cronProblem(candidate) === undefined);
	return meant === undefined ? undefined : zone === '' ? meant : `${zone} ${meant}`;
}

function isValidPart(part: string, field: Field): boolean {
	const [range = '', step, ...more] = part.split('/');
	if (more.length > 0 || (step !== undefined && !/^0*[1-9]\d*$/.test(step))) {
		return false;
	}
	if (range === '*' || range === '?') {
		return true;
	}
	const [first = '', last, ...others] = range.split('-');
	const start = numberOf(first, field);
	const end = last === undefined ? start : numberOf(last, field);
	return others.length === 0 && start !== undefined && end !== undefined && start <= end;
}

function numberOf(text: string, { minimum, maximum, words }: Field): number | undefined {
	const word = words.indexOf(text.toLowerCase());
	const value = word >= 0 ? word + minimum : /^\d+$/.test(text) ? Number(text) : Number.NaN;
	return value >= minimum && value <= maximum ? value : undefined;
}
