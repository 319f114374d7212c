import type { CertificateChain } from '../../server/src/protocol/certificates.js';
import { card, problemLine } from './card.js';
import { controls, unlockNotice } from './controls.js';
import { icon } from './icons.js';
import { countProblems, dayText, isFound, otherEntries, problemsOf, splitChains, type PageModel } from './model.js';
import { element, untrusted, type WantedElement } from './node.js';
import { timeline } from './timeline.js';

const MANY_BARS = 24;

/** The whole page for a view. */
export function page(model: PageModel): readonly WantedElement[] {
	const { view, filter } = model;
	const found = (index: number): boolean => filter === '' || (view.entries[index] !== undefined && isFound(view.entries[index], filter));
	const { trees, single } = splitChains(view);
	// A chain is shown whole: what is found in it means little without its issuers.
	const shownTrees = trees.filter(({ entries }) => entries.some(found));
	const shownSingle = single.filter(found);
	const others = otherEntries(view).filter(found);
	const isNothingFound = view.entries.length > 0 && shownTrees.length + shownSingle.length + others.length === 0;
	return [
		header(model),
		...(view.entries.length > 0 ? [controls(model)] : []),
		...(view.isLocked ? [unlockNotice(model)] : []),
		...(isNothingFound ? [notice(`Nothing here holds "${filter}".`)] : []),
		...shownTrees.map((chain) => tree(model, chain, { index: trees.indexOf(chain), count: trees.length })),
		...(shownSingle.length > 0 ? [list(model, 'Self-signed certificates', shownSingle, single.length <= MANY_BARS)] : []),
		...(others.length > 0 ? [list(model, view.chains.length > 0 ? 'Other objects' : 'Objects', others, false)] : []),
	];
}

/** The page before there is anything to show, or when the source cannot be read. */
export function notice(text: string): WantedElement {
	return element('p', { key: 'notice', class: 'notice' }, icon('information'), untrusted(text));
}

function header(model: PageModel): WantedElement {
	const { view, fileName, actions } = model;
	const problems = problemsOf(view, undefined);
	const certificates = view.entries.filter(({ kind }) => kind === 'certificate').length;
	const others = view.entries.length - certificates;
	const parts = [certificates > 0 ? plural(certificates, 'certificate') : '', others > 0 ? plural(others, certificates > 0 ? 'other object' : 'object') : '', countProblems(view.problems) || (view.entries.length > 0 ? 'no problem found' : '')];
	const button = (label: string, expanded: boolean): WantedElement => element('button', { class: 'secondary', attributes: { type: 'button' }, onClick: () => actions.expandAll(expanded) }, label);
	return element(
		'header',
		{ key: 'header', class: 'page-header' },
		element('div', { class: 'page-title' }, element('h1', {}, untrusted(view.title || fileName)), element('p', { class: 'summary' }, untrusted(fileName), ` · ${parts.filter((part) => part !== '').join(' · ')}`)),
		view.entries.length > 1 ? element('div', { key: 'tools', class: 'tools' }, button('Expand all', true), button('Collapse all', false)) : undefined,
		problems.length > 0 ? element('ul', { key: 'problems', class: 'problems', attributes: { 'aria-label': 'Problems of the file' } }, ...problems.map((found) => problemLine(found, found.range && ((range) => () => actions.reveal(range))(found.range)))) : undefined,
	);
}

interface Place {
	readonly index: number;
	readonly count: number;
}

/** A chain from root to leaf: each certificate stands indented below the one that signed it. */
function tree(model: PageModel, chain: CertificateChain, { index, count }: Place): WantedElement {
	const fromRoot = chain.entries.toReversed();
	const title = count === 1 ? 'Chain' : `Chain ${index + 1} of ${count}`;
	const leaf = model.view.entries[chain.entries[0] ?? 0];
	const start = chain.missingIssuer === undefined ? level(model, fromRoot) : gapLevel(model, chain.missingIssuer, fromRoot);
	return element(
		'section',
		{ key: `chain-${leaf?.id ?? ''}-${model.view.chains.filter(({ entries }) => entries[0] === chain.entries[0]).indexOf(chain)}`, class: 'chain', attributes: { 'aria-label': `${title}: ${leaf?.title ?? ''}` } },
		element('div', { class: 'section-title' }, element('h2', {}, title), element('span', { class: 'window-text' }, windowText(chain))),
		verdictLine(chain),
		timeline(model, fromRoot, chain.window),
		start,
	);
}

/** The verdict in words and by icon, with the paragraph that it rests on. */
function verdictLine({ verdict: { status, text, reference } }: CertificateChain): WantedElement {
	const icons = { good: 'check', bad: 'error', incomplete: 'gap', 'not-checked': 'question' } as const;
	const titles = { good: 'Verified', bad: 'Not verified', incomplete: 'Incomplete', 'not-checked': 'Not checked' };
	const where = reference === undefined ? undefined : element('span', { class: 'code' }, ` ${reference}`);
	return element('p', { key: 'verdict', class: `chain-verdict ${status}` }, icon(icons[status]), element('span', {}, element('strong', {}, `${titles[status]}. `), untrusted(text.replace(/^(?:Refused|Not checked): /, '')), where));
}

function level(model: PageModel, [first, ...rest]: readonly number[]): WantedElement | undefined {
	return first === undefined ? undefined : element('ol', { key: 'level', class: 'level' }, element('li', {}, card(model, first), level(model, rest)));
}

function gapLevel(model: PageModel, missing: string, rest: readonly number[]): WantedElement {
	const gap = element('div', { class: 'gap' }, icon('gap'), element('span', {}, 'Not in this file: ', untrusted(missing === '' ? '(an issuer without a name)' : missing)));
	return element('ol', { key: 'level', class: 'level' }, element('li', {}, gap, level(model, rest)));
}

function windowText({ window, entries }: CertificateChain): string {
	if (!window) {
		return 'The certificates are never valid at the same time';
	}
	return `${entries.length > 1 ? 'All valid' : 'Valid'} ${dayText(window.notBefore)} to ${dayText(window.notAfter)}`;
}

function list(model: PageModel, title: string, indexes: readonly number[], hasTimeline: boolean): WantedElement {
	return element(
		'section',
		{ key: title, class: 'list', attributes: { 'aria-label': title } },
		element('div', { class: 'section-title' }, element('h2', {}, title)),
		hasTimeline ? timeline(model, indexes, undefined) : undefined,
		element('ol', { key: 'list', class: 'flat' }, ...indexes.map((index) => element('li', { key: model.view.entries[index]?.id ?? '' }, card(model, index)))),
	);
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
