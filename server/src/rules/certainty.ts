import type { Resource } from '../resource/resource.js';
import type { SchemaProblem } from '../schema/validate.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import type { Chunk } from '../syntax/yaml/stream.js';

/** What is known of a document beyond its resources. */
export interface DocumentState {
	/** The document does not parse. */
	readonly isBroken: boolean;
	/** The file is a patch: what it leaves out comes from the resource that it is applied to. */
	readonly isPatch: boolean;
}

/** Directives of strategic merge patches; a document with one is a patch, whoever lists its file. */
const DIRECTIVE = /^[ \t-]*["']?\$(?:patch|retainKeys|setElementOrder\/|deleteFromPrimitiveList\/)/m;

/** Whether what is absent may still come: from a template, from the resource that a patch is applied to, from the rest that is being typed. */
export function isPartial(chunk: Chunk, { isBroken, isPatch }: DocumentState): boolean {
	return isBroken || isPatch || chunk.document.templated || (chunk.text.includes('$') && DIRECTIVE.test(chunk.text));
}

/** Whether the rendered, merged or completed document would have this problem too, and whether its author wrote the place at all. */
export function isCertain(chunk: Chunk, resource: Resource, problem: SchemaProblem, state: DocumentState): boolean {
	if (isWrittenByCluster(problem)) {
		return false;
	}
	if (problem.rule === 'schema/missing-field') {
		return !isPartial(chunk, state);
	}
	if (problem.rule === 'schema/unknown-field' && String(problem.path.at(-1)).startsWith('$')) {
		return false;
	}
	if (!chunk.document.templated) {
		// In a document that does not parse, a half-typed word looks like a field or a value of the wrong type.
		return !state.isBroken || problem.rule === 'schema/not-allowed-value';
	}
	const located = nodeAt(chunk.document, [...resource.path, ...problem.path]);
	return located?.node.kind === 'scalar' && !located.node.templated && located.entry?.key.templated !== true;
}

/** `kubectl get -o yaml` prints what controllers and the API server keep in an object; nobody authors that. */
function isWrittenByCluster({ path }: SchemaProblem): boolean {
	return (path[0] === 'status' && path.length > 0) || (path[0] === 'metadata' && path[1] === 'managedFields');
}
