import type { Severity } from '../workspace/settings.js';

/** A rule that the syntax, schema and suppression layers speak for: it has no file of its own below a family. */
export interface BuiltinRule {
	readonly id: string;
	readonly severity: Severity;
	readonly summary: string;
	readonly why: string;
}

/** The rules of the lower layers, by id. */
export const builtinRules: readonly BuiltinRule[] = [
	{ id: 'yaml/syntax', severity: 'error', summary: 'The text is not YAML here.', why: 'No tool can read the document, so nothing of it is applied.' },
	{ id: 'yaml/duplicate-key', severity: 'error', summary: 'A key stands twice in one mapping.', why: 'YAML 1.2.2 §3.2.1.3 forbids it. Readers that accept it take the last value and drop the others without a word; strict ones refuse the file.' },
	{ id: 'yaml/limit', severity: 'information', summary: 'The document is too large to be analysed.', why: 'Limits keep the editor responsive. The document is shown and saved as ever; it has no findings.' },
	{ id: 'hcl/syntax', severity: 'error', summary: 'The text is not HCL here.', why: 'SPIRE reads HCL 1 (or JSON) and refuses to start with a file that it cannot read.' },
	{ id: 'hcl/limit', severity: 'information', summary: 'The configuration is too large to be analysed.', why: 'Limits keep the editor responsive. The text is shown and saved as ever; it has no findings.' },
	{ id: 'schema/unknown-kind', severity: 'error', summary: 'The group has no such kind.', why: 'The API server answers that no resource matches, and nothing is created.' },
	{ id: 'schema/unknown-version', severity: 'error', summary: 'The kind has no such API version.', why: 'The API server answers that no resource matches, and nothing is created.' },
	{ id: 'schema/former-version', severity: 'warning', summary: 'The API version is deprecated or no longer served.', why: 'A deprecated version disappears with one of the next releases; a removed one is refused by current clusters.' },
	{ id: 'schema/unknown-field', severity: 'error', summary: 'The kind has no such field.', why: 'Strict field validation (the default of kubectl) refuses it; without it the API server drops the field silently, and a policy does not do what its author reads in it.' },
	{ id: 'schema/missing-field', severity: 'error', summary: 'A required field is missing.', why: 'The API server refuses the resource.' },
	{ id: 'schema/wrong-type', severity: 'error', summary: 'A value has the wrong type.', why: 'The API server refuses the resource. Often the YAML reader is at work: `on` is a boolean and `8080` a number unless they are quoted.' },
	{ id: 'schema/not-allowed-value', severity: 'error', summary: 'A value is not one of those that are allowed.', why: 'The API server refuses the resource. Values are case-sensitive.' },
	{ id: 'schema/out-of-bounds', severity: 'error', summary: 'A value is too small, too large, too long or of the wrong form.', why: 'The API server refuses the resource.' },
	{ id: 'schema/invalid-crd', severity: 'error', summary: 'A CustomResourceDefinition of the workspace cannot be used.', why: 'The API server refuses it, so the kind does not exist in the cluster. As long as it is wrong, manifests of its kind are judged by the built-in schema, or not at all. A warning says that it is over a limit, an information that a part of it is not checked.' },
	{ id: 'suppression/unused', severity: 'information', summary: 'A suppression suppresses nothing.', why: 'A comment that switches a rule off for no finding hides the next one, and tells readers of a danger that is gone.' },
];
