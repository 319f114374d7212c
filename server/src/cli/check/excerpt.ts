import type { Finding } from '../../rules/finding.js';
import type { Chunk } from '../../syntax/yaml/stream.js';

/** Characters of a line that a report shows. */
const WIDEST = 160;

/** A part of one line with the place of a finding in it. */
export interface Excerpt {
	readonly text: string;
	/** The first marked character of `text`, and how many are marked: at least one. */
	readonly start: number;
	readonly length: number;
}

/** What may stand before a secret: a key that says so, as YAML, JSON, HCL or a connection string writes it. */
const SECRET_KEY = /((?:^|[\s"'{,;&?])[\w.-]*(?:passw(?:or)?d|passphrase|(?:client|app|shared)_?secret|secret_?(?:access_?)?key|api_?key|access_?key|(?:^|_)token|private_?key)["']?\s*[:=]\s*)(?!\s)(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s"',;&}]+)/gi;

/** Runs of what keys and certificates are written in. Paths and names are shorter or hold other characters. */
const ENCODED = /[A-Za-z0-9+/=_-]{40,}/g;

/** Rules whose line is the secret itself. */
const SECRET_RULES = /^(?:secrets\/|cert-manager\/no-literal-keystore-password$|spire\/(?:no-secret-in-configuration|no-join-token-in-file|valid-connection-string)$)/;

/** The line that a finding starts on, fit for a terminal and a log: without control characters, without secrets, and not too long. */
export function excerptOf(finding: Finding, chunk: Chunk): Excerpt {
	const line = chunk.lines.lineAt(finding.span.start);
	const { start, end } = chunk.lines.rangeOf(finding.span);
	const text = chunk.lines.line(line);
	const length = Math.max(1, (end.line === start.line ? end.character : text.length) - start.character);
	return cut(hidden({ text: printable(text), start: start.character, length }, finding), WIDEST);
}

/** The same columns with what a terminal would obey made visible: escape sequences, and marks that turn the direction of writing. */
function printable(text: string): string {
	return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\uFFFD');
}

function hidden(excerpt: Excerpt, { rule, resource, path }: Finding): Excerpt {
	const isSecret = rule !== 'secrets/no-placeholder' && (SECRET_RULES.test(rule) || (resource?.kind === 'Secret' && (path.includes('data') || path.includes('stringData'))));
	const patterns = isSecret ? [/((?:^|[\s"'{,])[\w./-]+["']?\s*[:=]\s*)(?!\s)([^\s|>].*)/g, SECRET_KEY, ENCODED] : [SECRET_KEY, ENCODED];
	return patterns.reduce(covered, excerpt);
}

/** The excerpt with every match replaced by `…` behind its first group; the mark moves with the text. */
function covered(excerpt: Excerpt, pattern: RegExp): Excerpt {
	let { text, start, length } = excerpt;
	for (const match of [...excerpt.text.matchAll(pattern)].reverse()) {
		const from = match.index + (match[1]?.length ?? 0);
		const to = match.index + match[0].length;
		text = `${text.slice(0, from)}…${text.slice(to)}`;
		const place = (offset: number) => (offset <= from ? offset : offset >= to ? offset - (to - from) + 1 : from);
		const end = place(start + length);
		start = place(start);
		length = Math.max(1, end - start);
	}
	return { text, start, length };
}

function cut({ text, start, length }: Excerpt, widest: number): Excerpt {
	if (text.length <= widest) {
		return { text, start, length };
	}
	const from = Math.max(0, Math.min(start - Math.floor(widest / 4), text.length - widest));
	const before = from > 0 ? '…' : '';
	const after = from + widest < text.length ? '…' : '';
	return { text: `${before}${text.slice(from, from + widest)}${after}`, start: start - from + before.length, length: Math.max(1, Math.min(length, from + widest - start)) };
}
