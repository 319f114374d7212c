import type { SpireKind } from '../../../resource/spireConfiguration.js';
import type { JsonObject } from '../../../syntax/yaml/value.js';
import { isSet } from './read.js';

/** A block that needs one more key because of what it has, or lacks. */
export interface Requirement {
	readonly kinds: readonly SpireKind[];
	/** The block; `*` stands for any key. */
	readonly block: readonly string[];
	/** The key that is missing; of several that would do, the one to add. */
	readonly key: string;
	/** Why, as the end of the sentence "… needs KEY", or undefined when nothing is missing. */
	readonly reason: (block: JsonObject) => string | undefined;
}

const SERVER = ['spire-server'] as const;
const AGENT = ['spire-agent'] as const;
const BOTH = ['spire-server', 'spire-agent'] as const;

function data(kinds: readonly SpireKind[], plugin: string, ...inner: readonly string[]): Pick<Requirement, 'kinds' | 'block'> {
	return { kinds, block: ['plugins', ...plugin.split('/'), 'plugin_data', ...inner] };
}

/** One of the keys must be set. */
function oneOf(...keys: readonly string[]): Requirement['reason'] {
	return (block) => (keys.some((key) => isSet(block[key])) ? undefined : ` or ${keys.slice(1).join(' or ')}`);
}

/** A key is of no use without another one. */
function goesWith(key: string, other: string): Requirement['reason'] {
	return (block) => (isSet(block[other]) && !isSet(block[key]) ? `, because ${other} is set` : undefined);
}

function pair(place: Pick<Requirement, 'kinds' | 'block'>, one: string, other: string): readonly Requirement[] {
	return [{ ...place, key: one, reason: goesWith(one, other) }, { ...place, key: other, reason: goesWith(other, one) }];
}

function allOrNone(place: Pick<Requirement, 'kinds' | 'block'>, keys: readonly string[]): readonly Requirement[] {
	return keys.map((key) => ({ ...place, key, reason: (block) => {
		const other = keys.find((name) => isSet(block[name]));
		return other === undefined || isSet(block[key]) ? undefined : `, because ${other} is set`;
	} }));
}

const AWS = ['KeyManager/aws_kms', 'NodeAttestor/aws_iid', 'UpstreamAuthority/awssecret', 'BundlePublisher/aws_s3', 'BundlePublisher/aws_rolesanywhere_trustanchor'];

/** What SPIRE's own checks and those of its plugins ask for beyond the keys that are always required. */
export const requirements: readonly Requirement[] = [
	{ kinds: AGENT, block: ['agent'], key: 'trust_bundle_url', reason: goesWith('trust_bundle_url', 'trust_bundle_unix_socket') },
	{ kinds: AGENT, block: ['agent', 'experimental', 'broker'], key: 'socket_path', reason: oneOf('socket_path', 'bind_address') },
	...pair({ kinds: BOTH, block: ['telemetry', 'Prometheus', 'tls'] }, 'cert_file', 'key_file'),
	{ kinds: BOTH, block: ['telemetry', 'Prometheus', 'tls'], key: 'use_spire_svid', reason: goesWith('use_spire_svid', 'authorized_spiffe_ids') },
	...['aws_kms', 'gcp_kms', 'azure_key_vault', 'hashicorp_vault'].map((name): Requirement => ({ ...data(SERVER, `KeyManager/${name}`), key: 'key_identifier_file', reason: oneOf('key_identifier_file', 'key_identifier_value') })),
	...AWS.flatMap((plugin) => pair(data(SERVER, plugin), 'access_key_id', 'secret_access_key')),
	...pair(data(AGENT, 'SVIDStore/aws_secretsmanager'), 'access_key_id', 'secret_access_key'),
	...allOrNone(data(SERVER, 'KeyManager/azure_key_vault'), ['subscription_id', 'tenant_id', 'app_id', 'app_secret']),
	...allOrNone(data(SERVER, 'BundlePublisher/azure_blob'), ['tenant_id', 'app_id', 'app_secret']),
	...['KeyManager/hashicorp_vault', 'UpstreamAuthority/vault'].map((plugin): Requirement => ({ ...data(SERVER, plugin), key: 'k8s_auth', reason: oneOf('k8s_auth', 'token_auth', 'cert_auth', 'approle_auth') })),
	{ ...data(SERVER, 'NodeAttestor/sshpop'), key: 'cert_authorities_path', reason: oneOf('cert_authorities_path', 'cert_authorities') },
	{ ...data(SERVER, 'NodeAttestor/x509pop'), key: 'ca_bundle_path', reason: (block) => (block['mode'] === 'spiffe' ? undefined : oneOf('ca_bundle_path', 'ca_bundle_paths')(block)) },
	{ ...data(SERVER, 'NodeAttestor/aws_iid', 'verify_organization'), key: 'assume_org_role', reason: oneOf('assume_org_role', 'account_list_file') },
	{ ...data(SERVER, 'NodeAttestor/aws_iid', 'verify_organization'), key: 'management_account_id', reason: (block) => (isSet(block['account_list_file']) || isSet(block['management_account_id']) ? undefined : '') },
	...['private_key_path', 'certificate_path'].map((key): Requirement => ({ ...data(AGENT, 'NodeAttestor/x509pop'), key, reason: (block) => (isSet(block['spiffe_endpoint_socket']) || isSet(block[key]) ? undefined : '') })),
	...pair(data(AGENT, 'WorkloadAttestor/k8s'), 'certificate_path', 'private_key_path'),
];
