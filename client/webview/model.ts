import type { CertificateChain, CertificateChainView, CertificateEntry, CertificateProblemView } from '../../server/src/protocol/certificates.js';
import type { Range } from '../../server/src/protocol/position.js';

/** What the parts of the page can ask for. */
export interface Actions {
	readonly toggle: (entry: CertificateEntry) => void;
	readonly show: (index: number) => void;
	readonly reveal: (range: Range) => void;
	readonly copy: (text: string, what: string) => void;
	readonly expandAll: (expanded: boolean) => void;
	/** Judges anew; what is left out stays as it is, empty means now or no name. */
	readonly judge: (by: { readonly at?: string; readonly host?: string }) => void;
	readonly unlock: () => void;
	readonly filter: (text: string) => void;
}

/** What is to be drawn. */
export interface PageModel {
	readonly view: CertificateChainView;
	readonly fileName: string;
	readonly isExpanded: (entry: CertificateEntry, index: number) => boolean;
	/** What the reader looks for; empty shows everything. */
	readonly filter: string;
	readonly actions: Actions;
}

const MANY_ENTRIES = 12;

/** Whether an entry is open before the reader says so: leaves, and what has an error, unless there are too many. */
export function isExpandedAtFirst(view: CertificateChainView, index: number): boolean {
	if (view.focus === index || view.entries.length === 1) {
		return true;
	}
	const isLeaf = view.chains.length <= 2 && view.chains.some(({ entries }) => entries[0] === index);
	return view.entries.length <= MANY_ENTRIES && (isLeaf || problemsOf(view, index).some(({ severity }) => severity === 'error'));
}

/** The problems of one entry, the worst first. */
export function problemsOf(view: CertificateChainView, index: number | undefined): readonly CertificateProblemView[] {
	const order = ['error', 'warning', 'information'];
	return view.problems.filter(({ entry }) => entry === index).toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The chains to draw as trees, and certificates that stand alone: self-signed ones without anything below. */
export function splitChains(view: CertificateChainView): { readonly trees: readonly CertificateChain[]; readonly single: readonly number[] } {
	const alone = view.chains.filter(({ entries, complete }) => entries.length === 1 && complete);
	if (view.chains.length === 1 || alone.length < 2) {
		return { trees: view.chains, single: [] };
	}
	return { trees: view.chains.filter((chain) => !alone.includes(chain)), single: alone.flatMap(({ entries }) => entries) };
}

/** Indexes of entries that are in no chain: keys, requests, lists, and what could not be read; and repeats of certificates. */
export function otherEntries(view: CertificateChainView): readonly number[] {
	const inChains = new Set(view.chains.flatMap(({ entries }) => entries));
	return [...view.entries.keys()].filter((index) => !inChains.has(index));
}

/** A date of ISO 8601 as `2026-11-24 00:00:00 UTC`. */
export function dateText(iso: string): string {
	return iso.replace('T', ' ').replace('Z', ' UTC');
}

/** The day of a date. */
export function dayText(iso: string): string {
	return iso.slice(0, 10);
}

/** `2 errors, 1 warning`; empty when there is nothing of either. */
export function countProblems(problems: readonly CertificateProblemView[]): string {
	return (['error', 'warning'] as const)
		.map((severity) => ({ severity, count: problems.filter((found) => found.severity === severity).length }))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
		.join(', ');
}

/** Hexadecimal digits in pairs joined by colons, as other tools print fingerprints. */
export function withColons(hex: string): string {
	return hex.replace(/(..)(?=.)/g, '$1:');
}

/** Whether an entry holds what the reader looks for in one of its names, numbers or fingerprints; colons and case do not count. */
export function isFound({ title, subject, issuer, serialNumber, sha256, sha1, subjectAltNames, name, role }: CertificateEntry, filter: string): boolean {
	const wanted = filter.trim().toLowerCase();
	const texts = [title, subject, issuer, serialNumber, sha256, sha1, name, role, ...(subjectAltNames?.map(({ value }) => value) ?? [])];
	const digits = wanted.replaceAll(':', '');
	return wanted === '' || texts.some((text) => text !== undefined && (text.toLowerCase().includes(wanted) || (/^[0-9a-f]{4,}$/.test(digits) && text.toLowerCase().includes(digits))));
}
