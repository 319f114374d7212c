import type { ResourceReader } from '../resource/decode.js';
import type { DocumentJudge } from '../rules/judge.js';
import type { DocumentedRule } from '../rules/rule.js';
import type { Catalog } from '../schema/catalog.js';
import type { Settings } from '../workspace/settings.js';
import type { Snapshot } from '../workspace/snapshot.js';

/** What every feature looks at. Immutable: an edit or other settings make another one. */
export interface ServiceContext {
	readonly catalog: Catalog;
	readonly reader: ResourceReader;
	readonly judge: DocumentJudge;
	/** Every rule, for its documentation. */
	readonly rules: readonly DocumentedRule[];
	readonly settings: Settings;
	readonly snapshot: Snapshot;
}
