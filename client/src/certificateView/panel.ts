import * as vscode from 'vscode';
import type { CertificateChainView, CertificatesParams, SealingKey } from '../../../server/src/protocol/certificates.js';
import type { Range } from '../../../server/src/protocol/position.js';
import { decodeFromPage, type PanelSource, type ToPage } from './messages.js';
import { pageFolder, pageHtml } from './page.js';
import { askSealedPassword } from './password.js';
import { readSource, toBase64 } from './source.js';

/** What the panel asks the server. Both reject when the server cannot answer. */
export interface CertificateServer {
	readonly view: (params: CertificatesParams) => Promise<CertificateChainView>;
	readonly sealingKey: () => Promise<SealingKey>;
}

/** The view type of the panel, by which VS Code finds its serializer. */
export const certificateViewType = 'meshSecurity.certificateChain';

/**
 * One panel for one source: shows its certificates, follows its changes, and is disposed with it. Never more than one request is
 * under way; changes that come meanwhile lead to one more.
 */
export class CertificateChainPanel implements vscode.Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #server: CertificateServer;
	readonly #subscriptions: vscode.Disposable[] = [];
	#source: PanelSource;
	#isLoading = false;
	#isStale = false;
	#isReady = false;
	#isDisposed = false;

	constructor(panel: vscode.WebviewPanel, source: PanelSource, extensionUri: vscode.Uri, server: CertificateServer) {
		this.#panel = panel;
		this.#source = source;
		this.#server = server;
		panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
		panel.iconPath = vscode.Uri.joinPath(extensionUri, 'client', 'media', 'icon.png');
		panel.title = `Certificates: ${fileName(this.uri)}`;
		this.#subscriptions.push(
			panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri)),
			vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#changed(uri)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#changed(uri)),
			this.#watchFile(),
			panel.onDidDispose(() => this.#release()),
		);
		// Last, so that no message of the page can come before someone listens.
		panel.webview.html = pageHtml(panel.webview, extensionUri);
	}

	/** What the panel shows. */
	get uri(): vscode.Uri {
		return vscode.Uri.parse(this.#source.uri);
	}

	/** Tells the listener once that the panel is gone. */
	onDidDispose(listener: () => void): vscode.Disposable {
		return this.#panel.onDidDispose(listener);
	}

	/** Brings the panel to the front, with the entry at another place of its source in focus. */
	reveal(position: PanelSource['position']): void {
		this.#source = { ...this.#source, ...(position && { position }) };
		this.#panel.reveal(undefined, true);
		void this.#update();
	}

	dispose(): void {
		this.#panel.dispose();
	}

	#release(): void {
		this.#isDisposed = true;
		for (const subscription of this.#subscriptions.splice(0)) {
			subscription.dispose();
		}
	}

	/** Files that change on disk without being open, such as a renewed certificate. */
	#watchFile(): vscode.Disposable {
		const { uri } = this;
		const folder = vscode.Uri.joinPath(uri, '..');
		const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, fileName(uri).replace(/[*?{}[\]]/g, '?')));
		const listeners = [watcher.onDidChange(() => this.#changed(uri)), watcher.onDidCreate(() => this.#changed(uri))];
		return vscode.Disposable.from(watcher, ...listeners);
	}

	#receive(value: unknown): void {
		const message = decodeFromPage(value);
		switch (message?.type) {
			case 'ready':
				this.#isReady = true;
				void this.#update();
				break;
			case 'copy':
				void vscode.env.clipboard.writeText(message.text).then(() => vscode.window.setStatusBarMessage(`Copied ${message.what}`, 2000));
				break;
			case 'reveal':
				void this.#revealInSource(message.range);
				break;
			case 'judge':
				this.#judge(message.at, message.host);
				break;
			case 'unlock':
				void this.#unlock();
				break;
			case undefined:
				break;
		}
	}

	#judge(at: string, host: string): void {
		const { uri, position } = this.#source;
		this.#source = { uri, ...(position && { position }), ...(at !== '' && { at }), ...(host !== '' && { host }) };
		void this.#update();
	}

	/** The password opens the store for this picture; when the file changes, it is asked for again. */
	async #unlock(): Promise<void> {
		const sealedPassword = await askSealedPassword(fileName(this.uri), this.#server.sealingKey);
		if (sealedPassword !== undefined) {
			await this.#load(sealedPassword);
		}
	}

	async #revealInSource({ start, end }: Range): Promise<void> {
		const { uri } = this;
		const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
		const selection = new vscode.Range(start.line, start.character, end.line, end.character);
		// A panel that has the only column to itself must not be covered by its own source.
		await vscode.window.showTextDocument(uri, { selection, viewColumn: shown?.viewColumn ?? (this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One) });
	}

	#changed(uri: vscode.Uri): void {
		if (uri.toString() === this.uri.toString()) {
			void this.#update();
		}
	}

	async #update(): Promise<void> {
		if (!this.#isReady || this.#isLoading) {
			this.#isStale = true;
			return;
		}
		this.#isLoading = true;
		do {
			this.#isStale = false;
			await this.#load();
		} while (this.#isStale);
		this.#isLoading = false;
	}

	async #load(sealedPassword?: string): Promise<void> {
		const source = this.#source;
		try {
			const bytesBase64 = toBase64(await readSource(this.uri));
			const { uri, position, at, host } = source;
			const view = await this.#server.view({ source: { uri, bytesBase64, ...(position && { position }) }, ...(at !== undefined && { at }), ...(host !== undefined && { host }), ...(sealedPassword !== undefined && { sealedPassword }) });
			this.#post({ type: 'view', view, source, fileName: fileName(this.uri) });
		} catch (error) {
			this.#post({ type: 'failed', message: error instanceof Error ? error.message : String(error), source });
		}
	}

	#post(message: ToPage): void {
		// The answer may come after the reader closed the panel, whose webview then throws.
		if (!this.#isDisposed) {
			void this.#panel.webview.postMessage(message);
		}
	}
}

function fileName(uri: vscode.Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
