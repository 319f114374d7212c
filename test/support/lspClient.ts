import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import type { Range } from '../../server/src/protocol/position.js';

const SERVER = path.resolve(import.meta.dirname, '../../../server/dist/server.node.js');

/** The built server as a process of its own, spoken to over stdio as any editor would. */
export class LspClient {
	readonly connection: ProtocolConnection;
	readonly capabilities: InitializeResult['capabilities'];
	/** What the server wrote to its log; it stays empty while nothing fails. */
	readonly log: string[] = [];
	readonly #process: ChildProcess;
	readonly #latest = new Map<string, PublishDiagnosticsParams>();
	readonly #waiting: { matches: (params: PublishDiagnosticsParams) => boolean; resolve: (diagnostics: readonly Diagnostic[]) => void }[] = [];

	private constructor(child: ChildProcess, connection: ProtocolConnection, capabilities: InitializeResult['capabilities']) {
		this.#process = child;
		this.connection = connection;
		this.capabilities = capabilities;
		connection.onNotification('window/logMessage', ({ message }: { message: string }) => void this.log.push(message));
		connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			this.#latest.set(params.uri, params);
			for (const waiting of this.#waiting.filter(({ matches }) => matches(params))) {
				this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
				waiting.resolve(params.diagnostics);
			}
		});
	}

	/** Starts the server and shakes hands with it. */
	static async start(options: { readonly initializationOptions?: unknown; readonly folders?: readonly string[] } = {}): Promise<LspClient> {
		const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
		const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
		connection.listen();
		const result = await connection.sendRequest<InitializeResult>('initialize', {
			processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: options.initializationOptions,
			workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
		});
		const client = new LspClient(child, connection, result.capabilities);
		await connection.sendNotification('initialized', {});
		return client;
	}

	/** Opens a document and resolves with its diagnostics. */
	async open(uri: string, text: string, languageId = 'yaml'): Promise<readonly Diagnostic[]> {
		const published = this.diagnostics(uri, 1);
		await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
		return published;
	}

	/** Closes a document and forgets what was said of it. */
	async close(uri: string): Promise<void> {
		this.#latest.delete(uri);
		await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
	}

	/** Sends an edit and resolves with the diagnostics of the version that it makes. */
	async change(uri: string, version: number, changes: readonly { range?: Range; text: string }[]): Promise<readonly Diagnostic[]> {
		const published = this.diagnostics(uri, version);
		await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
		return published;
	}

	/** The diagnostics of a version, when they come or have come. */
	diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]> {
		return this.until(uri, (params) => (params.version ?? -1) >= version);
	}

	/** The first diagnostics of a file, published already or later, that are as they are waited for. */
	until(uri: string, isAwaited: (params: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]> {
		const matches = (params: PublishDiagnosticsParams) => params.uri === uri && isAwaited(params);
		const latest = this.#latest.get(uri);
		return latest !== undefined && matches(latest) ? Promise.resolve(latest.diagnostics) : new Promise((resolve) => this.#waiting.push({ matches, resolve }));
	}

	request<R>(method: string, params: unknown): Promise<R> {
		return this.connection.sendRequest<R>(method, params);
	}

	/** Ends the server as an editor does; resolves with its exit code. */
	async stop(): Promise<number | null> {
		const ended = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
		await this.connection.sendRequest('shutdown');
		await this.connection.sendNotification('exit');
		return ended;
	}
}
