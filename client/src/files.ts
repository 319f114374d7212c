import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FileParams, fileExistsMethod, listFilesMethod, readFileMethod } from '../../server/src/protocol/status.js';

/** Answers the server's questions about workspace files, for a server that has no disk. Nothing outside the workspace is read. */
export function serveFiles(client: BaseLanguageClient): readonly vscode.Disposable[] {
	return [
		client.onRequest(fileExistsMethod, async ({ uri }: FileParams) => (await statOf(uri)) !== undefined),
		client.onRequest(readFileMethod, async ({ uri }: FileParams) => {
			const target = inWorkspace(uri);
			return target === undefined ? null : new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
		}),
		client.onRequest(listFilesMethod, async () => {
			const found = await vscode.workspace.findFiles('**/*.{yaml,yml,json}', '**/node_modules/**', 50_000);
			return found.map((uri) => ({ uri: uri.toString(), sizeBytes: 0 }));
		}),
	];
}

async function statOf(uri: string): Promise<vscode.FileStat | undefined> {
	const target = inWorkspace(uri);
	try {
		return target === undefined ? undefined : await vscode.workspace.fs.stat(target);
	} catch {
		return undefined;
	}
}

function inWorkspace(uri: string): vscode.Uri | undefined {
	const target = vscode.Uri.parse(uri);
	return vscode.workspace.getWorkspaceFolder(target) === undefined ? undefined : target;
}
