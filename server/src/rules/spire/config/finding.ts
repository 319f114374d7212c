import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import type { HclProblem } from '../../../syntax/hcl/tree.js';
import type { Path } from '../../../syntax/yaml/path.js';
import type { Span } from '../../../text/span.js';
import type { Severity } from '../../../workspace/settings.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';
import type { ConfigurationSchemaProblem } from './schemaProblems.js';

/** Where a finding came from, with what its fix needs. */
export type ConfigurationOrigin =
	| { readonly kind: 'rule'; readonly rule: ConfigurationRule; readonly finding: ConfigurationFinding }
	| { readonly kind: 'schema'; readonly problem: ConfigurationSchemaProblem }
	| { readonly kind: 'syntax'; readonly problem: HclProblem };

/** Something said about one place of a configuration. */
export interface JudgedConfigurationFinding {
	/** The id that switches it off. */
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** Offsets in the text of the configuration. */
	readonly span: Span;
	/** From the root of the configuration. */
	readonly path: Path;
	readonly aliases: readonly string[];
	readonly origin: ConfigurationOrigin;
}

/** A configuration with what is wrong with it, in the order of the text. */
export interface JudgedConfiguration {
	readonly configuration: SpireConfiguration;
	readonly findings: readonly JudgedConfigurationFinding[];
}
