import type { JsonValue } from '../syntax/yaml/value.js';

/** The part of JSON Schema 2020-12 that our schemas use, with the documentation beside it. */
export interface JsonSchema {
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, JsonSchema>>;
	readonly title?: string;
	readonly type?: string | readonly string[];
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: JsonSchema | boolean;
	readonly items?: JsonSchema;
	readonly required?: readonly string[];
	readonly enum?: readonly JsonValue[];
	readonly default?: JsonValue;
	readonly examples?: readonly JsonValue[];
	readonly pattern?: string;
	readonly format?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly minProperties?: number;
	readonly maxProperties?: number;
	readonly deprecated?: boolean;
	readonly markdownDescription?: string;
	readonly markdownEnumDescriptions?: readonly string[];
	/** The product's own page about this kind or field. */
	readonly 'x-reference'?: string;
	/** The version of the product that brought the field. */
	readonly 'x-since'?: string;
	/** What one value of an enum is called in a sentence: `mTLS mode`. */
	readonly 'x-noun'?: string;
	/** The allowed values in the order in which completion offers them, where it differs from that of `enum`. */
	readonly 'x-completion-order'?: readonly string[];
	/** A skeleton of the value in LSP snippet syntax, lines indented by tabs below the key. */
	readonly 'x-snippet'?: string;
	readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** An API version that is no longer the current one. */
export interface FormerApiVersion {
	readonly apiVersion: string;
	readonly state: 'deprecated' | 'removed';
	readonly note: string;
}

/** One complaint of a compiled validator, as ajv gives it. */
export interface ValidatorError {
	readonly instancePath: string;
	readonly keyword: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled validator; it leaves its complaints on itself, as ajv's standalone code does. */
export interface Validator {
	(value: unknown): boolean;
	errors?: readonly ValidatorError[] | null;
}

/** What the build made of one schema file; each loads on first use. */
export interface SchemaModules {
	readonly schema: () => JsonSchema;
	readonly validator: () => Validator;
}

/** What the build knows of the schema of a kind. */
export interface CatalogEntry extends SchemaModules {
	readonly group: string;
	readonly kind: string;
	readonly versions: readonly string[];
	readonly scope: 'Namespaced' | 'Cluster';
	readonly product: string;
	readonly formerApiVersions: readonly FormerApiVersion[];
	readonly summary: string;
	/** Of a kind that a CRD of the workspace defines; `replaces` is the built-in entry of the same kind. */
	readonly workspace?: { readonly replaces: CatalogEntry | undefined };
}
