import { textAt, valueAt } from '../../resource/resource.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { dnsProviders, issuerTypes } from './conflicts.js';
import { isSet } from './values.js';

/** A field that the webhook demands of a block, and what to write there. */
export interface Requirement {
	/** Where the field belongs, as a pattern. */
	readonly block: string;
	readonly field: string;
	readonly example: JsonValue;
	/** The schema says it already where the field is missing altogether; an empty one passes the schema. */
	readonly saidBySchema?: boolean;
	/** The field is needed only beside one of these. */
	readonly beside?: readonly string[];
	/** The field inside `field` that a finding names: the name of a reference that is missing as a whole. */
	readonly inner?: string;
	/** Reported on the block, not on the field. */
	readonly atBlock?: boolean;
	/** A literal that gives way to a reference to a Secret. */
	readonly isReplaced?: boolean;
}

/** Fields of which a block needs at least one. */
export interface Choice {
	readonly block: string;
	readonly fields: readonly string[];
	readonly example: readonly [string, JsonValue];
	readonly isGiven?: (block: JsonValue, field: string) => boolean;
}

const SOLVER = 'spec.acme.solvers.*';
const DNS01 = `${SOLVER}.dns01`;
const AZURE = `${DNS01}.azureDNS`;
const VAULT = 'spec.vault';

/** Stands for a password that is kept in a Secret. */
export const keystorePassword = { name: 'keystore-password', key: 'password' };

/** What CertificateRequests need, and Certificates as well. */
export const referenceRequirements: readonly Requirement[] = [{ block: 'spec.issuerRef', field: 'name', example: 'my-issuer', saidBySchema: true }];

/** What Certificates need. */
export const certificateRequirements: readonly Requirement[] = [
	...referenceRequirements,
	{ block: 'spec', field: 'secretName', example: 'app-tls', saidBySchema: true },
	{ block: 'spec.keystores.pkcs12', field: 'password', example: keystorePassword, isReplaced: true, saidBySchema: true },
	{ block: 'spec.keystores.jks', field: 'password', example: keystorePassword, isReplaced: true, saidBySchema: true },
];

/** What Issuers and ClusterIssuers need. */
export const issuerRequirements: readonly Requirement[] = [
	{ block: 'spec.acme', field: 'server', example: 'https://acme-v02.api.letsencrypt.org/directory', saidBySchema: true },
	...reference('spec.acme', 'privateKeySecretRef', 'acme-account'),
	{ block: 'spec.acme.externalAccountBinding', field: 'keyID', example: 'key-id', saidBySchema: true },
	...reference('spec.acme.externalAccountBinding', 'keySecretRef', 'eab-key', 'secret'),
	...keyReferences(`${DNS01}.akamai`, { accessTokenSecretRef: 'access-token', clientSecretSecretRef: 'client-secret', clientTokenSecretRef: 'client-token' }),
	{ block: `${DNS01}.akamai`, field: 'serviceConsumerDomain', example: 'akab-example.luna.akamaiapis.net', saidBySchema: true },
	{ block: AZURE, field: 'subscriptionID', example: 'subscription-id', saidBySchema: true },
	{ block: AZURE, field: 'resourceGroupName', example: 'resource-group', saidBySchema: true },
	{ block: AZURE, field: 'clientID', beside: ['clientSecretSecretRef', 'tenantID'], example: 'client-id' },
	{ block: AZURE, field: 'clientSecretSecretRef', beside: ['clientID', 'tenantID'], example: { name: 'azure-dns', key: 'client-secret' } },
	{ block: AZURE, field: 'tenantID', beside: ['clientID', 'clientSecretSecretRef'], example: 'tenant-id' },
	{ block: `${AZURE}.managedIdentity`, field: 'clientID', beside: ['tenantID'], example: 'client-id', atBlock: true },
	{ block: `${DNS01}.cloudDNS`, field: 'project', example: 'my-project', saidBySchema: true },
	...keyReferences(`${DNS01}.cloudDNS`, { serviceAccountSecretRef: 'key.json' }),
	...keyReferences(`${DNS01}.cloudflare`, { apiTokenSecretRef: 'api-token', apiKeySecretRef: 'api-key' }),
	{ block: `${DNS01}.cloudflare`, field: 'email', beside: ['apiKeySecretRef'], example: 'dns@my-company.com' },
	...keyReferences(`${DNS01}.route53`, { accessKeyIDSecretRef: 'access-key-id' }),
	{ block: `${DNS01}.acmeDNS`, field: 'host', example: 'https://auth.acme-dns.io', saidBySchema: true },
	...keyReferences(`${DNS01}.acmeDNS`, { accountSecretRef: 'acmedns.json' }),
	...keyReferences(`${DNS01}.digitalocean`, { tokenSecretRef: 'access-token' }),
	{ block: `${DNS01}.rfc2136`, field: 'nameserver', example: '192.0.2.53:53', saidBySchema: true },
	{ block: `${DNS01}.rfc2136`, field: 'tsigSecretSecretRef', inner: 'name', beside: ['tsigKeyName'], example: { name: 'tsig', key: 'secret' } },
	{ block: `${DNS01}.rfc2136`, field: 'tsigKeyName', beside: ['tsigSecretSecretRef'], example: 'my-key' },
	...keyReferences(`${DNS01}.rfc2136`, { tsigSecretSecretRef: 'secret' }),
	{ block: `${DNS01}.webhook`, field: 'solverName', example: 'my-solver', saidBySchema: true },
	{ block: 'spec.ca', field: 'secretName', example: 'my-ca', saidBySchema: true },
	{ block: VAULT, field: 'server', example: 'https://vault.example.com:8200', saidBySchema: true },
	{ block: VAULT, field: 'path', example: 'pki_int/sign/mesh', saidBySchema: true },
	{ block: VAULT, field: 'clientCertSecretRef', beside: ['clientKeySecretRef'], example: { name: 'vault-client', key: 'tls.crt' } },
	{ block: VAULT, field: 'clientKeySecretRef', beside: ['clientCertSecretRef'], example: { name: 'vault-client', key: 'tls.key' } },
	...reference(`${VAULT}.auth`, 'tokenSecretRef', 'vault-token'),
	{ block: `${VAULT}.auth.appRole`, field: 'roleId', example: 'role-id', saidBySchema: true },
	...reference(`${VAULT}.auth.appRole`, 'secretRef', 'vault-approle'),
	{ block: `${VAULT}.auth.kubernetes`, field: 'role', example: 'cert-manager', saidBySchema: true },
	...reference(`${VAULT}.auth.kubernetes`, 'secretRef', 'vault-token'),
	...reference(`${VAULT}.auth.kubernetes`, 'serviceAccountRef', 'vault-issuer'),
	{ block: `${VAULT}.auth.aws`, field: 'iamRoleArn', beside: ['serviceAccountRef'], example: 'arn:aws:iam::111122223333:role/cert-manager' },
	{ block: 'spec.venafi', field: 'zone', example: 'my-zone', saidBySchema: true },
	{ block: 'spec.venafi.tpp', field: 'url', example: 'https://tpp.example.com/vedsdk', saidBySchema: true },
	...reference('spec.venafi.tpp', 'credentialsRef', 'tpp-credentials'),
	{ block: 'spec.venafi.ngts', field: 'tsgID', example: '1234567890', saidBySchema: true },
	...reference('spec.venafi.ngts', 'credentialsRef', 'ngts-credentials'),
];

