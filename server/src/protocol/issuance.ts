import type { Range } from './position.js';

/** Request from client to server: who issues whose certificates, as the manifests of the workspace declare it. */
export const issuanceGraphMethod = 'meshSecurity/issuanceGraph';

/** What a node stands for. `missing`: something that a manifest names and the workspace does not hold. */
export type IssuanceNodeKind = 'issuer' | 'certificate' | 'secret' | 'bundle' | 'consumer' | 'missing';

/** Something wrong with the declared hierarchy. */
export interface IssuanceProblem {
	readonly severity: 'error' | 'warning' | 'information';
	/** One sentence. */
	readonly message: string;
}

/** One thing of the hierarchy, placed for drawing. */
export interface IssuanceNode {
	readonly id: string;
	readonly kind: IssuanceNodeKind;
	/** Such as `ClusterIssuer mesh-ca`. */
	readonly title: string;
	/** Namespace, type, lifetime and renewal, each a short line. */
	readonly lines: readonly string[];
	readonly problems: readonly IssuanceProblem[];
	/** Where it is declared; absent for what no file of the workspace declares. */
	readonly source?: { readonly uri: string; readonly range?: Range };
	/** Pixels from the top left corner of the drawing. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** From the one that gives to the one that takes. */
export interface IssuanceEdge {
	readonly from: string;
	readonly to: string;
	readonly label: 'issues' | 'is stored in' | 'is the CA of' | 'is trusted through' | 'is used by';
}

/** Answer of `meshSecurity/issuanceGraph`. */
export interface IssuanceGraphView {
	readonly nodes: readonly IssuanceNode[];
	readonly edges: readonly IssuanceEdge[];
	readonly width: number;
	readonly height: number;
	/** The graph as a Mermaid flowchart. */
	readonly mermaid: string;
	/** The graph as an SVG document that stands alone. */
	readonly svg: string;
}
