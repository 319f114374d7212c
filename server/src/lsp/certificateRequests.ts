import type { Connection } from 'vscode-languageserver';
import { type CertificateChainView, type CertificatesParams, certificatesMethod, sealingKeyMethod } from '../protocol/certificates.js';
import { issuanceGraphMethod } from '../protocol/issuance.js';
import type { Range } from '../protocol/position.js';
import { viewCertificateBytes, viewCertificates } from '../service/certificates.js';
import { issuanceGraph } from '../service/issuance.js';
import { PasswordSeal } from '../service/passwordSeal.js';
import { spanOfPath } from '../syntax/yaml/locate.js';
import { createStream } from '../syntax/yaml/stream.js';
import type { PlacedResource } from '../workspace/snapshot.js';
import { parseInstant } from '../x509/instant.js';
import type { FeatureHost } from './featureHost.js';
import type { OpenFile } from './state.js';

/** Answers the requests of the certificate panel and of the issuance graph. */
export function registerCertificateRequests(connection: Connection, host: FeatureHost): void {
	const seal = new PasswordSeal();
	connection.onRequest(sealingKeyMethod, () => seal.publicKey());
	connection.onRequest(certificatesMethod, (params: CertificatesParams) => certificates(params, (uri) => host.state().files.get(uri), seal));
	connection.onRequest(issuanceGraphMethod, () => issuanceGraph(host.state().context.snapshot, (placed) => rangeOf(placed, host)));
}

/** The place of a resource in its file; files that are closed are read for it. */
async function rangeOf({ uri, chunkIndex, resource }: PlacedResource, host: FeatureHost): Promise<Range | undefined> {
	const open = host.state().files.get(uri)?.stream;
	const text = open === undefined ? await host.files()?.read(uri) : undefined;
	const stream = open ?? (text === undefined ? undefined : createStream(text));
	const chunk = stream?.chunks[chunkIndex];
	return stream && chunk && stream.rangeOf(chunkIndex, spanOfPath(chunk.document, [...resource.path, 'metadata', 'name'], 'value'));
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