/** What Bundles need. */
export const bundleRequirements: readonly Requirement[] = [
	{ block: 'spec.target.configMap', field: 'key', example: 'ca-certificates.crt', saidBySchema: true },
	{ block: 'spec.target.secret', field: 'key', example: 'ca-certificates.crt', saidBySchema: true },
	{ block: 'spec.target.additionalFormats.pkcs12', field: 'key', example: 'bundle.p12', saidBySchema: true },
	{ block: 'spec.target.additionalFormats.jks', field: 'key', example: 'bundle.jks', saidBySchema: true },
];

/** The choices in Certificates. */
export const certificateChoices: readonly Choice[] = ['pkcs12', 'jks'].map((store): Choice => ({
	block: `spec.keystores.${store}`,
	fields: ['passwordSecretRef', 'password'],
	example: ['passwordSecretRef', keystorePassword],
	isGiven: (block, field) => (field === 'password' ? textAt(block, 'password') !== undefined : isSet(valueAt(block, [field, 'name']))),
}));

/** The choices in Issuers and ClusterIssuers. */
export const issuerChoices: readonly Choice[] = [
	{ block: 'spec', fields: issuerTypes, example: ['selfSigned', {}] },
	{ block: SOLVER, fields: ['http01', 'dns01'], example: ['http01', { ingress: { ingressClassName: 'nginx' } }] },
	{ block: `${SOLVER}.http01`, fields: ['ingress', 'gatewayHTTPRoute'], example: ['ingress', { ingressClassName: 'nginx' }] },
	{ block: DNS01, fields: dnsProviders, example: ['cloudDNS', { project: 'my-project' }] },
	{ block: `${DNS01}.cloudflare`, fields: ['apiTokenSecretRef', 'apiKeySecretRef'], example: ['apiTokenSecretRef', { name: 'cloudflare', key: 'api-token' }] },
	{ block: `${VAULT}.auth`, fields: ['tokenSecretRef', 'appRole', 'clientCertificate', 'kubernetes', 'aws'], example: ['kubernetes', { role: 'cert-manager', serviceAccountRef: { name: 'vault-issuer' } }] },
	{ block: `${VAULT}.auth.kubernetes`, fields: ['serviceAccountRef', 'secretRef'], example: ['serviceAccountRef', { name: 'vault-issuer' }] },
	{ block: 'spec.venafi', fields: ['tpp', 'cloud', 'ngts'], example: ['cloud', { apiTokenSecretRef: { name: 'venafi-cloud', key: 'apikey' } }] },
];

/** The choices in Bundles. */
export const bundleChoices: readonly Choice[] = [
	{ block: 'spec.sources.*', fields: ['configMap', 'secret', 'inLine', 'useDefaultCAs'], example: ['useDefaultCAs', true], isGiven: (block, field) => valueAt(block, [field]) !== undefined },
	...['spec.sources.*.configMap', 'spec.sources.*.secret'].flatMap((block): readonly Choice[] => [
		{ block, fields: ['name', 'selector'], example: ['name', 'mesh-roots'] },
		{ block, fields: ['key', 'includeAllKeys'], example: ['key', 'ca.crt'] },
	]),
	{ block: 'spec.target', fields: ['configMap', 'secret'], example: ['configMap', { key: 'ca-certificates.crt' }] },
	{ block: 'spec.target.additionalFormats', fields: ['pkcs12', 'jks'], example: ['pkcs12', { key: 'bundle.p12' }] },
];

/** A reference to a Secret whose name must not be empty, and whose key must be there where one is given here. */
function reference(block: string, field: string, name: string, key?: string): readonly Requirement[] {
	const at = `${block}.${field}`;
	return [{ block: at, field: 'name', example: name, saidBySchema: true }, ...(key === undefined ? [] : [{ block: at, field: 'key', example: key }])];
}

function keyReferences(block: string, keys: Readonly<Record<string, string>>): readonly Requirement[] {
	return Object.entries(keys).flatMap(([field, key]) => reference(block, field, 'dns-credentials', key));
}
