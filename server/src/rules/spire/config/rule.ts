import type { SpireConfiguration, SpireKind } from '../../../resource/spireConfiguration.js';
import type { Span } from '../../../text/span.js';
import type { Severity } from '../../../workspace/settings.js';
import type { RuleDocs, RuleFinding, RuleFix } from '../../rule.js';
import type { Place } from './walk.js';

/** What a rule says of one place of a configuration. */
export interface ConfigurationFinding extends RuleFinding {
	/** The place itself, where no path leads: an entry that SPIRE never reads. */
	readonly span?: Span;
}

/** What a rule may look at besides its configuration. */
export interface ConfigurationContext {
	/** The version of SPIRE that the configuration is for; the newest when undefined. */
	readonly spireVersion: string | undefined;
	/** Every place that SPIRE looks at, with what the schema says of it: found once for all rules. */
	readonly places: readonly Place[];
}

/**
 * One thing that a user would switch on or off at once about the configuration of a SPIRE program. It is a `Rule` whose resource is
 * written in HCL or JSON: what it visits are programs instead of kinds, and its fixes edit HCL.
 */
export interface ConfigurationRule {
	/** Permanent: `spire/no-insecure-bootstrap`. */
	readonly id: string;
	readonly severity: Severity;
	readonly visits: readonly SpireKind[];
	/** `good` and `bad` are whole configurations and are run as tests. */
	readonly docs: RuleDocs;
	readonly aliases: readonly string[];
	check(configuration: SpireConfiguration, context: ConfigurationContext): Iterable<ConfigurationFinding>;
	/** The ways to mend a finding, the best first; spans are offsets in the text of the configuration. */
	fix?(finding: ConfigurationFinding, configuration: SpireConfiguration): readonly RuleFix[];
	/** Why there is no fix, for a rule without one. */
	readonly noFixBecause?: string;
}
