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
	/** Bytes of one certificate, key or request. */
	certificateBytes: 1_000_000,
	/** Signatures that are checked for one text; above it they are shown as not checked. */
	signatureChecksPerFile: 2_000,
	/** Rounds of a key store's derivation of keys: above it a file would keep the server busy for minutes. */
	passwordIterations: 1_000_000,
	/** Files of a workspace that the index reads. */
	workspaceFiles: 50_000,
} as const;
