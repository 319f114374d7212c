import { targetAt } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import { createStream, type Stream } from '../syntax/yaml/stream.js';
import type { Span } from '../text/span.js';
import { readDerObjects, readPemObjects, unlock } from './container.js';
import { isSearchable, readEmbedded, readEncodedText } from './embedded.js';
import type { CryptographicObject } from './object.js';
import { findPemBlocks, type PemBlock } from './pem.js';
import { placedAt, problem, type CertificateProblem } from './problem.js';

const BYTE_ORDER_MARK = '\ufeff';

/** What a text or a file of bytes holds, before anything is checked. */
export interface CertificateFile {
	readonly objects: readonly CryptographicObject[];
	/**
	 * Indexes of objects that belong together: a whole PEM file, or one value inside a manifest. What a server is given as one file is one
	 * group, so order and completeness are judged in it.
	 */
	readonly groups: readonly (readonly number[])[];
	/** Problems of the file itself. */
	readonly problems: readonly CertificateProblem[];
}

/** The objects of a text: a PEM file, base64 of one, or any structured text with PEM blocks, encoded values or JSON Web Keys in it. */
export function readCertificateText(text: string, stream: Stream = createStream(text)): CertificateFile {
	const { blocks, problems } = findPemBlocks(text);
	const blockGroups = groupBlocks(text, blocks);
	const embedded = readEmbedded(stream);
	const encoded = blocks.length === 0 && embedded.length === 0 ? readEncodedText(text.trim()) : undefined;
	if (encoded) {
		const span = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
		return fileOf([encoded.map((object) => ({ ...object, span, problems: object.problems.map(({ span: _, ...found }) => placedAt(found, span)) }))], []);
	}
	const pathAt = pathFinder(stream);
	const groups = [
		...blockGroups.map((indexes) => ({ span: blocks[indexes[0] ?? 0]?.span ?? { start: 0, end: 0 }, objects: indexes.flatMap((index) => (blocks[index] === undefined ? [] : readPemObjects(blocks[index])).map((object) => withPath(object, pathAt))) })),
		...embedded,
	].toSorted((a, b) => a.span.start - b.span.start);
	return fileOf(groups.map(({ objects }) => objects), [...problems, ...textProblems(text, blocks, blockGroups, embedded.length > 0)]);
}

/** The objects of a file of bytes: PEM in UTF-8 if it looks like that, else DER, PKCS#7 or a locked key store. */
export function readCertificateBytes(bytes: Uint8Array): CertificateFile {
	// A DER object starts with 0x30, which as text is the digit 0: no PEM file has that and then a length.
	const head = String.fromCharCode(...bytes.subarray(0, 4096));
	if (/-----BEGIN /.test(head) || bytes[0] !== 0x30) {
		return readCertificateText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
	}
	return fileOf([readDerObjects(bytes)], []);
}

/** The file with its key stores opened, as far as the password does that. */
export async function unlockFile(file: CertificateFile, password: string): Promise<CertificateFile> {
	const groups = file.groups.map((group) => Promise.all(group.map((index) => file.objects[index]).filter((object) => object !== undefined).map((object) => unlock(object, password))));
	return fileOf((await Promise.all(groups)).map((group) => group.flat()), file.problems);
}

function fileOf(groups: readonly (readonly CryptographicObject[])[], problems: readonly CertificateProblem[]): CertificateFile {
	const objects = groups.flat();
	let next = 0;
	return { objects, groups: groups.map((group) => group.map(() => next++)), problems };
}

/** Finds the way to a place in a structured text; in a plain PEM file there is none. */
function pathFinder(stream: Stream): (offset: number) => Path | undefined {
	let start = 0;
	const places = stream.chunks.map((chunk) => {
		const place = { start, end: start + chunk.text.length, chunk, isSearchable: isSearchable(chunk) };
		start = place.end;
		return place;
	});
	return (offset) => {
		const place = places.find((each) => each.start <= offset && offset < each.end);
		const path = place?.isSearchable === true && place.chunk.document.problems.length === 0 ? targetAt(place.chunk.document, offset - place.start)?.path : undefined;
		return path === undefined || path.length === 0 ? undefined : path;
	};
}

