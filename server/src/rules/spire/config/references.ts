const DOCUMENTATION = 'https://github.com/spiffe/spire/blob/main/doc/';

/** The pages of SPIRE's own documentation that rules name. */
export const references = {
	server: `${DOCUMENTATION}spire_server.md`,
	agent: `${DOCUMENTATION}spire_agent.md`,
	telemetry: `${DOCUMENTATION}telemetry/telemetry_config.md`,
	upgrading: `${DOCUMENTATION}upgrading.md`,
	sql: `${DOCUMENTATION}plugin_server_datastore_sql.md`,
	kubernetesPsat: `${DOCUMENTATION}plugin_server_nodeattestor_k8s_psat.md`,
	memory: `${DOCUMENTATION}plugin_server_keymanager_memory.md`,
	joinToken: `${DOCUMENTATION}plugin_server_nodeattestor_jointoken.md`,
	httpChallenge: `${DOCUMENTATION}plugin_server_nodeattestor_http_challenge.md`,
	kubernetesWorkload: `${DOCUMENTATION}plugin_agent_workloadattestor_k8s.md`,
	spiffeId: 'https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE-ID.md#2-spiffe-identity',
	federation: 'https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE_Federation.md',
	goDuration: 'https://pkg.go.dev/time#ParseDuration',
	goRegularExpression: 'https://github.com/google/re2/wiki/Syntax',
	hcl: 'https://github.com/hashicorp/hcl/tree/hcl1#readme',
} as const;

/** Both programs; the discovery provider has few settings in common with them. */
export const SERVER_AND_AGENT = ['spire-server', 'spire-agent'] as const;

/** All programs whose configuration is judged. */
export const ALL_PROGRAMS = ['spire-server', 'spire-agent', 'spire-oidc-discovery-provider'] as const;
