import type { Resource } from '../resource/resource.js';
import type { GroupKind } from '../schema/catalog.js';
import type { Path } from '../syntax/yaml/path.js';
import type { YamlDocument } from '../syntax/yaml/tree.js';
import type { JsonValue } from '../syntax/yaml/value.js';
import type { TextEdit } from '../text/edit.js';
import type { PlacedResource } from '../workspace/snapshot.js';
import type { MeshSettings, Severity } from '../workspace/settings.js';

/** What a rule says of one place. */
export interface RuleFinding {
	/** From the root of the resource. Where it does not exist, the closest ancestor is underlined. */
	readonly path: Path;
	/** Which side of the entry is at fault; the value when left out. */
	readonly at?: 'key' | 'value';
	/** One sentence that states the fact with its value. */
	readonly message: string;
	/** The finding rests on something that is not there, which a template or a patch may still bring. */
	readonly missing?: boolean;
	/** The severity where it differs from the rule's. */
	readonly severity?: Severity;
	/** What the fix needs and cannot read off the resource again. */
	readonly data?: JsonValue;
}

/** What a rule may look at besides its resource. Reading a kind that the rule did not declare is an error of the rule. */
export interface RuleContext {
	readonly mesh: MeshSettings;
	/** The time that dates are judged at, in milliseconds since 1970 UTC. */
	readonly at: number;
	/** The resources of a kind in the workspace. */
	ofKind(kind: GroupKind): Iterable<PlacedResource>;
}

/** What a fix works on. */
export interface FixContext {
	readonly document: YamlDocument;
	readonly resource: Resource;
	readonly mesh: MeshSettings;
	/** A path of the resource as a path of the document, which is what the edit functions want. */
	inDocument(path: Path): Path;
}

/** One way to mend a finding. */
export interface RuleFix {
	/** A command: `Require mTLS on this port`. */
	readonly title: string;
	/** Nobody's traffic can change by it, so 'fix all' may apply it. */
	readonly safe?: boolean;
	/** Spans are offsets in the document's text. Empty when the place cannot be edited. */
	readonly edits: readonly TextEdit[];
}

/** What the page of a rule says. `good` and `bad` are whole manifests and are run as tests. */
export interface RuleDocs {
	readonly summary: string;
	readonly why: string;
	readonly good: string;
	readonly bad: string;
	readonly reference: string;
	/** The version of this product that brought the rule. */
	readonly since: string;
}

/** What the documentation says of any rule, whatever it judges. */
export type DocumentedRule = Pick<Rule, 'id' | 'severity' | 'aliases' | 'docs' | 'noFixBecause'> & { readonly fix?: unknown; readonly visits: readonly unknown[] };

/** One thing that a user would switch on or off at once. */
export interface Rule {
	/** Permanent: `istio/no-permissive-mtls`. */
	readonly id: string;
	readonly severity: Severity;
	readonly visits: readonly GroupKind[];
	/** Kinds of other resources that `check` looks at; none for a rule that judges a resource by itself. */
	readonly reads: readonly GroupKind[];
	readonly docs: RuleDocs;
	/** Codes of the same finding elsewhere: `IST0128`, `KIA0205`. */
	readonly aliases: readonly string[];
	check(resource: Resource, context: RuleContext): Iterable<RuleFinding>;
	/** The ways to mend a finding, the best first. */
	fix?(finding: RuleFinding, context: FixContext): readonly RuleFix[];
	/** Why there is no fix, for a rule without one. */
	readonly noFixBecause?: string;
}
