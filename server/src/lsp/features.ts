import type { Connection } from 'vscode-languageserver';
import { type CertificateChainView, type CertificatesParams, certificatesMethod, sealingKeyMethod } from '../protocol/certificates.js';
import type { InitializationOptions } from '../protocol/status.js';
import { certificateLenses, viewCertificateBytes, viewCertificates } from '../service/certificates.js';
import { codeActionsFor } from '../service/codeActions.js';
import { completionsAt } from '../service/completion/complete.js';
import { resolveCompletion } from '../service/completion/resolve.js';
import { hoverAt } from '../service/hover.js';
import { documentLinks, pathReferences } from '../service/links.js';
import { PasswordSeal } from '../service/passwordSeal.js';
import { documentSymbols, foldingRanges } from '../service/symbols.js';
import type { FileSource } from '../workspace/fileSource.js';
import { parseInstant } from '../x509/instant.js';
import type { OpenFile, ServerState } from './state.js';

/** The command of the client that opens the certificate panel. */
const PREVIEW_COMMAND = 'meshSecurity.previewCertificateChain';

/** What the request handlers read; they change nothing. */
export interface FeatureHost {
	state(): ServerState;
	options(): InitializationOptions;
	files(): FileSource | undefined;
}

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
		return file === undefined || !isManifest(file) ? [] : [...completionsAt(host.state().context, file.stream, position, { canReopen })];
	});
	connection.onCompletionResolve((item) => resolveCompletion(host.state().context, item));
	connection.onCodeAction(({ textDocument, range, context }) => {
		const file = fileOf(textDocument.uri);
		return file === undefined ? [] : [...codeActionsFor(host.state().context, file.stream, { uri: file.uri, range, diagnostics: context.diagnostics, only: context.only })];
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
	const seal = new PasswordSeal();
	connection.onRequest(sealingKeyMethod, () => seal.publicKey());
	connection.onRequest(certificatesMethod, (params: CertificatesParams) => certificates(params, fileOf, seal));
}

/** The languages whose files may be manifests; others are open only for their certificates. */
function isManifest({ languageId, uri }: OpenFile): boolean {
	return ['yaml', 'helm', 'json', 'jsonc'].includes(languageId) || /\.ya?ml$/.test(uri);
}

async function certificates({ source, at, host, sealedPassword }: CertificatesParams, fileOf: (uri: string) => OpenFile | undefined, seal: PasswordSeal): Promise<CertificateChainView | null> {
	const chosen = at === undefined ? undefined : parseInstant(at);
	const password = sealedPassword === undefined ? undefined : await seal.open(sealedPassword);
	const options = {
		uri: source.uri, at: chosen ?? Date.now(), isTimeChosen: chosen !== undefined,
		...(source.position && { position: source.position }), ...(host !== undefined && host !== '' && { host }), ...(password !== undefined && { password }),
	};
	if ('bytesBase64' in source) {
		return viewCertificateBytes(source.bytesBase64, options);
	}
	const file = fileOf(source.uri);
	return file === undefined ? null : viewCertificates({ text: file.stream.text }, options);
}
