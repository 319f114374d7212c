import { listAt, objectAt, textAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { isObject } from '../../syntax/yaml/value.js';

/** One block of `ClientTLSSettings` in a DestinationRule. */
export interface ClientTls {
	/** Where the block stands, for example `spec.trafficPolicy.tls`. */
	readonly path: Path;
	readonly tls: JsonObject;
	readonly mode: string | undefined;
}

/** Where the policies of a DestinationRule stand: that of the destination, then those of the subsets. */
export function policyPaths(value: JsonObject): readonly Path[] {
	return [['spec', 'trafficPolicy'], ...listAt(value, 'spec', 'subsets').map((_, index): Path => ['spec', 'subsets', index, 'trafficPolicy'])];
}

/** Every TLS block of a DestinationRule: of the destination, of its ports, of its subsets and of their ports. */
export function clientTlsBlocks(value: JsonObject): readonly ClientTls[] {
	return policyPaths(value).flatMap((policy) => {
		const ports = listAt(value, ...policy, 'portLevelSettings').map((_, index): Path => [...policy, 'portLevelSettings', index, 'tls']);
		return [[...policy, 'tls'], ...ports].flatMap((path): readonly ClientTls[] => {
			const tls = objectAt(value, ...path);
			return tls === undefined ? [] : [{ path, tls, mode: textAt(tls, 'mode') }];
		});
	});
}

/** Whether a field says anything: to Istio an empty text, an empty list and `false` are the same as nothing. */
export function isSet(settings: JsonObject, field: string): boolean {
	const value = settings[field];
	return value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0) && !(isObject(value) && Object.keys(value).length === 0);
}

/** Those of the fields that say something. */
export function fieldsSet(settings: JsonObject, fields: readonly string[]): readonly string[] {
	return fields.filter((field) => isSet(settings, field));
}

/** Fields that name certificates and keys. */
export const CREDENTIAL_FIELDS = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl', 'credentialName'] as const;

/** Fields of a TLS block that have no effect in a mode. */
export function ignoredFields({ mode, tls }: ClientTls): readonly string[] {
	switch (mode) {
		case 'ISTIO_MUTUAL':
			return fieldsSet(tls, [...CREDENTIAL_FIELDS, 'insecureSkipVerify']);
		case 'DISABLE':
			return fieldsSet(tls, [...CREDENTIAL_FIELDS, 'insecureSkipVerify', 'subjectAltNames', 'sni']);
		case 'SIMPLE':
			// Beside a credentialName they are not ignored but refused.
			return isSet(tls, 'credentialName') ? [] : fieldsSet(tls, ['clientCertificate', 'privateKey']);
		default:
			return [];
	}
}

/** The CA bundle of Istio's proxy image, which it uses when no CA is named. */
export const SYSTEM_CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
/** Stands for a file that the author mounts into the proxy. */
export const EXAMPLE_CA = '/etc/certs/ca.pem';
