import type { Span } from '../../text/span.js';

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** The value of a scalar after the resolution that the Kubernetes API server's YAML reader makes. */
export type ScalarValue = string | number | boolean | null;

/** A scalar. A value that is left out (`key:`) is a plain one with value null and an empty span behind the colon. */
export interface YamlScalar {
	readonly kind: 'scalar';
	readonly span: Span;
	readonly style: ScalarStyle;
	/** The text after unescaping and unfolding, before types are resolved. */
	readonly text: string;
	readonly value: ScalarValue;
	/** Part of it is a template action, so its final value is unknown. */
	readonly templated: boolean;
}

/** A key with its value. */
export interface YamlEntry {
	readonly key: YamlScalar;
	readonly value: YamlNode;
}

/** A mapping, in block or flow (`{…}`) style. Entries stand in the order of the text; a duplicate key is listed again. */
export interface YamlMapping {
	readonly kind: 'mapping';
	readonly span: Span;
	readonly flow: boolean;
	readonly entries: readonly YamlEntry[];
}

/** A sequence, in block or flow (`[…]`) style. */
export interface YamlSequence {
	readonly kind: 'sequence';
	readonly span: Span;
	readonly flow: boolean;
	readonly items: readonly YamlNode[];
}

/** `*name`, with the node that the anchor stands on when there is one before it. */
export interface YamlAlias {
	readonly kind: 'alias';
	readonly span: Span;
	readonly name: string;
	readonly target: YamlNode | undefined;
}

export type YamlNode = YamlScalar | YamlMapping | YamlSequence | YamlAlias;

/** Syntax errors that can be repaired without guessing. */
export type SyntaxMistake = 'tab' | 'missing-colon' | 'open-double-quote' | 'open-single-quote';

/** What the syntax layer says of a document. */
export interface YamlProblem {
	readonly code: 'yaml/syntax' | 'yaml/duplicate-key' | 'yaml/limit';
	/** The mistake, where its repair is certain. */
	readonly mistake?: SyntaxMistake;
	readonly span: Span;
	readonly message: string;
}

/** One parsed document. All spans are offsets into its own text. */
export interface YamlDocument {
	readonly text: string;
	readonly root: YamlNode | undefined;
	readonly problems: readonly YamlProblem[];
	/** Holds template actions (`{{ … }}` or `${…}`), so what is absent may still be there once it is rendered. */
	readonly templated: boolean;
}

/** The value of the last entry with this key, which is the one that readers take. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
	const mapping = resolveAlias(node);
	return mapping?.kind === 'mapping' ? mapping.entries.findLast((entry) => entry.key.text === key) : undefined;
}

/** The node itself, or what its alias stands for. */
export function resolveAlias(node: YamlNode | undefined): YamlScalar | YamlMapping | YamlSequence | undefined {
	let current = node;
	for (let hops = 0; current?.kind === 'alias' && hops < 16; hops++) {
		current = current.target;
	}
	return current?.kind === 'alias' ? undefined : current;
}

/** The text of a scalar entry, undefined where it is missing, empty or comes from a template. */
export function scalarText(node: YamlNode, key: string): string | undefined {
	const value = resolveAlias(entryOf(node, key)?.value);
	return value?.kind === 'scalar' && value.text !== '' && !value.templated ? value.text : undefined;
}
