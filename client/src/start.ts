import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type CertificateChainView, type SealingKey, certificatesMethod, sealingKeyMethod } from '../../server/src/protocol/certificates.js';
import { type IssuanceGraphView, issuanceGraphMethod } from '../../server/src/protocol/issuance.js';
import { type InitializationOptions, trustMethod } from '../../server/src/protocol/status.js';
import { registerCertificateView } from './certificateView/register.js';
import { registerIssuanceGraph } from './certificateView/graph.js';
import { registerRestartCommand } from './commands/restart.js';
import { serveFiles } from './files.js';
import { StatusItem } from './status.js';

/** Makes a client of the platform: over IPC on a desktop and remotely, to a worker in a browser. */
export type ClientFactory = (options: LanguageClientOptions, log: vscode.LogOutputChannel) => BaseLanguageClient;

/** Texts in which certificates are looked for beside manifests; no file association is taken from anyone. */
const CERTIFICATE_FILES = '**/*.{pem,crt,cer,key,csr,p7b,p7c,crl}';

/** Starts what both platforms share: the server's client, the commands, the status item and the certificate panel. */
export async function start(context: vscode.ExtensionContext, createClient: ClientFactory): Promise<void> {
	const log = vscode.window.createOutputChannel('Mesh Security', { log: true });
	const initializationOptions: InitializationOptions = { canReopenSuggestions: true, servesFiles: true, isTrusted: vscode.workspace.isTrusted, settings: plainSettings() };
	const client = createClient({
		documentSelector: [{ language: 'yaml' }, { language: 'helm' }, { language: 'json' }, { language: 'spire' }, { pattern: CERTIFICATE_FILES }],
		initializationOptions,
		outputChannel: log,
		diagnosticCollectionName: 'mesh-security',
		synchronize: {},
	}, log);
	context.subscriptions.push(
		log,
		registerCertificateView(context, {
			view: async (params) => {
				await client.start();
				return client.sendRequest<CertificateChainView>(certificatesMethod, params);
			},
			sealingKey: () => client.sendRequest<SealingKey>(sealingKeyMethod),
		}),
		registerIssuanceGraph(context, () => client.sendRequest<IssuanceGraphView>(issuanceGraphMethod)),
		registerRestartCommand(client, log),
		new StatusItem(client),
		...serveFiles(client),
		vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustMethod)),
		{ dispose: () => void client.dispose() },
	);
	await client.start();
}

/** The settings as data that can be sent. */
function plainSettings(): unknown {
	return JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('meshSecurity')));
}
