import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver-types';
import type { HclEntry, HclNode } from '../../syntax/hcl/tree.js';
import { parseHcl } from '../../syntax/hcl/parse.js';
import type { Chunk } from '../../syntax/yaml/stream.js';

/** How deep the outline goes: sections, plugins and what stands in them. */
const OUTLINE_DEPTH = 4;

/** The outline of a configuration file: one symbol a key, labels behind it. */
export function configurationSymbols(chunk: Chunk): DocumentSymbol[] {
	return symbolsOf(chunk, parseHcl(chunk.text).root.entries, OUTLINE_DEPTH);
}

function symbolsOf(chunk: Chunk, entries: readonly HclEntry[], depth: number): DocumentSymbol[] {
	return entries.filter(({ key }) => key.text !== '').map((entry): DocumentSymbol => ({
		name: [entry.key.text, ...entry.labels.map((label) => `"${label.text}"`)].join(' '),
		kind: entry.value.kind === 'object' ? SymbolKind.Module : entry.value.kind === 'list' ? SymbolKind.Array : SymbolKind.Property,
		range: chunk.lines.rangeOf(entry.span),
		selectionRange: chunk.lines.rangeOf(entry.key.span),
		children: entry.value.kind === 'object' && depth > 1 ? symbolsOf(chunk, entry.value.entries, depth - 1) : [],
	}));
}

/** One folding range a block or list that is longer than a line; the line that closes it stays visible. */
export function configurationFolds(chunk: Chunk): FoldingRange[] {
	return foldsOf(chunk, parseHcl(chunk.text).root.entries.map((entry) => entry.value));
}

function foldsOf(chunk: Chunk, nodes: readonly HclNode[]): FoldingRange[] {
	return nodes.flatMap((node) => {
		if (node.kind === 'scalar') {
			return [];
		}
		const startLine = chunk.lines.lineAt(node.span.start);
		const endLine = chunk.lines.lineAt(node.span.end) - 1;
		const inner = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
		return [...(endLine > startLine ? [{ startLine, endLine }] : []), ...foldsOf(chunk, inner)];
	});
}
