import * as path from 'node:path';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './start.js';

/** Starts the server as a process of its own and talks to it over IPC. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const module = context.asAbsolutePath(path.join('server', 'dist', 'server.node.js'));
	await start(context, (options) => new LanguageClient('meshSecurity', 'Mesh Security', { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } }, options));
}
