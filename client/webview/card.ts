import type { CertificateEntry, CertificateProblemView } from '../../server/src/protocol/certificates.js';
import { details } from './details.js';
import { icon, type IconName } from './icons.js';
import { countProblems, problemsOf, type Actions, type PageModel } from './model.js';
import { element, untrusted, type WantedElement } from './node.js';

const kindIcons: Readonly<Record<CertificateEntry['kind'], IconName>> = {
	certificate: 'certificate',
	request: 'request',
	crl: 'list',
	'private-key': 'key',
	'public-key': 'key',
	unknown: 'unknown',
};

/** One entry: a header that opens and closes it, its problems, and its facts. */
export function card(model: PageModel, index: number): WantedElement | undefined {
	const entry = model.view.entries[index];
	if (!entry) {
		return undefined;
	}
	const problems = problemsOf(model.view, index);
	const expanded = model.isExpanded(entry, index);
	const worst = problems[0]?.severity ?? 'none';
	return element(
		'article',
		{ key: entry.id, class: `card ${worst}`, attributes: { id: cardId(index), 'aria-label': `${entry.role}: ${entry.title}` } },
		header(model.actions, entry, problems, { expanded, index }),
		expanded ? body(model.actions, entry, problems, index) : undefined,
	);
}

/** The id of an entry's card in the page. */
export function cardId(index: number): string {
	return `entry-${index}`;
}

/** A problem as one line: what it is, in words and by icon, and where it is written. */
export function problemLine({ severity, message, code, reference }: CertificateProblemView, onClick?: () => void): WantedElement {
	const where = element('span', { class: 'code' }, reference === undefined ? code : `${code} · ${reference}`);
	const text = element('span', { class: 'problem-text' }, element('span', { class: 'visually-hidden' }, `${severity}: `), untrusted(message), ' ', where);
	return element('li', { class: `problem ${severity}` }, icon(severity), onClick ? element('button', { class: 'link', attributes: { type: 'button' }, onClick }, text) : text);
}

/** A problem that has no code of its own: its severity in words and by icon, and a sentence. */
export function problemItem(severity: CertificateProblemView['severity'], message: string, onClick: () => void): WantedElement {
	const text = element('span', { class: 'problem-text' }, element('span', { class: 'visually-hidden' }, `${severity}: `), untrusted(message));
	return element('li', { class: `problem ${severity}` }, icon(severity), element('button', { class: 'link', attributes: { type: 'button' }, onClick }, text));
}

interface HeaderState {
	readonly expanded: boolean;
	readonly index: number;
}

function header(actions: Actions, entry: CertificateEntry, problems: readonly CertificateProblemView[], { expanded, index }: HeaderState): WantedElement {
	const { validity, source } = entry;
	const counted = countProblems(problems);
	return element(
		'header',
		{ key: 'header', class: 'card-header' },
		element(
			'button',
			{ class: 'toggle', attributes: { type: 'button', 'aria-expanded': String(expanded), 'aria-controls': `${cardId(index)}-body` }, onClick: () => actions.toggle(entry) },
			icon('chevron', expanded ? 'open' : ''),
			icon(kindIcons[entry.kind]),
			element('span', { class: 'card-title' }, untrusted(entry.title, { class: 'title' }), element('span', { class: 'role' }, entry.role)),
			element('span', { class: 'badges' }, counted === '' ? undefined : element('span', { class: `badge ${problems[0]?.severity ?? ''}` }, counted), validity && element('span', { class: `badge ${validity.status}` }, validity.text)),
		),
		source.range && revealButton(actions, entry, source.range),
	);
}

function revealButton(actions: Actions, entry: CertificateEntry, range: NonNullable<CertificateEntry['source']['range']>): WantedElement {
	const label = `Reveal in source, line ${range.start.line + 1}`;
	return element('button', { key: 'reveal', class: 'reveal', attributes: { type: 'button', title: label, 'aria-label': `${label}: ${entry.title}` }, onClick: () => actions.reveal(range) }, icon('reveal'));
}

function body(actions: Actions, entry: CertificateEntry, problems: readonly CertificateProblemView[], index: number): WantedElement {
	return element(
		'div',
		{ key: 'body', class: 'card-body', attributes: { id: `${cardId(index)}-body` } },
		problems.length === 0 ? undefined : element('ul', { key: 'problems', class: 'problems', attributes: { 'aria-label': 'Problems' } }, ...problems.map((found) => problemLine(found, found.range && ((range) => () => actions.reveal(range))(found.range)))),
		details(entry, actions),
	);
}
