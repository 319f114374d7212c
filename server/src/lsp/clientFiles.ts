import type { Connection } from 'vscode-languageserver';
import { fileExistsMethod, listFilesMethod, readFileMethod } from '../protocol/status.js';
import type { FileEntry, FileSource } from '../workspace/fileSource.js';

/** Files through the client, whose file system may be a browser's memory or a remote repository. */
export class ClientFileSource implements FileSource {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	async list(folderUris: readonly string[], _signal: AbortSignal): Promise<readonly FileEntry[]> {
		return this.#connection.sendRequest<readonly FileEntry[]>(listFilesMethod, { folders: folderUris });
	}

	async read(uri: string): Promise<string | undefined> {
		const text = await this.#connection.sendRequest<string | null>(readFileMethod, { uri });
		return text ?? undefined;
	}

	exists(uri: string): Promise<boolean> {
		return this.#connection.sendRequest<boolean>(fileExistsMethod, { uri });
	}
}
