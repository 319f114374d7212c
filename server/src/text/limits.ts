/**
 * Every limit of the product, in one place. Each one that is hit leaves a visible note with the file or document, and the rest
 * goes on working.
 */
export const limits = {
	/** Characters of one file that are analysed. */
	fileCharacters: 50_000_000,
	/** Documents of one file that are analysed. */
	documentsPerFile: 100_000,
	/** Characters of one document that are parsed. */
	documentCharacters: 10_000_000,
	/** Levels of nesting in one document; the YAML reader needs stack for each. */
	nestingDepth: 200,
	/** Nodes that the aliases of one document may grow it by. */
	aliasExpansionNodes: 20_000,
	/** Findings of one document that are shown. */
	findingsPerDocument: 500,
	/** Certificates, keys and requests read from one text. */
	certificatesPerFile: 1_000,
	/** Characters of one document that is searched for encoded certificates: a Secret or ConfigMap has at most 1 MiB. */
	searchedCharacters: 1_500_000,
	/** Lines of such a document: it is the number of nodes that makes reading slow. */
	searchedLines: 20_000,
	/** Bytes of one certificate, key or request. */
	certificateBytes: 1_000_000,
	/** Signatures that are checked for one text; above it they are shown as not checked. */
	signatureChecksPerFile: 2_000,
	/** Rounds of a key store's derivation of keys: above it a file would keep the server busy for minutes. */
	passwordIterations: 1_000_000,
	/** Files of a workspace that the index reads. */
	workspaceFiles: 50_000,
	/** Kinds that the CRDs of a workspace may add or replace. */
	workspaceKinds: 1_000,
	/** Nodes of the schema of one version in a CRD. */
	crdSchemaNodes: 50_000,
	/** Levels of the schema of one version in a CRD. */
	crdSchemaDepth: 60,
	/** Characters of a pattern in a CRD. */
	patternCharacters: 5_000,
	/** Groups inside groups of a pattern. */
	patternDepth: 50,
	/** States that a pattern may be compiled to; a counted repetition takes a copy each time. */
	patternStates: 20_000,
	/** States times characters of one match; above it the value is not judged by the pattern. */
	patternSteps: 20_000_000,
} as const;
