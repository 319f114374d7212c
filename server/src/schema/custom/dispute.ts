import { samePath } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import type { CatalogEntry } from '../jsonSchema.js';
import { type SchemaProblem, validateResource } from '../validate.js';

/** A mistake, and whether only the CRD of the workspace says that it is one. */
export interface WeighedProblem {
	readonly problem: SchemaProblem;
	readonly isDisputed: boolean;
}

/**
 * Every mistake of a resource. Where a CRD of the workspace refuses what the built-in schema of the same version accepts, nobody knows
 * which of the two is in the cluster: repositories keep old CRDs beside samples and charts.
 */
export function weighedProblems(entry: CatalogEntry, value: JsonObject): readonly WeighedProblem[] {
	const problems = validateResource(entry, value);
	const replaced = problems.length === 0 ? undefined : entry.workspace?.replaces;
	const builtin = replaced === undefined ? undefined : validateResource(replaced, value);
	return problems.map((problem) => {
		const isDisputed = builtin !== undefined && !builtin.some((other) => samePath(other.path, problem.path));
		return isDisputed ? { isDisputed, problem: { ...problem, message: problem.message.replace(/\.$/, ', says the CustomResourceDefinition of this workspace.') } } : { isDisputed, problem };
	});
}
