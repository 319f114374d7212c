import type { CertificateChainView, CertificateEntry, CertificateProblemView } from '../../protocol/certificates.js';
import { withColons } from '../../x509/bytes.js';

/** The report for people: each chain from root to leaf, then everything that is in none, then what is wrong. */
export function reportText(view: CertificateChainView, file: string): string {
	const inChains = new Set(view.chains.flatMap(({ entries }) => entries));
	const chains = view.chains.map((chain, index) => {
		const gap = chain.missingIssuer === undefined ? [] : [`  (the issuer "${visible(chain.missingIssuer)}" is not in the file)`];
		const levels = chain.entries.toReversed().flatMap((entry, depth) => entryLines(view, entry, `${'  '.repeat(depth + 1)}`));
		const { text, reference } = chain.verdict;
		return [`Chain ${index + 1} of ${view.chains.length}`, `  ${visible(text)}${reference === undefined ? '' : ` (${reference})`}`, ...gap, ...levels].join('\n');
	});
	const others = view.entries.flatMap((_, index) => (inChains.has(index) ? [] : [entryLines(view, index, '  ').join('\n')]));
	const errors = view.problems.filter(({ severity }) => severity === 'error').length;
	const warnings = view.problems.filter(({ severity }) => severity === 'warning').length;
	return [
		`${visible(file)}: ${count(view.entries.length, 'entry', 'entries')}, ${count(errors, 'error')}, ${count(warnings, 'warning')} at ${view.at}`,
		...chains,
		...(others.length > 0 ? ['Other entries', ...others] : []),
		...view.problems.filter(({ entry }) => entry === undefined).map((found) => problemLine(found, '')),
		'',
	].join('\n');
}

function entryLines(view: CertificateChainView, index: number, indent: string): readonly string[] {
	const entry = view.entries[index];
	if (!entry) {
		return [];
	}
	const line = entry.source.range ? `, line ${entry.source.range.start.line + 1}` : '';
	const problems = view.problems.filter((found) => found.entry === index).map((found) => problemLine(found, `${indent}  `));
	return [`${indent}${visible(entry.title)} (${entry.role}${line})`, ...fields(entry).map(([name, value]) => `${indent}  ${name.padEnd(12)}${visible(value)}`), ...problems];
}

function fields(entry: CertificateEntry): readonly (readonly [string, string])[] {
	const candidates: readonly (readonly [string, string | undefined])[] = [
		['in', entry.source.path?.join(' › ')],
		['name', entry.name],
		['subject', entry.subject],
		['issuer', entry.issuer],
		['validity', entry.notBefore === undefined ? undefined : `${entry.notBefore} to ${entry.notAfter ?? 'unknown'}${entry.validity ? ` (${entry.validity.text})` : ''}`],
		['names', entry.subjectAltNames?.map(({ type, value }) => `${type}:${value}`).join(', ')],
		['key', entry.publicKey?.text],
		['usage', [...(entry.keyUsage ?? []), ...(entry.extendedKeyUsage ?? [])].join(', ')],
		['constraints', entry.basicConstraints && `CA ${entry.basicConstraints.ca ? 'yes' : 'no'}${entry.basicConstraints.pathLength === undefined ? '' : `, path length ${entry.basicConstraints.pathLength}`}`],
		['serial', entry.serialNumber],
		['SHA-256', entry.sha256 === undefined ? undefined : withColons(entry.sha256)],
		['signature', entry.signature?.text],
		...entry.facts.map(({ name, value }) => [name.toLowerCase(), value] as const),
	];
	return candidates.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

function problemLine({ severity, code, message, reference }: CertificateProblemView, indent: string): string {
	return `${indent}${severity}: ${visible(message)} [${code}]${reference === undefined ? '' : ` (${reference})`}`;
}

function count(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** Control and direction characters as `\u{…}`: a name from a certificate must not steer the terminal. */
function visible(text: string): string {
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
