import type { Path } from '../../syntax/yaml/path.js';

/** Something wrong with a CustomResourceDefinition. */
export interface DefinitionProblem {
	/** `error`: the API server refuses it. `warning`: we do not read it. `information`: a part of it is not checked. */
	readonly severity: 'error' | 'warning' | 'information';
	/** From the root of the definition. */
	readonly path: Path;
	readonly message: string;
	/** What was meant, where that is certain. */
	readonly suggestion?: string;
}
