import type { CertificateChain, CertificateChainView, CertificateEntry, CertificateProblemView } from '../protocol/certificates.js';
import { LineIndex } from '../text/lineIndex.js';
import type { Position, Range } from '../protocol/position.js';
import type { Stream } from '../syntax/yaml/stream.js';
import { touches, type Span } from '../text/span.js';
import { decodeBase64 } from '../x509/bytes.js';
import type { Certificate } from '../x509/certificate.js';
import { readCertificateBytes, readCertificateText, unlockFile } from '../x509/file.js';
import { toIso, type Instant } from '../x509/instant.js';
import { judgeFile, type JudgedFile } from '../x509/judge.js';
import type { CryptographicObject } from '../x509/object.js';
import { findPemBlocks } from '../x509/pem.js';
import type { CertificateProblem } from '../x509/problem.js';
import { describeEntry } from './certificateEntry.js';
import { chainVerdict } from './certificateVerdict.js';

/** What to look at: a text with PEM blocks, or the bytes of a file. */
export type CertificateInput = { readonly text: string } | { readonly bytes: Uint8Array };

/** The bytes as text wherever they are UTF-8 text, so that places in it are lines; DER holds zero bytes or invalid UTF-8. */
export function inputFromBytes(bytes: Uint8Array): CertificateInput {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		return text.includes('\0') ? { bytes } : { text };
	} catch {
		return { bytes };
	}
}

/** Where the input comes from and when it is judged. */
export interface CertificateViewOptions {
	readonly uri: string;
	/** Milliseconds since 1970 UTC. */
	readonly at: Instant;
	/** The place that the reader came from. */
	readonly position?: Position;
	/** Whether the reader chose that time. */
	readonly isTimeChosen?: boolean;
	/** A host, address or SPIFFE ID that the leaves are to be valid for. */
	readonly host?: string;
	/** The password of key stores in the source. Used for this answer and let go. */
	readonly password?: string;
}

/** Everything that there is to show about the certificates and keys of a source. Resolves for any input, however broken. */
export async function viewCertificates(input: CertificateInput, options: CertificateViewOptions): Promise<CertificateChainView> {
	const text = 'text' in input ? input.text : '';
	const locked = 'text' in input ? readCertificateText(text) : readCertificateBytes(input.bytes);
	// Many stores of public certificates have the empty password.
	const file = isLocked(locked.objects) ? await unlockFile(locked, options.password ?? '') : locked;
	const judged = await judgeFile(file, { at: options.at, ...(options.host !== undefined && { host: options.host }) });
	const lines = new LineIndex(text);
	// Ranges of bytes mean nothing in an editor.
	const rangeOf = (span: Span | undefined): Range | undefined => (span && 'text' in input ? { start: lines.positionAt(span.start), end: lines.positionAt(span.end) } : undefined);
	const entries = await Promise.all(judged.objects.map((object, index) => describeEntry(judged, index, { at: options.at, source: sourceOf(options.uri, rangeOf(object.span), object.path) })));
	const focus = options.position && focusOf(judged.objects, lines.offsetAt(options.position));
	return {
		title: titleOf(judged, entries.map(({ title }) => title), options.uri),
		at: toIso(options.at),
		isTimeChosen: options.isTimeChosen === true,
		...(options.host !== undefined && { host: options.host }),
		isLocked: isLocked(file.objects),
		entries,
		chains: judged.paths.map((path) => ({ ...chainView(judged, path.indexes, path.isComplete), verdict: chainVerdict(judged, path, { at: options.at, host: options.host }) })),
		problems: [...judged.fileProblems.map((found) => problemView(found, undefined, rangeOf)), ...judged.problems.flatMap((list, entry) => list.map((found) => problemView(found, entry, rangeOf)))],
		...(focus !== undefined && { focus }),
	};
}

/** The answer to `meshSecurity/certificates` for given bytes; base64 that is none gives an empty view with the problem in it. */
export async function viewCertificateBytes(bytesBase64: string, options: CertificateViewOptions): Promise<CertificateChainView> {
	const decoded = decodeBase64(bytesBase64);
	return viewCertificates('bytes' in decoded ? inputFromBytes(decoded.bytes) : { text: '' }, options);
}

/** A place above a certificate, with what to offer there. */
export interface CertificateLens {
	readonly range: Range;
	readonly title: string;
}

/** A lens for each run of certificates in a text, above the first of them: a PEM block, or the value of a manifest that holds it in base64. */
export function certificateLenses(stream: Stream): readonly CertificateLens[] {
	const { text } = stream;
	const { objects, groups } = readCertificateText(text, stream);
	const lines = new LineIndex(text);
	return groups.flatMap((group) => {
		const certificates = group.flatMap((index) => (objects[index]?.kind === 'certificate' || objects[index]?.label === 'CERTIFICATE' ? [objects[index]] : []));
		const span = certificates[0]?.span;
		if (!span) {
			return [];
		}
		const start = lines.positionAt(span.start);
		const title = certificates.length === 1 ? 'Preview certificate' : `Preview chain (${certificates.length} certificates)`;
		return [{ range: { start, end: { line: start.line, character: start.character + '-----BEGIN CERTIFICATE-----'.length } }, title }];
	});
}

/** Whether a text holds a block that the preview can show; costs one scan. */
export function hasCertificates(text: string): boolean {
	return text.includes('-----BEGIN ') && findPemBlocks(text).blocks.length > 0;
}

function isLocked(objects: readonly CryptographicObject[]): boolean {
	return objects.some((object) => object.kind === 'unknown' && object.keystore !== undefined && object.problems.every(({ code }) => code !== 'unsupported-encryption'));
}

function sourceOf(uri: string, range: Range | undefined, path: CryptographicObject['path']): CertificateEntry['source'] {
	return { uri, ...(range && { range }), ...(path && { path }) };
}

function focusOf(objects: readonly CryptographicObject[], offset: number): number | undefined {
	const index = objects.findIndex(({ span }) => span && touches(span, offset));
	return index < 0 ? undefined : index;
}

/** The name of the first certificate that signed no other, else of the file. */
function titleOf(judged: JudgedFile, titles: readonly string[], uri: string): string {
	const leaf = judged.paths[0]?.indexes[0];
	const name = leaf === undefined ? undefined : titles[judged.objectOf[leaf] ?? 0];
	return name ?? decodeName(uri.slice(uri.lastIndexOf('/') + 1));
}

function decodeName(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

function chainView({ graph, objectOf }: JudgedFile, indexes: readonly number[], complete: boolean): Omit<CertificateChain, 'verdict'> {
	const chain = indexes.flatMap((index) => graph.certificates[index] ?? []);
	const last = chain.at(-1);
	const window = commonWindow(chain);
	return {
		entries: indexes.map((index) => objectOf[index] ?? 0),
		complete,
		...(!complete && last && { missingIssuer: last.issuer.text }),
		...(window && { window }),
	};
}

function commonWindow(chain: readonly Certificate[]): CertificateChain['window'] {
	const notBefore = Math.max(...chain.map((certificate) => certificate.notBefore));
	const notAfter = Math.min(...chain.map((certificate) => certificate.notAfter));
	return notBefore <= notAfter ? { notBefore: toIso(notBefore), notAfter: toIso(notAfter) } : undefined;
}

function problemView(found: CertificateProblem, entry: number | undefined, rangeOf: (span: Span | undefined) => Range | undefined): CertificateProblemView {
	const { code, severity, message, reference } = found;
	const range = rangeOf(found.span);
	return { code, severity, message, ...(entry !== undefined && { entry }), ...(reference !== undefined && { reference }), ...(range && { range }) };
}
