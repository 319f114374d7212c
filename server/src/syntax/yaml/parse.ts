import { type Alias, type Document, type Pair, type Scalar, type YAMLMap, type YAMLSeq, isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { limits } from '../../text/limits.js';
import type { Span } from '../../text/span.js';
import { explainSyntaxError } from './messages.js';
import { readQuickly } from './quick/blockReader.js';
import { resolvePlain } from './scalar.js';
import { type MaskedText, isMasked, maskTemplate } from './template.js';
import type { ScalarStyle, YamlDocument, YamlEntry, YamlMapping, YamlNode, YamlProblem, YamlScalar } from './tree.js';

const STYLES: Readonly<Record<string, ScalarStyle>> = {
	PLAIN: 'plain',
	QUOTE_SINGLE: 'single',
	QUOTE_DOUBLE: 'double',
	BLOCK_LITERAL: 'literal',
	BLOCK_FOLDED: 'folded',
};

/**
 * Reads one document. Never throws: what is wrong is in `problems`, and the tree holds whatever could still be read. Template
 * actions are covered first; a templated document has no syntax problems, since nobody knows its rendered text.
 */
export function parseYamlDocument(text: string): YamlDocument {
	if (text.length > limits.documentCharacters) {
		return refused(text, `This document is longer than ${limits.documentCharacters} characters and is not analysed.`);
	}
	const masked = maskTemplate(text);
	const root = readQuickly(masked.text);
	return root === undefined ? parseWithLibrary(text, masked) : { text, root, problems: [], templated: masked.templated };
}

/** Reads one document with the library, which knows all of YAML and what is wrong in a broken one. */
export function parseWithLibrary(text: string, masked: MaskedText = maskTemplate(text)): YamlDocument {
	let document: Document;
	try {
		document = parseDocument(masked.text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
	} catch {
		// The library recurses once a level; running out of stack is the only way it fails.
		return refused(text, `This document is nested too deeply (more than ${limits.nestingDepth} levels) and is not analysed.`);
	}
	const builder = new TreeBuilder();
	const root = builder.node(document.contents, 0, document.contents?.range?.[0] ?? 0);
	if (builder.tooDeep) {
		return refused(text, `This document is nested too deeply (more than ${limits.nestingDepth} levels) and is not analysed.`);
	}
	const problems = masked.templated ? [] : [...document.errors.map((error) => syntaxProblem(text, error.code, error.pos, error.message)), ...builder.problems];
	return { text, root: document.contents === null ? undefined : root, problems: withoutRepeats(problems), templated: masked.templated };
}

function refused(text: string, message: string): YamlDocument {
	return { text, root: undefined, problems: [{ code: 'yaml/limit', span: { start: 0, end: Math.min(1, text.length) }, message }], templated: false };
}

function syntaxProblem(text: string, code: string, [start, end]: readonly [number, number], original: string): YamlProblem {
	const from = Math.min(start, text.length);
	// A problem is at most one line long: the rest of the file is not at fault.
	const lineEnd = text.indexOf('\n', from);
	const to = Math.min(Math.max(end, from + 1), lineEnd < 0 ? text.length : Math.max(lineEnd, from));
	return { code: 'yaml/syntax', span: { start: from, end: Math.max(from, to) }, ...explainSyntaxError(code, original) };
}

/** One mistake often gives several errors on its line; the first one is the cause. */
function withoutRepeats(problems: readonly YamlProblem[]): readonly YamlProblem[] {
	return problems.filter((problem, index) => !problems.slice(0, index).some((earlier) => earlier.span.start === problem.span.start && earlier.code === problem.code));
}

/** Turns the library's nodes into ours, which are plain, immutable and know what Kubernetes makes of a scalar. */
class TreeBuilder {
	readonly problems: YamlProblem[] = [];
	readonly #anchors = new Map<string, YamlNode>();
	tooDeep = false;

	node(node: unknown, depth: number, fallback: number): YamlNode {
		if (depth > limits.nestingDepth) {
			this.tooDeep = true;
			return missing(fallback);
		}
		if (isScalar(node)) {
			return this.#anchored(node, this.#scalar(node, fallback));
		}
		if (isMap(node)) {
			return this.#anchored(node, this.#mapping(node, depth));
		}
		if (isSeq(node)) {
			return this.#anchored(node, { kind: 'sequence', span: spanOf(node, fallback), flow: node.flow === true, items: this.#items(node, depth) });
		}
		return isAlias(node) ? this.#alias(node, fallback) : missing(fallback);
	}

	#anchored<T extends YamlNode>(source: { anchor?: string | undefined }, node: T): T {
		if (source.anchor !== undefined) {
			this.#anchors.set(source.anchor, node);
		}
		return node;
	}

	#scalar(node: Scalar, fallback: number): YamlScalar {
		const text = typeof node.value === 'string' ? node.value : '';
		const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
		const templated = isMasked(text);
		const isString = style !== 'plain' || templated || node.tag === 'tag:yaml.org,2002:str';
		return { kind: 'scalar', span: spanOf(node, fallback), style, text, value: isString ? text : resolvePlain(text), templated };
	}

	#alias(node: Alias, fallback: number): YamlNode {
		return { kind: 'alias', span: spanOf(node, fallback), name: node.source, target: this.#anchors.get(node.source) };
	}

	#items(node: YAMLSeq, depth: number): YamlNode[] {
		return node.items.map((item) => {
			if (isPair(item)) {
				// `[a: 1]` is a sequence of one-entry mappings (YAML 1.2.2 §7.4.2).
				const entry = this.#entry(item, depth + 1);
				return { kind: 'mapping', span: { start: entry.key.span.start, end: entry.value.span.end }, flow: true, entries: [entry] };
			}
			return this.node(item, depth + 1, node.range?.[0] ?? 0);
		});
	}

	#mapping(node: YAMLMap, depth: number): YamlMapping {
		const entries: YamlEntry[] = [];
		const seen = new Set<string>();
		for (const pair of node.items) {
			const entry = this.#entry(pair, depth + 1);
			if (seen.has(entry.key.text) && !entry.key.templated && entry.key.text !== '<<') {
				this.problems.push({ code: 'yaml/duplicate-key', span: entry.key.span, message: `The key "${entry.key.text}" stands twice in this mapping; only the last one counts.` });
			}
			seen.add(entry.key.text);
			entries.push(entry);
		}
		return { kind: 'mapping', span: spanOf(node, 0), flow: node.flow === true, entries };
	}

	#entry(pair: Pair, depth: number): YamlEntry {
		const keyNode = this.node(pair.key, depth, 0);
		const key = keyNode.kind === 'scalar' ? keyNode : { ...missing(keyNode.span.start), span: keyNode.span };
		return { key, value: this.node(pair.value, depth, key.span.end) };
	}
}

function missing(at: number): YamlScalar {
	return { kind: 'scalar', span: { start: at, end: at }, style: 'plain', text: '', value: null, templated: false };
}

function spanOf(node: { range?: readonly [number, number, number] | null | undefined }, fallback: number): Span {
	return { start: node.range?.[0] ?? fallback, end: node.range?.[1] ?? fallback };
}
