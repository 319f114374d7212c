import { type Connection, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type InitializeParams, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { InitializationOptions } from '../protocol/status.js';
import { statusMethod, trustMethod } from '../protocol/status.js';
import { Catalog } from '../schema/catalog.js';
import { certificateDiagnostics, isCertificateFile } from '../service/certificateDiagnostics.js';
import { fixAllKind } from '../service/codeActions.js';
import { type Stream, applyEdit } from '../syntax/yaml/stream.js';
import { type Settings, defaultSettings, mergeSettings } from '../workspace/settings.js';
import type { FileSource } from '../workspace/fileSource.js';
import type { Snapshot } from '../workspace/snapshot.js';
import { ClientFileSource } from './clientFiles.js';
import type { ServerEnvironment } from './environment.js';
import { registerFeatures } from './features.js';
import { indexFile, indexFolders, indexedFile } from './indexing.js';
import { JudgingLoop } from './judging.js';
import { type OpenFile, type ServerState, type StateOptions, stateWith, withFile, definesOthers, withSnapshot, withoutFile, writerOf } from './state.js';
import { statusOf } from './status.js';
import { streamOf } from './streamOf.js';

const HOUR = 3_600_000;

/** Serves a connection until it closes. */
export function startServer(connection: Connection, environment: ServerEnvironment): void {
	new MeshServer(connection, environment).listen();
}

/** One client's server. Holds the one state and hands it to the features. */
class MeshServer {
	readonly #connection: Connection;
	readonly #environment: ServerEnvironment;
	readonly #catalog: Catalog;
	readonly #loop: JudgingLoop;
	#state: ServerState;
	#options: InitializationOptions = {};
	#canConfigure = false;
	#canWatch = false;
	readonly #stopped = new AbortController();

	constructor(connection: Connection, environment: ServerEnvironment) {
		this.#connection = connection;
		this.#environment = environment;
		this.#catalog = new Catalog(environment.catalogEntries);
		this.#state = stateWith(this.#stateOptions(defaultSettings));
		this.#loop = new JudgingLoop({
			state: () => this.#state,
			publish: (file, state) => this.#publish(file, state),
			nextTurn: environment.nextTurn,
			onError: (error) => this.#logError('Judging a file failed', error),
		});
	}

	listen(): void {
		const connection = this.#connection;
		connection.onInitialize((params) => this.#initialize(params));
		connection.onInitialized(() => {
			this.#initialized().catch((error: unknown) => this.#logError('Reading the workspace failed', error));
		});
		const clock = setInterval(() => this.#tick(), HOUR);
		connection.onShutdown(() => {
			clearInterval(clock);
			this.#stopped.abort();
		});
		connection.onDidChangeWatchedFiles(({ changes }) => {
			for (const { uri } of changes) {
				this.#reread(uri).catch((error: unknown) => this.#logError('Reading a file failed', error));
			}
		});
		connection.onDidChangeConfiguration((params) => this.#configure((params.settings as Record<string, unknown> | null)?.['meshSecurity']));
		connection.onNotification(trustMethod, () => {
			this.#options = { ...this.#options, isTrusted: true };
			this.#use(this.#state.context.settings);
		});
		connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => this.#take({ uri, languageId, version, stream: streamOf(uri, languageId, text) }));
		connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
			const file = this.#state.files.get(uri);
			if (file !== undefined) {
				const stream = contentChanges.reduce<Stream>((before, change) => ('range' in change ? applyEdit(before, change) : streamOf(uri, file.languageId, change.text)), file.stream);
				this.#take({ ...file, version, stream });
			}
		});
		connection.onDidCloseTextDocument(({ textDocument: { uri } }) => this.#close(uri));
		registerFeatures(connection, {
			state: () => this.#state,
			options: () => this.#options,
			files: () => this.#files(),
		});
		connection.listen();
	}

	#initialize(params: InitializeParams): InitializeResult {
		this.#options = (params.initializationOptions ?? {}) as InitializationOptions;
		this.#canConfigure = params.capabilities.workspace?.configuration === true;
		this.#canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
		const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri === null || params.rootUri === undefined ? [] : [params.rootUri]);
		this.#state = { ...stateWith(this.#stateOptions(mergeSettings(defaultSettings, this.#options.settings)), this.#state), folders };
		return {
			serverInfo: { name: 'mesh-security' },
			capabilities: {
				positionEncoding: 'utf-16',
				textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
				hoverProvider: true,
				completionProvider: { resolveProvider: true, triggerCharacters: [' ', ':', '-', '"', '/', '{', '['] },
				codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
				documentSymbolProvider: true,
				foldingRangeProvider: true,
				documentLinkProvider: {},
				codeLensProvider: {},
			},
		};
	}

	async #initialized(): Promise<void> {
		if (this.#canConfigure) {
			await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'meshSecurity' });
			this.#configure(await this.#connection.workspace.getConfiguration('meshSecurity'));
		}
		if (this.#canWatch) {
			await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{yaml,yml,json}' }] });
		}
		await this.#index();
	}

	/** Reads the workspace once; files that are open are known better by what the editor holds. */
	async #index(): Promise<void> {
		const files = this.#files();
		if (files === undefined || this.#state.folders.length === 0) {
			return;
		}
		const found = await indexFolders(this.#state.folders, { files, reader: this.#state.context.reader, nextTurn: this.#environment.nextTurn }, this.#stopped.signal);
		const guides = new Map([...found.guides].filter(([uri]) => !this.#state.files.has(uri)));
		this.#see(this.#state.context.snapshot.withNew(found.resources, guides));
	}

	/** A file changed on disk: its resources are read again unless the editor has it open. */
	async #reread(uri: string): Promise<void> {
		const files = this.#files();
		if (files !== undefined && !this.#state.files.has(uri)) {
			const { resources, guide } = await indexFile(uri, { files, reader: this.#state.context.reader });
			this.#see(this.#state.context.snapshot.with(uri, resources, guide).snapshot);
		}
	}

	#files(): FileSource | undefined {
		return this.#environment.files ?? (this.#options.servesFiles === true ? new ClientFileSource(this.#connection) : undefined);
	}

	/** New settings: the client sends null where it wants to be asked. */
	#configure(given: unknown): void {
		if (given === undefined || given === null) {
			if (this.#canConfigure) {
				this.#connection.workspace.getConfiguration('meshSecurity').then((settings: unknown) => this.#apply(settings ?? {}), (error: unknown) => this.#logError('Reading the settings failed', error));
			}
		} else {
			this.#apply(given);
		}
	}

	#apply(given: unknown): void {
		this.#use(mergeSettings(defaultSettings, given));
	}

	/** Judges by other settings, or by the same ones with another trust in the workspace. */
	#use(settings: Settings): void {
		const readDefinitions = this.#state.context.reader.definitions !== undefined;
		this.#state = stateWith(this.#stateOptions(settings), this.#state);
		for (const uri of this.#state.files.keys()) {
			this.#loop.request(uri);
		}
		if (!readDefinitions && this.#state.context.reader.definitions !== undefined) {
			this.#index().catch((error: unknown) => this.#logError('Reading the workspace failed', error));
		}
	}

	#take(file: OpenFile): void {
		this.#state = withFile(this.#state, file);
		this.#loop.request(file.uri);
	}

	#close(uri: string): void {
		this.#state = withoutFile(this.#state, uri);
		this.#loop.forget(uri);
		// What was typed and not saved is gone with the editor; the disk says what the file holds now.
		this.#reread(uri).catch((error: unknown) => this.#logError('Reading a file failed', error));
		void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
		void this.#connection.sendNotification(statusMethod, { uri, errors: 0, warnings: 0, others: 0 });
	}

	#publish(file: OpenFile, state: ServerState): void {
		if (isCertificateFile(file.uri)) {
			this.#publishCertificates(file, state).catch((error: unknown) => this.#logError('Judging certificates failed', error));
			return;
		}
		const diagnostics = writerOf(state, file.uri).ofStream(file.stream);
		void this.#connection.sendDiagnostics({ uri: file.uri, version: file.version, diagnostics });
		void this.#connection.sendNotification(statusMethod, statusOf(file.uri, diagnostics));
		// Behind the publication: no finding of the file itself waits for the picture of the workspace.
		const { resources, guide } = indexedFile(file.uri, file.stream, this.#state.context.reader);
		this.#see(this.#state.context.snapshot.with(file.uri, resources, guide).snapshot);
	}

	/** Takes another picture of the workspace; open files that are judged otherwise by it are judged again. */
	#see(snapshot: Snapshot): void {
		const before = this.#state;
		this.#state = withSnapshot(before, snapshot);
		if (definesOthers(this.#state)) {
			this.#state = stateWith(this.#stateOptions(this.#state.context.settings), this.#state);
		}
		for (const uri of this.#state.files.keys()) {
			if (writerOf(before, uri) !== writerOf(this.#state, uri)) {
				this.#loop.request(uri);
			}
		}
	}

	/** Signatures take a while: what was typed meanwhile makes the findings old, and the next ones are under way. */
	async #publishCertificates(file: OpenFile, { context, ruleUri }: ServerState): Promise<void> {
		const diagnostics = await certificateDiagnostics(file.stream.text, { at: Date.now(), settings: context.settings, ruleUri });
		if (this.#state.files.get(file.uri) === file) {
			void this.#connection.sendDiagnostics({ uri: file.uri, version: file.version, diagnostics });
			void this.#connection.sendNotification(statusMethod, statusOf(file.uri, diagnostics));
		}
	}

	/** Dates are judged anew every hour: a certificate may end while the editor stays open. */
	#tick(): void {
		this.#state = stateWith(this.#stateOptions(this.#state.context.settings), this.#state);
		for (const uri of this.#state.files.keys()) {
			this.#loop.request(uri);
		}
	}

	#stateOptions(settings: StateOptions['settings']): StateOptions {
		return {
			catalog: this.#catalog,
			// An editor that says nothing about trust knows no workspace that is not trusted.
			readsDefinitions: settings.workspaceCrds && this.#options.isTrusted !== false,
			spireSchemas: this.#environment.spireSchemas,
			settings,
			ruleUri: (rule) => (this.#options.rulePageBase === undefined ? undefined : `${this.#options.rulePageBase}${rule}`),
			onRuleError: (rule, error) => this.#logError(`The rule ${rule} failed`, error),
		};
	}

	#logError(what: string, error: unknown): void {
		// Never the text of a file: a message of our own may quote it, a stack does not.
		this.#connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
	}
}
