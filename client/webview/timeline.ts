import type { CertificateChain, CertificateEntry } from '../../server/src/protocol/certificates.js';
import { dayText, type PageModel } from './model.js';
import { element, untrusted, type WantedElement } from './node.js';

const YEAR = 365.25 * 24 * 60 * 60 * 1000;
// Dates such as the year 9999 mean "never"; drawn to scale they would leave nothing to see.
const HORIZON = 60 * YEAR;

interface Scale {
	readonly start: number;
	readonly end: number;
	readonly at: (iso: string) => string;
}

/** A bar for each certificate on one scale, with today through all of them and the time in which all are valid marked. */
export function timeline({ view }: PageModel, indexes: readonly number[], window: CertificateChain['window']): WantedElement | undefined {
	const entries = indexes.flatMap((index) => view.entries[index] ?? []).filter(({ notBefore, notAfter }) => notBefore !== undefined && notAfter !== undefined);
	if (entries.length === 0) {
		return undefined;
	}
	const scale = scaleOf(entries, view.at);
	return element(
		'figure',
		{ key: 'timeline', class: 'timeline', attributes: { 'aria-label': 'Validity of each certificate over time' } },
		...entries.map((entry) => row(entry, scale, view.at, entries.length > 1 ? window : undefined)),
		element(
			'div',
			{ class: 'timeline-axis', attributes: { 'aria-hidden': 'true' } },
			element('span', { class: 'axis-start' }, new Date(scale.start).toISOString().slice(0, 10)),
			element('span', { class: 'axis-today' }, `today ${dayText(view.at)}`),
			element('span', { class: 'axis-end' }, new Date(scale.end).toISOString().slice(0, 10)),
		),
	);
}

function row(entry: CertificateEntry, scale: Scale, at: string, window: CertificateChain['window']): WantedElement {
	const { notBefore = at, notAfter = at, validity } = entry;
	const status = validity?.status ?? 'valid';
	const label = `${entry.title}: valid from ${dayText(notBefore)} to ${dayText(notAfter)}, ${validity?.text ?? ''}`;
	return element(
		'div',
		{ key: entry.id, class: 'timeline-row' },
		untrusted(entry.title, { class: 'timeline-name', attributes: { title: entry.title } }),
		element(
			'div',
			{ class: 'track', attributes: { role: 'img', 'aria-label': label, title: label } },
			window && span('window', window.notBefore, window.notAfter, scale),
			span(`bar ${status}`, notBefore, notAfter, scale),
			element('div', { class: 'today', style: { left: scale.at(at) } }),
		),
	);
}

function span(className: string, from: string, to: string, scale: Scale): WantedElement {
	return element('div', { class: className, style: { left: scale.at(from), right: `calc(100% - ${scale.at(to)})` } });
}

function scaleOf(entries: readonly CertificateEntry[], at: string): Scale {
	const now = Date.parse(at);
	const clamp = (iso: string): number => Math.min(Math.max(Date.parse(iso), now - HORIZON), now + HORIZON);
	const times = [now, ...entries.flatMap(({ notBefore = at, notAfter = at }) => [clamp(notBefore), clamp(notAfter)])];
	const [first, last] = [Math.min(...times), Math.max(...times)];
	const margin = Math.max((last - first) * 0.02, 1000);
	const [start, end] = [first - margin, last + margin];
	return { start, end, at: (iso) => `${(((clamp(iso) - start) / (end - start)) * 100).toFixed(3)}%` };
}
