import type { Connection } from 'vscode-languageserver';
import { certificateActions, isCertificateFile } from '../service/certificateDiagnostics.js';
import { certificateLenses } from '../service/certificates.js';
import { codeActionsFor } from '../service/codeActions.js';
import { completionsAt } from '../service/completion/complete.js';
import { resolveCompletion } from '../service/completion/resolve.js';
import { hoverAt } from '../service/hover.js';
import { documentLinks, pathReferences } from '../service/links.js';
import { documentSymbols, foldingRanges } from '../service/symbols.js';
import { registerCertificateRequests } from './certificateRequests.js';
import type { FeatureHost } from './featureHost.js';
import { type OpenFile, contextOf } from './state.js';

/** The command of the client that opens the certificate panel. */
const PREVIEW_COMMAND = 'meshSecurity.previewCertificateChain';

/** Answers the requests about open files, each from the state of the moment. */
export function registerFeatures(connection: Connection, host: FeatureHost): void {
	const fileOf = (uri: string): OpenFile | undefined => host.state().files.get(uri);

	connection.onHover(({ textDocument, position }) => {
		const file = fileOf(textDocument.uri);
		return file === undefined ? null : (hoverAt(host.state().context, file.stream, position) ?? null);
	});
	connection.onCompletion(({ textDocument, position }) => {
		const file = fileOf(textDocument.uri);
		const canReopen = host.options().canReopenSuggestions === true;
		return file === undefined || !isManifest(file) ? [] : [...completionsAt(host.state().context, file.stream, position, { canReopen, isJson: isJson(file) })];
	});
	connection.onCompletionResolve((item) => resolveCompletion(host.state().context, item));
	connection.onCodeAction(({ textDocument, range, context }) => {
		const file = fileOf(textDocument.uri);
		if (file !== undefined && isCertificateFile(file.uri)) {
			return [...certificateActions(file.stream.text, file.uri, context.diagnostics)].filter(({ kind }) => context.only === undefined || context.only.some((only) => kind === only || kind?.startsWith(`${only}.`)));
		}
		return file === undefined ? [] : [...codeActionsFor(contextOf(host.state(), file.uri), file.stream, { uri: file.uri, range, diagnostics: context.diagnostics, only: context.only })];
	});
	connection.onDocumentSymbol(({ textDocument }) => {
		const file = fileOf(textDocument.uri);
		return file === undefined ? [] : [...documentSymbols(host.state().context.reader, file.stream)];
	});
	connection.onFoldingRanges(({ textDocument }) => {
		const file = fileOf(textDocument.uri);
		return file === undefined ? [] : [...foldingRanges(file.stream)];
	});
	connection.onDocumentLinks(async ({ textDocument }) => {
		const file = fileOf(textDocument.uri);
		const files = host.files();
		return file === undefined || files === undefined ? [] : [...(await documentLinks(pathReferences(host.state().context.reader, file.stream), file.uri, host.state().folders, (uri) => files.exists(uri)))];
	});
	connection.onCodeLens(({ textDocument }) => {
		const file = fileOf(textDocument.uri);
		return file === undefined ? [] : certificateLenses(file.stream).map(({ range, title }) => ({ range, command: { title, command: PREVIEW_COMMAND, arguments: [file.uri, range.start] } }));
	});
	registerCertificateRequests(connection, host);
}

function isJson({ languageId, uri }: OpenFile): boolean {
	return languageId === 'json' || languageId === 'jsonc' || /\.json$/i.test(uri);
}

/** The languages whose files may be manifests; others are open only for their certificates. */
function isManifest({ languageId, uri }: OpenFile): boolean {
	return ['yaml', 'helm', 'json', 'jsonc', 'spire'].includes(languageId) || /\.(?:ya?ml|conf|hcl)$/.test(uri);
}
