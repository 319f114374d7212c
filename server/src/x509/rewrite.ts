import type { TextEdit } from '../text/edit.js';
import { equalBytes } from './bytes.js';
import { isAuthority, type Certificate } from './certificate.js';
import { readPemObject } from './object.js';
import { findPemBlocks, type PemBlock } from './pem.js';

/** What can be mended in a chain without making a certificate. */
export type ChainRewrite = 'reorder' | 'remove-duplicates' | 'remove-root';

interface CertificateBlock extends PemBlock {
	readonly certificate: Certificate;
}

/**
 * The edits that rewrite the chain of a text: a PEM file, a value of a manifest as it is written. Blocks keep their own text and everything
 * around them stays. Empty where there is nothing to do, or names leave a doubt.
 */
export function rewriteChain(text: string, rewrite: ChainRewrite): readonly TextEdit[] {
	const blocks = findPemBlocks(text).blocks.flatMap((block): CertificateBlock[] => {
		const object = readPemObject(block);
		return object.kind === 'certificate' ? [{ ...block, certificate: object.certificate }] : [];
	});
	switch (rewrite) {
		case 'reorder':
			return reordered(text, blocks);
		case 'remove-duplicates':
			return removed(text, blocks.filter((block, index) => blocks.slice(0, index).some(({ certificate }) => equalBytes(certificate.encoded, block.certificate.encoded))));
		case 'remove-root':
			return removed(text, blocks.slice(1).filter(({ certificate }) => isAuthority(certificate) && certificate.subject.key === certificate.issuer.key));
	}
}

/** Swaps the blocks where they stand: one leaf, and one way by names that takes in every certificate. */
function reordered(text: string, blocks: readonly CertificateBlock[]): readonly TextEdit[] {
	const names = blocks.map(({ certificate }) => certificate.subject.key);
	const leaves = blocks.filter((block) => !blocks.some((other) => other !== block && other.certificate.issuer.key === block.certificate.subject.key));
	const order: number[] = [];
	let next = leaves.length === 1 && new Set(names).size === names.length ? names.indexOf(leaves[0]?.certificate.subject.key ?? '') : -1;
	while (next >= 0 && !order.includes(next)) {
		order.push(next);
		next = names.indexOf(blocks[next]?.certificate.issuer.key ?? '');
	}
	return order.length !== blocks.length ? [] : blocks.flatMap(({ span }, place) => {
		const source = blocks[order[place] ?? place]?.span ?? span;
		return source === span ? [] : [{ span, newText: text.slice(source.start, source.end) }];
	});
}

/** Takes blocks out together with their lines, so that no empty line is left. */
function removed(text: string, blocks: readonly CertificateBlock[]): readonly TextEdit[] {
	return blocks.map(({ span }) => {
		const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
		const start = text.slice(lineStart, span.start).trim() === '' ? lineStart : span.start;
		// In a quoted string the line break is written as \n.
		const [behind = ''] = /^[ \t]*(?:\r?\n|(?:\\r)?\\n)?/.exec(text.slice(span.end)) ?? [];
		return { span: { start, end: span.end + behind.length }, newText: '' };
	});
}
