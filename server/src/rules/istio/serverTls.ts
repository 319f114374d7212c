import { listAt, objectAt, textAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';

/** One block of `ServerTLSSettings`: of a Gateway's server or of a Sidecar's ingress listener. */
export interface ServerTls {
	/** Where the block stands, for example `spec.servers[0].tls`. */
	readonly path: Path;
	readonly tls: JsonObject;
	/** `PASSTHROUGH`, the zero value, where the block names none; undefined where it is no text. */
	readonly mode: string | undefined;
	/** In upper case, as Istio compares it; undefined where it is left out. */
	readonly protocol: string | undefined;
}

/** Every TLS block of a Gateway or a Sidecar; resources of other kinds have none. */
export function serverTlsBlocks(value: JsonObject): readonly ServerTls[] {
	return ['servers', 'ingress'].flatMap((list) => listAt(value, 'spec', list).flatMap((listener, index): readonly ServerTls[] => {
		const tls = objectAt(listener, 'tls');
		if (tls === undefined) {
			return [];
		}
		const mode = tls['mode'] === undefined ? 'PASSTHROUGH' : textAt(tls, 'mode');
		return [{ path: ['spec', list, index, 'tls'], tls, mode, protocol: textAt(listener, 'port', 'protocol')?.toUpperCase() }];
	}));
}

/** Whether the mode asks clients for a certificate of a configured CA. */
export function verifiesClients(mode: string | undefined): boolean {
	return mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL';
}

/** Fields that name certificates, keys and CAs. */
export const SERVER_CERTIFICATE_FIELDS = ['serverCertificate', 'privateKey', 'caCertificates', 'caCrl', 'tlsCertificates', 'credentialName', 'credentialNames'] as const;

/** Whether the listener ends TLS with certificates that its author names. */
export function endsTls(mode: string | undefined): boolean {
	return mode === 'SIMPLE' || verifiesClients(mode);
}
