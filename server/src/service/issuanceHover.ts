import type { Resource } from '../resource/resource.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Snapshot } from '../workspace/snapshot.js';
import { declaredIssuance } from './issuance/declared.js';
import { pathToRoot, type DeclaredGraph } from './issuance/graph.js';
import { idOf } from './issuance/nodes.js';

/**
 * The way to the root from the issuer or Secret that a field names, as Markdown for its hover; undefined for other fields and where nothing
 * is known. `path` starts at the root of the resource.
 */
export function issuancePathAt(snapshot: Snapshot, resource: Resource, path: Path): string | undefined {
	if (!path.includes('issuerRef') && path.at(-1) !== 'secretName') {
		return undefined;
	}
	const graph = declaredIssuance(snapshot);
	const start = startOf(graph, resource);
	const chain = start === undefined ? [] : pathToRoot(graph, start);
	if (chain.length < 2) {
		return undefined;
	}
	const steps = chain.map(({ title, lines, problems }, index) => `${index + 1}. ${code(title)}${lines.length > 0 ? ` (${lines.map(escape).join(', ')})` : ''}${problems.map(({ message }) => `  \n   ⚠ ${escape(message)}`).join('')}`);
	return `**The way to the root, as the manifests declare it**\n\n${steps.join('\n')}`;
}

function startOf({ nodes }: DeclaredGraph, resource: Resource): string | undefined {
	return nodes.has(idOf(resource)) ? idOf(resource) : undefined;
}

function code(text: string): string {
	return `\`${text.replace(/[`\r\n]/g, '')}\``;
}

function escape(text: string): string {
	return text.replace(/[\\`*_{}[\]()#+!|<>]/g, '\\$&');
}
