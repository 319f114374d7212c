import { objectAt, textAt } from '../../resource/resource.js';
import { type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { isSet } from './values.js';

/** Fields of one block of which the webhook accepts at most one group. */
export interface Conflict {
	/** Where the fields stand, as a pattern. */
	readonly block: string;
	/** Fields of one group go together; of two groups only one may be set. */
	readonly groups: readonly (readonly string[])[];
	/** What is reported: the block as a whole, or each field behind the first group. */
	readonly at: 'block' | 'field';
	/** Whether a field counts as given, where that is more than having a value. */
	readonly isGiven?: (field: string, value: JsonValue | undefined) => boolean;
}

const SOLVER = 'spec.acme.solvers.*';
const DNS01 = `${SOLVER}.dns01`;
const SOURCE = 'spec.sources.*';

/** The signers that an issuer can be, in the order in which the webhook looks at them. */
export const issuerTypes = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'] as const;

/** The DNS01 providers of a solver. */
export const dnsProviders = ['akamai', 'azureDNS', 'cloudDNS', 'cloudflare', 'route53', 'acmeDNS', 'digitalocean', 'rfc2136', 'webhook'] as const;

/** The groups of fields in Certificates that exclude each other. */
export const certificateConflicts: readonly Conflict[] = [
	{ block: 'spec', groups: single('literalSubject', 'commonName'), at: 'field' },
	{ block: 'spec', groups: single('literalSubject', 'subject'), at: 'field', isGiven: isSubjectGiven },
	{ block: 'spec', groups: single('renewBeforePercentage', 'renewBefore'), at: 'field' },
	{ block: 'spec.keystores.pkcs12', groups: single('passwordSecretRef', 'password'), at: 'block', isGiven: isPasswordGiven },
	{ block: 'spec.keystores.jks', groups: single('passwordSecretRef', 'password'), at: 'block', isGiven: isPasswordGiven },
];

/** Those in Issuers and ClusterIssuers. */
export const issuerConflicts: readonly Conflict[] = [
	{ block: 'spec', groups: single(...issuerTypes), at: 'field' },
	{ block: 'spec.acme', groups: single('caBundle', 'skipTLSVerify'), at: 'field' },
	{ block: SOLVER, groups: single('http01', 'dns01'), at: 'block' },
	{ block: `${SOLVER}.http01`, groups: single('ingress', 'gatewayHTTPRoute'), at: 'block' },
	{ block: `${SOLVER}.http01.ingress`, groups: single('ingressClassName', 'class', 'name'), at: 'block' },
	{ block: DNS01, groups: single(...dnsProviders), at: 'field' },
	{ block: `${DNS01}.cloudflare`, groups: single('apiTokenSecretRef', 'apiKeySecretRef'), at: 'block' },
	{ block: `${DNS01}.route53`, groups: single('accessKeyIDSecretRef', 'accessKeyID'), at: 'block' },
	{ block: `${DNS01}.azureDNS`, groups: [['clientID', 'clientSecretSecretRef', 'tenantID'], ['managedIdentity']], at: 'field' },
	{ block: `${DNS01}.azureDNS.managedIdentity`, groups: single('clientID', 'resourceID'), at: 'block' },
	{ block: `${DNS01}.azureDNS.managedIdentity`, groups: single('tenantID', 'resourceID'), at: 'block' },
	{ block: 'spec.vault', groups: single('caBundle', 'caBundleSecretRef'), at: 'field' },
	{ block: 'spec.vault.auth.kubernetes', groups: single('serviceAccountRef', 'secretRef'), at: 'block' },
	{ block: 'spec.venafi', groups: single('tpp', 'cloud', 'ngts'), at: 'block' },
	{ block: 'spec.venafi.tpp', groups: single('caBundle', 'caBundleSecretRef'), at: 'field' },
];

/** Those in Bundles. */
export const bundleConflicts: readonly Conflict[] = [
	{ block: SOURCE, groups: single('configMap', 'secret', 'inLine', 'useDefaultCAs'), at: 'block' },
	{ block: `${SOURCE}.configMap`, groups: single('name', 'selector'), at: 'block' },
	{ block: `${SOURCE}.configMap`, groups: single('key', 'includeAllKeys'), at: 'block' },
	{ block: `${SOURCE}.secret`, groups: single('name', 'selector'), at: 'block' },
	{ block: `${SOURCE}.secret`, groups: single('key', 'includeAllKeys'), at: 'block' },
];

function single(...fields: readonly string[]): readonly (readonly string[])[] {
	return fields.map((field) => [field]);
}

function isSubjectGiven(field: string, value: JsonValue | undefined): boolean {
	return field !== 'subject' ? isSet(value) : isObject(value) && Object.values(value).some((part) => (Array.isArray(part) ? part.length > 0 : isSet(part)));
}

/** A reference without a name is none for the webhook. */
function isPasswordGiven(field: string, value: JsonValue | undefined): boolean {
	return field === 'passwordSecretRef' ? objectAt(value) !== undefined && isSet(textAt(value, 'name')) : isSet(value);
}
