import { icon } from './icons.js';
import type { PageModel } from './model.js';
import { element, type WantedElement } from './node.js';

const MANY_ENTRIES = 6;

/** What the reader can set: the time to judge at, the name to be valid for, and a filter where there is much to look through. */
export function controls({ view, filter, actions }: PageModel): WantedElement {
	const at = view.isTimeChosen ? view.at.slice(0, 16) : '';
	const time = { type: 'datetime-local', id: 'judge-at', value: at, title: 'The time at which validity is judged, in UTC' };
	const name = { type: 'text', id: 'judge-host', value: view.host ?? '', placeholder: 'host, address or SPIFFE ID', spellcheck: 'false', autocomplete: 'off' };
	return element(
		'form',
		{ key: 'controls', class: 'controls', attributes: { 'aria-label': 'How the certificates are judged', role: 'search' } },
		element('label', { class: 'control' }, element('span', {}, 'Judge at (UTC)'), element('input', { attributes: time, onChange: (value) => actions.judge({ at: value === '' ? '' : `${value}:00Z`.replace(/(T\d\d:\d\d:\d\d):00Z$/, '$1Z') }) })),
		view.isTimeChosen ? element('button', { key: 'now', class: 'secondary', attributes: { type: 'button' }, onClick: () => actions.judge({ at: '' }) }, 'Now') : undefined,
		element('label', { key: 'host', class: 'control wide' }, element('span', {}, 'Valid for'), element('input', { attributes: name, onChange: (value) => actions.judge({ host: value.trim() }) })),
		view.entries.length > MANY_ENTRIES ? element('label', { key: 'filter', class: 'control wide' }, element('span', {}, 'Filter'), element('input', { attributes: { type: 'search', id: 'filter', value: filter, placeholder: 'name, serial number, fingerprint' }, onInput: (value) => actions.filter(value) })) : undefined,
	);
}

/** Stands where a key store's contents would be: the password is typed into the editor, not into the page. */
export function unlockNotice({ actions }: PageModel): WantedElement {
	return element('p', { key: 'unlock', class: 'notice' }, icon('key'), element('button', { class: 'primary', attributes: { type: 'button' }, onClick: actions.unlock }, 'Enter the password…'), element('span', {}, 'It is used once and not kept.'));
}
