import * as vscode from 'vscode';
import { decodeSource, type PanelSource } from './messages.js';
import { CertificateEditorProvider, certificateEditorTypes } from './editor.js';
import { CertificateChainPanel, type CertificateServer, certificateViewType } from './panel.js';

/** The command that opens the preview; takes a uri and a position, both optional. */
export const previewCommand = 'meshSecurity.previewCertificateChain';

/**
 * Registers the preview of certificate chains: its command, one panel for each source, and its return after a reload. `server` answers the
 * panels. Disposing the result closes all panels.
 */
export function registerCertificateView(context: vscode.ExtensionContext, server: CertificateServer): vscode.Disposable {
	const panels = new Map<string, CertificateChainPanel>();
	const adopt = (webviewPanel: vscode.WebviewPanel, source: PanelSource): void => {
		const panel = new CertificateChainPanel(webviewPanel, source, context.extensionUri, server);
		panels.set(source.uri, panel);
		panel.onDidDispose(() => panels.delete(source.uri));
	};
	const open = (source: PanelSource): void => {
		const existing = panels.get(source.uri);
		if (existing) {
			existing.reveal(source.position);
			return;
		}
		const options = { enableScripts: true, enableFindWidget: true };
		adopt(vscode.window.createWebviewPanel(certificateViewType, 'Certificates', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, options), source);
	};
	const openBeside = (uri: vscode.Uri): void => open({ uri: uri.toString() });
	const editors = new CertificateEditorProvider(context.extensionUri, server, openBeside);
	const options = { webviewOptions: { enableFindWidget: true, retainContextWhenHidden: true }, supportsMultipleEditorsPerDocument: true };
	return vscode.Disposable.from(
		...certificateEditorTypes.map((type) => vscode.window.registerCustomEditorProvider(type, editors, options)),
		vscode.commands.registerCommand(previewCommand, (uri?: unknown, position?: unknown) => {
			const source = sourceOf(uri, position);
			if (source) {
				open(source);
			} else {
				void vscode.window.showInformationMessage('Open a file with certificates first, or choose the command on one in the explorer.');
			}
		}),
		vscode.window.registerWebviewPanelSerializer(certificateViewType, {
			deserializeWebviewPanel: (panel, state: unknown) => {
				const source = decodeSource(state);
				if (source && !panels.has(source.uri)) {
					adopt(panel, source);
				} else {
					panel.dispose();
				}
				return Promise.resolve();
			},
		}),
		new vscode.Disposable(() => [...panels.values()].forEach((panel) => panel.dispose())),
	);
}

/** What the command was called on: its arguments, else the active editor or the active tab of a file that is no text. */
function sourceOf(uri: unknown, position: unknown): PanelSource | undefined {
	const at = decodeSource({ source: { uri: '', position } })?.position;
	if (uri instanceof vscode.Uri || typeof uri === 'string') {
		return { uri: uri.toString(), ...(at && { position: at }) };
	}
	const editor = vscode.window.activeTextEditor;
	if (editor) {
		const { line, character } = editor.selection.active;
		return { uri: editor.document.uri.toString(), position: { line, character } };
	}
	const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	return input instanceof vscode.TabInputCustom ? { uri: input.uri.toString() } : undefined;
}
