/** Notification from server to client after each publication: how many findings the open files have. */
export const statusMethod = 'meshSecurity/status';

/** Parameters of `meshSecurity/status`. */
export interface StatusParams {
	readonly uri: string;
	readonly errors: number;
	readonly warnings: number;
	readonly others: number;
}

/** Request from server to client: the text of a workspace file, where the server has no disk. */
export const readFileMethod = 'meshSecurity/readFile';

/** Parameters of `meshSecurity/readFile` and `meshSecurity/fileExists`. */
export interface FileParams {
	readonly uri: string;
}

/** Request from server to client: whether a workspace file exists. */
export const fileExistsMethod = 'meshSecurity/fileExists';

/** Request from server to client: the manifests of the workspace, as URIs. */
export const listFilesMethod = 'meshSecurity/listFiles';

/** Notification from client to server: the user trusts the workspace from now on. */
export const trustMethod = 'meshSecurity/trust';

/** What a client of ours tells the server when it starts. */
export interface InitializationOptions {
	/** The client knows the command that opens the completion list again. */
	readonly canReopenSuggestions?: boolean;
	/** What a rule id is appended to for the address of its page; without it diagnostics carry no link. */
	readonly rulePageBase?: string;
	/** The client answers the file requests above. */
	readonly servesFiles?: boolean;
	/** Whether the user trusts the workspace; what is left out is trusted. CRDs of an untrusted one are not read. */
	readonly isTrusted?: boolean;
	/** The settings at the start, as `workspace/configuration` would give them. */
	readonly settings?: unknown;
}
