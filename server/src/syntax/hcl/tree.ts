import type { Span } from '../../text/span.js';

/** How a scalar is written: a bare word or number, a quoted text, a heredoc, or a key that has no value at all. */
export type HclStyle = 'plain' | 'quoted' | 'heredoc' | 'missing';

/** What the scalar is before any program decodes it into its own types. */
export type HclScalarType = 'string' | 'integer' | 'float' | 'boolean' | 'null' | 'unknown';

/** A scalar. One that is left out (`key =`) has style `missing` and an empty span. */
export interface HclScalar {
	readonly kind: 'scalar';
	readonly span: Span;
	readonly style: HclStyle;
	readonly type: HclScalarType;
	/** The text after unescaping and unindenting; of a number or a bare word as it is written. */
	readonly text: string;
	/** Null where nobody can know it: `null`, no value, or `templated`. */
	readonly value: string | number | boolean | null;
	/** Holds an environment variable (`-expandEnv`) or a template action, so its final value is unknown. */
	readonly templated: boolean;
}

/** `[…]`. */
export interface HclList {
	readonly kind: 'list';
	readonly span: Span;
	readonly items: readonly HclNode[];
}

/** `{…}`, braces included; of the root of an HCL text the whole text. */
export interface HclObject {
	readonly kind: 'object';
	readonly span: Span;
	/** In the order of the text; what stands twice is listed twice. */
	readonly entries: readonly HclEntry[];
}

export type HclNode = HclScalar | HclList | HclObject;

/** A key, or a label behind it. */
export interface HclKey {
	readonly text: string;
	/** With its quotes. */
	readonly span: Span;
	readonly quoted: boolean;
}

/** `key = value`, `key { … }` or `key "label" { … }`. */
export interface HclEntry {
	readonly key: HclKey;
	readonly labels: readonly HclKey[];
	readonly value: HclNode;
	/** From the key to the end of the value; the comma behind it is not part of it. */
	readonly span: Span;
}

/** Syntax errors that can be repaired without guessing. */
export type HclMistake = 'byte-order-mark' | 'unquoted-text' | 'single-quotes' | 'open-quote' | 'open-brace' | 'label-with-assignment' | 'missing-comma' | 'colon';

/** What the syntax layer says of a text. */
export interface HclProblem {
	readonly code: 'hcl/syntax' | 'hcl/limit';
	readonly span: Span;
	readonly message: string;
	/** The mistake, where its repair is certain. */
	readonly mistake?: HclMistake;
	/** HashiCorp's reader accepts the text all the same, and drops what cannot be read without a word. */
	readonly accepted?: boolean;
}

/** One parsed text. All spans are offsets into it. */
export interface HclDocument {
	readonly text: string;
	/** HCL 1 reads a text as JSON exactly when its first character that is not white space is a brace. */
	readonly format: 'hcl' | 'json';
	readonly root: HclObject;
	readonly problems: readonly HclProblem[];
	/** Comments with their markers, in the order of the text. */
	readonly comments: readonly Span[];
	/** Holds variables or template actions outside quotes, so what is absent may still be there once they are expanded. */
	readonly templated: boolean;
}