function withPath(object: CryptographicObject, pathAt: (offset: number) => Path | undefined): CryptographicObject {
	const path = object.span && pathAt(object.span.start);
	return path === undefined ? object : { ...object, path };
}

/**
 * Blocks belong together while nothing but text at their own indentation or deeper stands between them: a key of a YAML mapping, which
 * is less indented than its block scalar, starts the next group. In a plain PEM file everything is one group.
 */
function groupBlocks(text: string, blocks: readonly PemBlock[]): readonly (readonly number[])[] {
	const groups: number[][] = [];
	blocks.forEach(({ span }, index) => {
		const previous = blocks[index - 1];
		const current = groups.at(-1);
		const between = previous && text.slice(previous.span.end, span.start);
		if (current && between !== undefined && !startsGroup(between, columnOf(text, span))) {
			current.push(index);
		} else {
			groups.push([index]);
		}
	});
	return groups;
}

function startsGroup(between: string, column: number): boolean {
	const lines = between.split('\n');
	const own = lines.at(-1) ?? '';
	// Anything but indentation before the BEGIN marker is a key or a quote, unless it is an escaped line break of the same string.
	if (own.trim() !== '' && !/^(\\[nr]|\s)*$/.test(own)) {
		return true;
	}
	return lines.slice(1, -1).some((line) => line.trim() !== '' && line.length - line.trimStart().length < column);
}

function columnOf(text: string, { start }: Span): number {
	return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function textProblems(text: string, blocks: readonly PemBlock[], groups: readonly (readonly number[])[], hasOthers: boolean): readonly CertificateProblem[] {
	const problems: CertificateProblem[] = [];
	if (text.startsWith(BYTE_ORDER_MARK) && blocks.length > 0) {
		problems.push(problem('bom', 'The file starts with a byte order mark, which programs that look for "-----BEGIN" in the first column do not skip.', { span: { start: 0, end: 1 }, reference: 'RFC 7468 §2' }));
	}
	if (blocks.length === 0 && !hasOthers) {
		problems.push(noBlock(text));
	}
	const isPlain = groups.length === 1 && blocks.every(({ span }) => columnOf(text, span) === (text.startsWith(BYTE_ORDER_MARK) && span.start === 1 ? 1 : 0));
	const junk = isPlain ? junkLine(text, blocks) : undefined;
	if (junk) {
		problems.push(problem('ok-with-junk', 'The file holds text outside its blocks, which programs skip.', { span: junk, reference: 'RFC 7468 §2' }));
	}
	return problems;
}

function noBlock(text: string): CertificateProblem {
	const almost = /-{1,9} ?BEGIN [^\r\n]{1,80}/.exec(text);
	const message = almost
		? 'The file has no PEM block: a BEGIN marker has exactly five dashes on both sides.'
		: text.trim() === ''
			? 'The file is empty.'
			: 'The file has no PEM block.';
	return placedAt(problem('no-pem-block', message, { reference: 'RFC 7468 §2' }), almost ? { start: almost.index, end: almost.index + almost[0].length } : undefined);
}

/** The first line outside the blocks that is neither empty, a comment, nor what OpenSSL prints above a certificate. */
function junkLine(text: string, blocks: readonly PemBlock[]): Span | undefined {
	let offset = 0;
	for (const end of [...blocks.map(({ span }) => span), { start: text.length, end: text.length }]) {
		let lineStart = offset;
		for (const line of text.slice(offset, end.start).split('\n')) {
			const content = line.replace(BYTE_ORDER_MARK, '').trim();
			if (content !== '' && !/^(#|\/\/|;|\s|(subject|issuer|notBefore|notAfter|serial|SHA\d+ Fingerprint)\s*=|Bag Attributes|friendlyName|localKeyID|Key Attributes|[\w ()-]+:)/.test(content)) {
				return { start: lineStart, end: lineStart + line.trimEnd().length };
			}
			lineStart += line.length + 1;
		}
		offset = end.end;
	}
	return undefined;
}
