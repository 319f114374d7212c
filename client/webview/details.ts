import type { CertificateEntry, SubjectAltName } from '../../server/src/protocol/certificates.js';
import { icon } from './icons.js';
import { dateText, withColons, type Actions } from './model.js';
import { element, untrusted, type WantedElement, type WantedNode } from './node.js';

const nameTypes: Readonly<Record<string, string>> = { dns: 'DNS', uri: 'URI', ip: 'IP', email: 'E-mail', dirName: 'Directory', otherName: 'Other', registeredId: 'Registered ID' };

/** All facts of an entry as a list of names and values, each with a button to copy it. */
export function details(entry: CertificateEntry, actions: Actions): WantedElement {
	return element('dl', { key: 'details', class: 'details' }, ...rows(entry, actions).filter((row) => row !== undefined));
}

function rows(entry: CertificateEntry, actions: Actions): readonly (WantedElement | undefined)[] {
	const text = (name: string, value: string | undefined, className = ''): WantedElement | undefined => (value === undefined || value === '' ? undefined : row(name, [value], actions, className));
	const { basicConstraints, signature } = entry;
	return [
		text('Found in', entry.source.path?.join(' › ')),
		text('Name in the container', entry.name),
		names(entry, actions),
		text('Subject', entry.subject === '' ? '(empty)' : entry.subject),
		text('Issuer', entry.issuer === '' ? '(empty)' : entry.issuer),
		entry.notBefore === undefined ? undefined : row(entry.kind === 'crl' ? 'Updates' : 'Validity', [`${dateText(entry.notBefore)}`, `${entry.notAfter === undefined ? 'no end' : dateText(entry.notAfter)}`], actions, '', ' → '),
		text('Public key', entry.kind === 'private-key' ? undefined : entry.publicKey?.text),
		text('Key', entry.kind === 'private-key' ? entry.publicKey?.text : undefined),
		text('Key usage', entry.keyUsage?.join(', ')),
		text('Extended key usage', entry.extendedKeyUsage?.join(', ')),
		basicConstraints && row('Basic constraints', [`certification authority: ${basicConstraints.ca ? 'yes' : 'no'}${basicConstraints.pathLength === undefined ? '' : `, path length ${basicConstraints.pathLength}`}`], actions),
		signature && signatureRow(signature, entry),
		text('Serial number', entry.serialNumber, 'mono'),
		text('SHA-256', entry.sha256 && withColons(entry.sha256), 'mono'),
		text('SHA-1', entry.sha1 && withColons(entry.sha1), 'mono'),
		text('Subject key ID', entry.subjectKeyIdentifier && withColons(entry.subjectKeyIdentifier), 'mono'),
		text('Authority key ID', entry.authorityKeyIdentifier && withColons(entry.authorityKeyIdentifier), 'mono'),
		text('Version', entry.version?.toString()),
		...entry.facts.map(({ name, value }) => text(name, value)),
		...(entry.extensions ?? []).map(({ oid, name, critical, lines }) => row(`${name}${critical ? ' (critical)' : ''}`, lines, actions, name === oid || /^[0-9A-F]{8,}/.test(lines[0] ?? '') ? 'mono' : '')),
	];
}

/** Names of the bearer, the SPIFFE ID first: it is what a mesh goes by. */
function names({ subjectAltNames, spiffeId }: CertificateEntry, actions: Actions): WantedElement | undefined {
	if (!subjectAltNames || subjectAltNames.length === 0) {
		return undefined;
	}
	const sorted = subjectAltNames.toSorted((a, b) => Number(b.value === spiffeId) - Number(a.value === spiffeId));
	return group(
		'Names',
		element('ul', { class: 'names' }, ...sorted.map((name) => element('li', { key: `${name.type} ${name.value}` }, element('span', { class: 'tag' }, typeTitle(name, spiffeId)), ' ', untrusted(name.value, { class: 'value' }), copyButton('name', name.value, actions)))),
	);
}

function typeTitle({ type, value }: SubjectAltName, spiffeId: string | undefined): string {
	return value === spiffeId ? 'SPIFFE ID' : (nameTypes[type] ?? type);
}

function signatureRow({ verdict, text }: NonNullable<CertificateEntry['signature']>, { signatureAlgorithm }: CertificateEntry): WantedElement {
	const icons = { good: 'check', bad: 'error', 'not-checked': 'question' } as const;
	const titles = { good: 'verified', bad: 'does not match', 'not-checked': 'not checked' };
	const line = element('span', { class: `verdict ${verdict}` }, icon(icons[verdict]), `${signatureAlgorithm ?? ''}: ${titles[verdict]}`);
	return group('Signature', element('div', { class: 'values' }, line, element('div', { class: 'note' }, untrusted(text))));
}

function row(name: string, values: readonly string[], actions: Actions, className = '', separator = ''): WantedElement {
	const shown = separator === '' ? values.map((value) => element('div', {}, className === 'mono' ? hexadecimal(value) : untrusted(value, { class: 'value' }))) : values.flatMap((value, index): WantedNode[] => [...(index > 0 ? [separator] : []), untrusted(value, { class: 'value nowrap' })]);
	return group(name, element('div', { class: 'values' }, ...shown), copyButton(name, values.join(separator || '\n'), actions));
}

/** Digits that break between groups of four pairs rather than inside a pair. */
function hexadecimal(text: string): WantedElement {
	const groups = text.split(/(?<=^(?:(?:..:){4})+)/);
	return element('bdi', { class: 'value mono' }, ...groups.flatMap((part, index): WantedNode[] => (index === 0 ? [part] : [element('wbr'), part])));
}

function group(name: string, ...children: readonly WantedNode[]): WantedElement {
	return element('div', { key: name, class: 'detail' }, element('dt', {}, name), element('dd', {}, ...children));
}

function copyButton(what: string, value: string, actions: Actions): WantedElement {
	const label = `Copy ${what}`;
	return element('button', { class: 'copy', attributes: { type: 'button', title: label, 'aria-label': `${label}: ${value.length > 60 ? `${value.slice(0, 60)}…` : value}` }, onClick: () => actions.copy(value, what) }, icon('copy'));
}
