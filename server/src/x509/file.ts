import type { Span } from '../text/span.js';
import { readDerObjects, readPemObject, type CryptographicObject } from './object.js';
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

/** The objects of a text: a PEM file, or any other text with PEM blocks in it. */
export function readCertificateText(text: string): CertificateFile {
	const { blocks, problems } = findPemBlocks(text);
	const groups = groupBlocks(text, blocks);
	return { objects: blocks.map(readPemObject), groups, problems: [...problems, ...textProblems(text, blocks, groups)] };
}

/** The objects of a file of bytes: PEM in UTF-8 if it looks like that, else DER. */
export function readCertificateBytes(bytes: Uint8Array): CertificateFile {
	// A DER object starts with 0x30, which as text is the digit 0: no PEM file has that and then a length.
	const head = String.fromCharCode(...bytes.subarray(0, 4096));
	if (/-----BEGIN /.test(head) || bytes[0] !== 0x30) {
		return readCertificateText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
	}
	const objects = readDerObjects(bytes);
	return { objects, groups: [[...objects.keys()]], problems: [] };
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

function textProblems(text: string, blocks: readonly PemBlock[], groups: readonly (readonly number[])[]): readonly CertificateProblem[] {
	const problems: CertificateProblem[] = [];
	if (text.startsWith(BYTE_ORDER_MARK) && blocks.length > 0) {
		problems.push(problem('bom', 'The file starts with a byte order mark, which programs that look for "-----BEGIN" in the first column do not skip.', { span: { start: 0, end: 1 }, reference: 'RFC 7468 §2' }));
	}
	if (blocks.length === 0) {
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
