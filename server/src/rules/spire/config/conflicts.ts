import type { SpireKind } from '../../../resource/spireConfiguration.js';

/** Keys of one block of which SPIRE takes only one. */
export interface Conflict {
	readonly kinds: readonly SpireKind[];
	/** The block; `*` stands for any key. */
	readonly block: readonly string[];
	readonly keys: readonly string[];
	/** The conflict is there only with this value: of the first key, or, with a key of its own, of that one. */
	readonly when?: { readonly key: string; readonly isValue: (value: unknown) => boolean; readonly text: string };
}

const SERVER = ['spire-server'] as const;
const AGENT = ['spire-agent'] as const;
const BOTH = ['spire-server', 'spire-agent'] as const;
const PROVIDER = ['spire-oidc-discovery-provider'] as const;

function server(plugin: string, ...keys: readonly string[]): Conflict {
	return { kinds: SERVER, block: ['plugins', ...plugin.split('/'), 'plugin_data'], keys };
}

function agent(plugin: string, ...keys: readonly string[]): Conflict {
	return { kinds: AGENT, block: ['plugins', ...plugin.split('/'), 'plugin_data'], keys };
}

/** What SPIRE's own checks and those of its plugins refuse together. */
export const conflicts: readonly Conflict[] = [
	{ kinds: BOTH, block: ['plugins', '*', '*'], keys: ['plugin_data', 'plugin_data_file'] },
	{ kinds: SERVER, block: ['server', 'experimental'], keys: ['event_timeout', 'sql_transaction_timeout'] },
	{ kinds: SERVER, block: ['server', 'federation', 'bundle_endpoint'], keys: ['profile', 'acme'] },
	{ kinds: AGENT, block: ['agent'], keys: ['join_token_file', 'join_token'] },
	{ kinds: AGENT, block: ['agent'], keys: ['rebootstrap_mode', 'insecure_bootstrap'], when: { key: 'rebootstrap_mode', isValue: (value) => value !== 'never', text: 'a rebootstrap_mode other than "never"' } },
	{ kinds: BOTH, block: ['telemetry', 'Prometheus', 'tls'], keys: ['use_spire_svid', 'cert_file'] },
	{ kinds: BOTH, block: ['telemetry', 'Prometheus', 'tls'], keys: ['use_spire_svid', 'key_file'] },
	{ kinds: BOTH, block: ['telemetry', 'Prometheus', 'tls'], keys: ['authorized_spiffe_ids', 'client_ca_file'] },
	...['aws_kms', 'gcp_kms', 'azure_key_vault', 'hashicorp_vault'].map((name) => server(`KeyManager/${name}`, 'key_identifier_file', 'key_identifier_value')),
	server('NodeAttestor/x509pop', 'ca_bundle_path', 'ca_bundle_paths'),
	...['ca_bundle_path', 'ca_bundle_paths'].map((key): Conflict => ({ ...server('NodeAttestor/x509pop', 'mode', key), when: { key: 'mode', isValue: (value) => value === 'spiffe', text: 'mode "spiffe"' } })),
	...['KeyManager/hashicorp_vault', 'UpstreamAuthority/vault'].map((plugin) => server(plugin, 'k8s_auth', 'token_auth', 'cert_auth', 'approle_auth')),
	...['tenant_id', 'app_id', 'app_secret'].map((key) => server('BundlePublisher/azure_blob', key, 'storage_account_key')),
	agent('WorkloadAttestor/k8s', 'kubelet_secure_port', 'kubelet_read_only_port'),
	...['kubelet_secure_port', 'kubelet_read_only_port', 'kubelet_ca_path', 'skip_kubelet_verification'].map((key) => agent('WorkloadAttestor/k8s', 'disable_kubelet_client', key)),
	{ ...agent('WorkloadAttestor/docker', 'container_id_cgroup_matchers', 'use_new_container_locator'), when: { key: 'use_new_container_locator', isValue: (value) => value !== false, text: 'use_new_container_locator' } },
	{ kinds: PROVIDER, block: [], keys: ['acme', 'serving_cert_file', 'listen_socket_path', 'insecure_addr'] },
	{ kinds: PROVIDER, block: [], keys: ['server_api', 'workload_api', 'file'] },
];
