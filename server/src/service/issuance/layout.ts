import type { IssuanceNode } from '../../protocol/issuance.js';
import type { DeclaredGraph, DeclaredNode } from './graph.js';

const WIDTH = 230;
const COLUMN_GAP = 70;
const ROW_GAP = 22;
const LINE = 16;
const PADDING = 12;
const MAXIMUM_LEVELS = 40;

/** A node with its place. */
export type PlacedNode = Omit<IssuanceNode, 'source'>;

/** Places of all nodes, and the size of the drawing. */
export interface Layout {
	readonly nodes: readonly PlacedNode[];
	readonly width: number;
	readonly height: number;
}

/** Columns from root to leaf; inside a column, what hangs below the same node stands together. */
export function layOut(graph: DeclaredGraph): Layout {
	const levels = levelsOf(graph);
	const columns: DeclaredNode[][] = [];
	for (const node of inTreeOrder(graph)) {
		(columns[levels.get(node.id) ?? 0] ??= []).push(node);
	}
	const nodes = [...columns.entries()].flatMap(([column, members = []]) => {
		let y = PADDING;
		return members.map(({ id, kind, title, lines, problems }) => {
			const height = PADDING * 2 + LINE * (1 + lines.length + Math.min(1, problems.length));
			const placed = { id, kind, title, lines, problems, x: PADDING + column * (WIDTH + COLUMN_GAP), y, width: WIDTH, height };
			y += height + ROW_GAP;
			return placed;
		});
	});
	return { nodes, width: Math.max(0, ...nodes.map(({ x, width }) => x + width)) + PADDING, height: Math.max(0, ...nodes.map(({ y, height }) => y + height)) + PADDING };
}

/** The longest way from a root, bounded so that rings end. */
function levelsOf({ nodes, edges }: DeclaredGraph): ReadonlyMap<string, number> {
	const levels = new Map([...nodes.keys()].map((id) => [id, 0]));
	for (let round = 0, isChanged = true; isChanged && round < MAXIMUM_LEVELS; round++) {
		isChanged = false;
		for (const { from, to } of edges) {
			const level = Math.min(MAXIMUM_LEVELS, (levels.get(from) ?? 0) + 1);
			if (level > (levels.get(to) ?? 0)) {
				levels.set(to, level);
				isChanged = true;
			}
		}
	}
	return levels;
}

function inTreeOrder({ nodes, edges }: DeclaredGraph): readonly DeclaredNode[] {
	const seen = new Set<string>();
	const order: DeclaredNode[] = [];
	const visit = (id: string): void => {
		const node = nodes.get(id);
		if (node !== undefined && !seen.has(id)) {
			seen.add(id);
			order.push(node);
			edges.filter(({ from }) => from === id).forEach(({ to }) => visit(to));
		}
	};
	const taken = new Set(edges.map(({ to }) => to));
	[...nodes.keys()].filter((id) => !taken.has(id)).forEach(visit);
	[...nodes.keys()].forEach(visit);
	return order;
}
