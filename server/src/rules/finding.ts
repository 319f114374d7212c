import type { PlacedConfiguration } from '../resource/configurations.js';
import type { EmbeddedManifest } from '../resource/embeddedManifest.js';
import type { Resource } from '../resource/resource.js';
import type { Path } from '../syntax/yaml/path.js';
import type { YamlProblem } from '../syntax/yaml/tree.js';
import type { SchemaProblem } from '../schema/validate.js';
import type { Span } from '../text/span.js';
import type { Severity } from '../workspace/settings.js';
import type { Rule, RuleFinding } from './rule.js';
import type { JudgedConfigurationFinding } from './spire/config/finding.js';
import type { Suppression } from './suppress.js';

/** Where a finding came from, with what its fix needs. */
export type FindingOrigin =
	| { readonly kind: 'rule'; readonly rule: Rule; readonly finding: RuleFinding }
	| { readonly kind: 'schema'; readonly problem: SchemaProblem }
	| { readonly kind: 'syntax'; readonly problem: YamlProblem }
	| { readonly kind: 'configuration'; readonly finding: JudgedConfigurationFinding; readonly place: PlacedConfiguration }
	| { readonly kind: 'embedded'; readonly finding: Finding; readonly manifest: EmbeddedManifest }
	| { readonly kind: 'identity'; readonly suggestion: string | undefined }
	| { readonly kind: 'suppression'; readonly suppression: Suppression };

/** Something said about one place of a document. Becomes an LSP diagnostic at the edge. */
export interface Finding {
	/** The id that switches it off. */
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** Offsets in the text of the document's chunk. */
	readonly span: Span;
	/** From the root of the document. */
	readonly path: Path;
	readonly resource: Resource | undefined;
	readonly aliases: readonly string[];
	readonly origin: FindingOrigin;
}
