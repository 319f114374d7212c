import type { IssuanceEdge, IssuanceNodeKind, IssuanceProblem } from '../../protocol/issuance.js';
import type { PlacedResource } from '../../workspace/snapshot.js';

/** A node before it has a place in the drawing. */
export interface DeclaredNode {
	readonly id: string;
	readonly kind: IssuanceNodeKind;
	readonly title: string;
	readonly lines: readonly string[];
	readonly problems: readonly IssuanceProblem[];
	readonly placed?: PlacedResource;
}

/** The declared hierarchy: who issues what, where it is stored, and who reads it. */
export interface DeclaredGraph {
	readonly nodes: ReadonlyMap<string, DeclaredNode>;
	readonly edges: readonly IssuanceEdge[];
}

/** Collects nodes and edges; each is kept once. */
export class GraphBuilder {
	readonly #nodes = new Map<string, DeclaredNode>();
	readonly #edges = new Map<string, IssuanceEdge>();

	/** Adds a node unless it is there; one that only was named gives way to the one that is declared. */
	add(node: DeclaredNode): void {
		const before = this.#nodes.get(node.id);
		if (before === undefined || (before.placed === undefined && node.placed !== undefined)) {
			this.#nodes.set(node.id, before === undefined ? node : { ...node, problems: [...before.problems.filter(({ severity }) => severity !== 'information'), ...node.problems] });
		}
	}

	has(id: string): boolean {
		return this.#nodes.has(id);
	}

	connect(from: string, to: string, label: IssuanceEdge['label']): void {
		this.#edges.set(`${from}\n${to}`, { from, to, label });
	}

	/** Says something of a node that is there. */
	blame(id: string, problem: IssuanceProblem): void {
		const node = this.#nodes.get(id);
		if (node !== undefined && !node.problems.some(({ message }) => message === problem.message)) {
			this.#nodes.set(id, { ...node, problems: [...node.problems, problem] });
		}
	}

	build(): DeclaredGraph {
		return { nodes: this.#nodes, edges: [...this.#edges.values()].filter(({ from, to }) => this.#nodes.has(from) && this.#nodes.has(to)) };
	}
}

/** The way from a node up to the one that nobody issues, the node first; a ring is gone round once. */
export function pathToRoot({ nodes, edges }: DeclaredGraph, id: string): readonly DeclaredNode[] {
	const path: DeclaredNode[] = [];
	for (let next: string | undefined = id; next !== undefined && !path.some((node) => node.id === next); next = edges.find(({ to }) => to === path.at(-1)?.id)?.from) {
		const node = nodes.get(next);
		if (node === undefined) {
			break;
		}
		path.push(node);
	}
	return path;
}

/** Whether following the givers of a node leads back to it. */
export function isInRing({ edges }: DeclaredGraph, id: string): boolean {
	const seen = new Set<string>();
	const open = [id];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const { from } of edges.filter(({ to }) => to === next)) {
			if (from === id) {
				return true;
			}
			if (!seen.has(from)) {
				seen.add(from);
				open.push(from);
			}
		}
	}
	return false;
}
