import * as vscode from 'vscode';
import type { IssuanceGraphView } from '../../../server/src/protocol/issuance.js';
import { decodeFromGraphPage, type ToGraphPage } from './messages.js';
import { pageFolder, pageHtml } from './page.js';

/** The command that opens the issuance graph. */
export const issuanceGraphCommand = 'meshSecurity.showIssuanceGraph';

const MANIFEST = /\.(?:ya?ml|json|conf|hcl)$/i;

/** Registers the panel of the issuance graph: one at most. `request` asks the server. */
export function registerIssuanceGraph(context: vscode.ExtensionContext, request: () => Promise<IssuanceGraphView>): vscode.Disposable {
	let panel: IssuanceGraphPanel | undefined;
	return vscode.Disposable.from(
		vscode.commands.registerCommand(issuanceGraphCommand, () => {
			if (panel) {
				panel.reveal();
				return;
			}
			panel = new IssuanceGraphPanel(context.extensionUri, request, () => {
				panel = undefined;
			});
		}),
		new vscode.Disposable(() => panel?.dispose()),
	);
}

/** Draws what the server says, and again when a manifest is saved. */
class IssuanceGraphPanel {
	readonly #panel: vscode.WebviewPanel;
	readonly #request: () => Promise<IssuanceGraphView>;
	#graph: IssuanceGraphView | undefined;

	constructor(extensionUri: vscode.Uri, request: () => Promise<IssuanceGraphView>, onDispose: () => void) {
		this.#request = request;
		this.#panel = vscode.window.createWebviewPanel('meshSecurity.issuanceGraph', 'Issuance Graph', vscode.ViewColumn.Beside, { enableScripts: true, enableFindWidget: true, retainContextWhenHidden: true, localResourceRoots: [pageFolder(extensionUri)] });
		this.#panel.iconPath = vscode.Uri.joinPath(extensionUri, 'client', 'media', 'icon.png');
		const subscriptions = [
			this.#panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)),
			vscode.workspace.onDidSaveTextDocument(({ uri }) => {
				if (MANIFEST.test(uri.path)) {
					void this.#update();
				}
			}),
		];
		this.#panel.onDidDispose(() => {
			subscriptions.forEach((subscription) => subscription.dispose());
			onDispose();
		});
		this.#panel.webview.html = pageHtml(this.#panel.webview, extensionUri, 'issuanceGraph');
	}

	reveal(): void {
		this.#panel.reveal();
		void this.#update();
	}

	dispose(): void {
		this.#panel.dispose();
	}

	async #receive(value: unknown): Promise<void> {
		const message = decodeFromGraphPage(value);
		switch (message?.type) {
			case 'ready':
			case 'refresh':
				return this.#update();
			case 'open':
				return this.#open(message.node);
			case 'export':
				return this.#export(message.format);
			case undefined:
				return;
		}
	}

	async #update(): Promise<void> {
		this.#graph = await this.#request();
		const message: ToGraphPage = { type: 'graph', graph: this.#graph };
		void this.#panel.webview.postMessage(message);
	}

	/** Only places that the server named are opened: the page gives an id, no address. */
	async #open(id: string): Promise<void> {
		const source = this.#graph?.nodes.find((node) => node.id === id)?.source;
		if (source) {
			const { start, end } = source.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
			await vscode.window.showTextDocument(vscode.Uri.parse(source.uri), { selection: new vscode.Range(start.line, start.character, end.line, end.character), viewColumn: vscode.ViewColumn.One });
		}
	}

	async #export(format: 'svg' | 'mermaid'): Promise<void> {
		if (this.#graph === undefined) {
			return;
		}
		const content = format === 'svg' ? this.#graph.svg : `\`\`\`mermaid\n${this.#graph.mermaid}\`\`\`\n`;
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: format === 'svg' ? 'xml' : 'markdown' }));
	}
}
