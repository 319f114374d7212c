/** A file as a listing names it. */
export interface FileEntry {
	readonly uri: string;
	readonly sizeBytes: number;
}

/** Where files come from: the disk in Node, the editor's file system elsewhere. Never asked on the keystroke path. */
export interface FileSource {
	/** Manifests of the workspace folders, up to the limit of files; folders that cannot be read are left out. */
	list(folderUris: readonly string[], signal: AbortSignal): Promise<readonly FileEntry[]>;
	/** The text of a file, or undefined where it cannot be read or lies outside the workspace. */
	read(uri: string): Promise<string | undefined>;
	/** Whether a file exists inside the workspace. */
	exists(uri: string): Promise<boolean>;
}
