import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type StatusParams, statusMethod } from '../../server/src/protocol/status.js';

/** Shows in the status bar how many findings the active file has. Hidden while no file of ours is in front. */
export class StatusItem implements vscode.Disposable {
	readonly #item: vscode.StatusBarItem;
	readonly #counts = new Map<string, StatusParams>();
	readonly #disposables: vscode.Disposable[];
	#isRunning = true;

	constructor(client: BaseLanguageClient) {
		this.#item = vscode.window.createStatusBarItem('meshSecurity.status', vscode.StatusBarAlignment.Right, 50);
		this.#item.name = 'Mesh Security';
		this.#disposables = [
			this.#item,
			client.onNotification(statusMethod, (params: StatusParams) => {
				this.#counts.set(vscode.Uri.parse(params.uri).toString(), params);
				this.#show();
			}),
			client.onDidChangeState(({ newState }) => {
				this.#isRunning = newState !== State.Stopped;
				this.#show();
			}),
			vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
		];
	}

	#show(): void {
		const uri = vscode.window.activeTextEditor?.document.uri.toString();
		const counts = uri === undefined ? undefined : this.#counts.get(uri);
		if (!this.#isRunning) {
			this.#set('$(shield) Mesh Security stopped', 'The language server stopped. Select to start it again.', 'meshSecurity.restartServer');
		} else if (counts === undefined) {
			this.#item.hide();
		} else {
			const total = counts.errors + counts.warnings + counts.others;
			const text = total === 0 ? '$(shield) No findings' : `$(shield) ${total} finding${total === 1 ? '' : 's'}`;
			this.#set(text, `Mesh Security: ${counts.errors} errors, ${counts.warnings} warnings, ${counts.others} hints in this file. Select to see them.`, 'workbench.actions.view.problems');
		}
	}

	#set(text: string, tooltip: string, command: string): void {
		this.#item.text = text;
		this.#item.tooltip = tooltip;
		this.#item.command = command;
		this.#item.accessibilityInformation = { label: tooltip, role: 'button' };
		this.#item.show();
	}

	dispose(): void {
		for (const disposable of this.#disposables) {
			disposable.dispose();
		}
	}
}
