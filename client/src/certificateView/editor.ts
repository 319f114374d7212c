import * as vscode from 'vscode';
import { CertificateChainPanel, type CertificateServer } from './panel.js';

/** The view types of the custom editors: for files that are bytes, and as a choice for those that may be text. */
export const certificateEditorTypes = ['meshSecurity.certificateFile', 'meshSecurity.certificateOrText'] as const;

const HEAD_BYTES = 4096;

/**
 * Shows a certificate file in the place of a text editor. A file that turns out to be PEM opens as the text that it is, with the preview
 * beside it.
 */
export class CertificateEditorProvider implements vscode.CustomReadonlyEditorProvider {
	readonly #extensionUri: vscode.Uri;
	readonly #server: CertificateServer;
	readonly #openBeside: (uri: vscode.Uri) => void;

	constructor(extensionUri: vscode.Uri, server: CertificateServer, openBeside: (uri: vscode.Uri) => void) {
		this.#extensionUri = extensionUri;
		this.#server = server;
		this.#openBeside = openBeside;
	}

	openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
		return { uri, dispose: () => undefined };
	}

	async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
		if (await isPem(uri)) {
			const { viewColumn } = panel;
			// The editor that asked for this one still waits for it: closing it first would look like a failure.
			setTimeout(() => void this.#reopenAsText(uri, panel, viewColumn), 0);
			return;
		}
		new CertificateChainPanel(panel, { uri: uri.toString() }, this.#extensionUri, this.#server);
	}

	async #reopenAsText(uri: vscode.Uri, panel: vscode.WebviewPanel, viewColumn: vscode.ViewColumn | undefined): Promise<void> {
		await vscode.commands.executeCommand('vscode.openWith', uri, 'default', viewColumn ?? vscode.ViewColumn.Active);
		panel.dispose();
		this.#openBeside(uri);
	}
}

async function isPem(uri: vscode.Uri): Promise<boolean> {
	const bytes = await vscode.workspace.fs.readFile(uri);
	return /-----BEGIN /.test(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)));
}
