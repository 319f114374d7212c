import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver-types';
import { configurationFolds, configurationSymbols } from './configuration/outline.js';
import type { ResourceReader } from '../resource/decode.js';
import type { Stream } from '../syntax/yaml/stream.js';
import { type YamlNode, resolveAlias } from '../syntax/yaml/tree.js';

/** How deep the outline goes below a resource: `spec` and what stands in it. */
const OUTLINE_DEPTH = 2;

/** The outline: one symbol a resource, with its sections. Documents that are nobody's business here are left to others. */
export function documentSymbols(reader: ResourceReader, stream: Stream): readonly DocumentSymbol[] {
	const [first] = stream.chunks;
	if (first?.language === 'hcl') {
		return configurationSymbols(first);
	}
	return stream.chunks.flatMap((chunk, index) => reader.resourcesOf(chunk).map((resource): DocumentSymbol => {
		const root = resource.path.length === 0 ? chunk.document.root : undefined;
		const whole = stream.rangeOf(index, { start: 0, end: chunk.text.trimEnd().length });
		const name = resource.name ?? '(no name)';
		return {
			name: `${resource.kind} ${resource.namespace === undefined ? name : `${resource.namespace}/${name}`}`,
			detail: resource.apiVersion,
			kind: SymbolKind.Object,
			range: whole,
			selectionRange: root === undefined ? { start: whole.start, end: whole.start } : stream.rangeOf(index, kindSpan(root)),
			children: root === undefined ? [] : children(stream, index, root, OUTLINE_DEPTH),
		};
	}));
}

function kindSpan(root: YamlNode): { start: number; end: number } {
	const kind = root.kind === 'mapping' ? root.entries.find((entry) => entry.key.text === 'kind') : undefined;
	return kind?.value.span ?? { start: root.span.start, end: root.span.start };
}

function children(stream: Stream, index: number, node: YamlNode, depth: number): DocumentSymbol[] {
	const mapping = resolveAlias(node);
	if (mapping?.kind !== 'mapping' || depth === 0) {
		return [];
	}
	return mapping.entries.filter(({ key }) => key.text !== '' && key.text !== 'apiVersion' && key.text !== 'kind').map(({ key, value }): DocumentSymbol => ({
		name: key.text,
		...(value.kind === 'scalar' && value.style === 'plain' && value.text !== '' ? { detail: value.text } : {}),
		kind: value.kind === 'sequence' ? SymbolKind.Array : value.kind === 'scalar' ? SymbolKind.Property : SymbolKind.Module,
		range: stream.rangeOf(index, { start: key.span.start, end: Math.max(key.span.end, value.span.end) }),
		selectionRange: stream.rangeOf(index, key.span),
		children: children(stream, index, value, depth - 1),
	}));
}

/** One folding range a document that is longer than a line. */
export function foldingRanges(stream: Stream): readonly FoldingRange[] {
	const [first] = stream.chunks;
	if (first?.language === 'hcl') {
		return configurationFolds(first);
	}
	const ranges = stream.chunks.map((chunk, index): FoldingRange => {
		const start = stream.startLine(index);
		return { startLine: start, endLine: start + chunk.lines.lineAt(chunk.text.trimEnd().length) };
	});
	return ranges.length === 1 ? [] : ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
