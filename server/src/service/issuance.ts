import type { IssuanceGraphView } from '../protocol/issuance.js';
import type { Range } from '../protocol/position.js';
import type { PlacedResource, Snapshot } from '../workspace/snapshot.js';
import { declaredIssuance } from './issuance/declared.js';
import { toMermaid, toSvg } from './issuance/export.js';
import { layOut } from './issuance/layout.js';

/**
 * Who issues whose certificates in the workspace, placed for drawing. `rangeOf` finds the place of a resource in its file; it may read
 * the file, and says undefined where it cannot.
 */
export async function issuanceGraph(snapshot: Snapshot, rangeOf: (placed: PlacedResource) => Promise<Range | undefined>): Promise<IssuanceGraphView> {
	const graph = declaredIssuance(snapshot);
	const layout = layOut(graph);
	const nodes = await Promise.all(layout.nodes.map(async (node) => {
		const placed = graph.nodes.get(node.id)?.placed;
		if (placed === undefined) {
			return node;
		}
		const range = await rangeOf(placed);
		return { ...node, source: { uri: placed.uri, ...(range && { range }) } };
	}));
	return { nodes, edges: graph.edges, width: layout.width, height: layout.height, mermaid: toMermaid(graph), svg: toSvg(layout, graph.edges) };
}
