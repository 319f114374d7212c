import type { SpireSchemas } from '../resource/spireConfiguration.js';
import type { CatalogEntry } from '../schema/jsonSchema.js';
import type { FileSource } from '../workspace/fileSource.js';

/** What the server needs of the platform that it runs on. */
export interface ServerEnvironment {
	readonly catalogEntries: readonly CatalogEntry[];
	/** The schemas of SPIRE's programs. */
	readonly spireSchemas: SpireSchemas;
	/** Runs a callback after the messages that have arrived were handled. */
	readonly nextTurn: (callback: () => void) => void;
	/** Files of the disk, where there is one; else the client is asked. */
	readonly files: FileSource | undefined;
}
