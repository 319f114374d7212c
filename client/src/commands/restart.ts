import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Registers `Mesh Security: Restart Language Server` and `Mesh Security: Show Output`. */
export function registerRestartCommand(client: BaseLanguageClient, log: vscode.LogOutputChannel): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('meshSecurity.restartServer', async () => {
			await client.stop();
			await client.start();
		}),
		vscode.commands.registerCommand('meshSecurity.showOutput', () => log.show()),
	);
}
