/// <reference types="vscode" />
import * as vscode from 'vscode';
import { BRIDGE_FIELD, type Answer, type CompanionMethod, type CompanionRequests, type Question, type ShownDiagnostic } from '../harness/protocol.js';

type Handlers = { readonly [M in CompanionMethod]: (params: CompanionRequests[M]['params']) => Promise<CompanionRequests[M]['result']> };

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
const RETRY_MS = 500;

/** Answers the tests' questions about the window, in the extension host of both editors alike. */
export function activate(context: vscode.ExtensionContext): void {
	const bridge = String((context.extension.packageJSON as Record<string, unknown>)[BRIDGE_FIELD]);
	let revision = 0;
	const waiting = new Set<() => void>();
	let isActive = true;
	context.subscriptions.push(
		{ dispose: () => (isActive = false) },
		vscode.languages.onDidChangeDiagnostics(() => {
			revision++;
			waiting.forEach((wake) => wake());
		}),
	);
	const handlers = createHandlers({
		revision: () => revision,
		nextRevision: () => new Promise<void>((resolve) => waiting.add(resolve)).finally(() => waiting.clear()),
	});
	void serve(bridge, handlers, () => isActive);
}

async function serve(bridge: string, handlers: Handlers, isActive: () => boolean): Promise<void> {
	const session = Math.random().toString(36).slice(2);
	await fetch(`${bridge}/hello/${session}`, { method: 'POST' });
	while (isActive()) {
		try {
			const question = (await (await fetch(`${bridge}/question/${session}`)).json()) as Question | null;
			if (question) {
				// Not awaited: a question that waits for a change must not hold up the next one.
				void answer(question, handlers).then((reply) => fetch(`${bridge}/answer/${session}`, { method: 'POST', body: JSON.stringify(reply) }));
			}
		} catch {
			// The tests have ended, or are about to end this window.
			await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
		}
	}
}

async function answer({ id, method, params }: Question, handlers: Handlers): Promise<Answer> {
	try {
		return { id, result: await handlers[method](params as never) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}

interface Revisions {
	revision(): number;
	nextRevision(): Promise<void>;
}

function createHandlers({ revision, nextRevision }: Revisions): Handlers {
	return {
		text: async ({ path }) => (await vscode.workspace.openTextDocument(uriOf(path))).getText(),
		diagnostics: async ({ path, after }) => {
			if (after === revision()) {
				await nextRevision();
			}
			const document = await vscode.workspace.openTextDocument(uriOf(path));
			return { revision: revision(), diagnostics: vscode.languages.getDiagnostics(document.uri).map((diagnostic) => shown(diagnostic, document)) };
		},
		configure: async ({ settings }) => {
			for (const [name, value] of Object.entries(settings)) {
				await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
			}
			return null;
		},
		cursor: async () => {
			const editor = vscode.window.activeTextEditor;
			return editor ? { path: vscode.workspace.asRelativePath(editor.document.uri), ...place(editor.selection.active) } : null;
		},
		extension: async ({ id }) => {
			const extension = vscode.extensions.getExtension(id);
			return extension ? { version: String((extension.packageJSON as { version: unknown }).version), isActive: extension.isActive } : null;
		},
	};
}

function uriOf(path: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (!folder) {
		throw new Error('No folder is open.');
	}
	return vscode.Uri.joinPath(folder.uri, path);
}

function shown(diagnostic: vscode.Diagnostic, document: vscode.TextDocument): ShownDiagnostic {
	const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
	return {
		text: document.getText(diagnostic.range),
		message: diagnostic.message,
		severity: SEVERITIES[diagnostic.severity],
		source: diagnostic.source,
		code: code === undefined ? undefined : String(code),
		...place(diagnostic.range.start),
	};
}

function place({ line, character }: vscode.Position): { line: number; character: number } {
	return { line, character };
}
