import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './start.js';

/** Starts the server in a web worker. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	await start(context, (options) => {
		const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'server', 'dist', 'server.browser.js').toString(true));
		return new LanguageClient('meshSecurity', 'Mesh Security', worker, options);
	});
}
