import type { InitializationOptions } from '../protocol/status.js';
import type { FileSource } from '../workspace/fileSource.js';
import type { ServerState } from './state.js';

/** What the request handlers read; they change nothing. */
export interface FeatureHost {
	state(): ServerState;
	options(): InitializationOptions;
	files(): FileSource | undefined;
}
