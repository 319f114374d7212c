import assert from 'node:assert/strict';
import test from 'node:test';
import { applyEdits } from '../../../server/src/text/edit.js';
import { agentExample, serverExample } from '../../../server/src/rules/spire/config/examples.js';
import { fixes, judge, rulesAndPaths } from './judge.js';

/** Each configuration with all that is found in it. */
const FOUND: readonly (readonly [string, string, readonly string[]])[] = [
	['a file without the block of the program', 'plugins {\n  DataStore "sql" {\n    plugin_data {\n      database_type = "sqlite3"\n      connection_string = "x"\n    }\n  }\n  KeyManager "disk" {\n    plugin_data {\n      keys_path = "k"\n    }\n  }\n}\n', ['schema/missing-field server']],
	['unknown keys where they are refused', serverExample(['bind_adress = "0.0.0.0"']), ['schema/unknown-field server.bind_adress']],
	['unknown keys at the top level', serverExample([], {}, 'tracing {\n}'), ['schema/unknown-field tracing']],
	['empty text for a required key', serverExample(['trust_domain = ""']), ['schema/missing-field server.trust_domain']],
	['a quoted boolean', serverExample(['log_source_location = "true"']), ['schema/wrong-type server.log_source_location']],
	['a text where a list is expected', serverExample(['admin_ids = "spiffe://example.org/admin"']), ['schema/wrong-type server.admin_ids']],
	['a fraction where an integer is expected', serverExample(['bind_port = 80.5']), ['schema/wrong-type server.bind_port']],
	['a port that is none', serverExample(['bind_port = -1337']), ['schema/out-of-bounds server.bind_port']],
	['an unknown log level', serverExample(['log_level = "verbose"']), ['schema/not-allowed-value server.log_level']],
	['an unknown health check port', serverExample([], {}, 'health_checks {\n  bind_port = "http"\n}'), ['schema/out-of-bounds health_checks.bind_port']],
	['a missing key of a plugin', serverExample([], { KeyManager: 'KeyManager "disk" {\n  plugin_data {}\n}' }), ['schema/missing-field plugins.KeyManager.disk.plugin_data.keys_path']],
	['a removed plugin', serverExample([], { NodeAttestor: 'NodeAttestor "k8s_sat" {\n  plugin_data {}\n}' }), ['spire/no-removed-key plugins.NodeAttestor.k8s_sat']],
	['a key removed where unknown keys vanish', serverExample([], { KeyManager: 'KeyManager "gcp_kms" {\n  plugin_data {\n    key_ring = "r"\n    key_metadata_file = "f"\n  }\n}' }), ['spire/use-required-key plugins.KeyManager.gcp_kms.plugin_data.key_identifier_file', 'spire/no-removed-key plugins.KeyManager.gcp_kms.plugin_data.key_metadata_file']],
	['several ways to authenticate to Vault', serverExample([], { UpstreamAuthority: 'UpstreamAuthority "vault" {\n  plugin_data {\n    cert_auth {}\n    k8s_auth {\n      k8s_auth_role_name = "r"\n      token_path = "t"\n    }\n  }\n}' }), ['spire/no-conflicting-keys plugins.UpstreamAuthority.vault.plugin_data.cert_auth']],
	['two upstream authorities', serverExample([], { UpstreamAuthority: 'UpstreamAuthority "disk" {\n  plugin_data {\n    cert_file_path = "c"\n    key_file_path = "k"\n  }\n}\n\nUpstreamAuthority "spire" {\n  plugin_data {\n    server_address = "a"\n    server_port = "8081"\n  }\n}' }), ['spire/valid-plugin-count plugins.UpstreamAuthority.spire']],
	['a plugin of the other program', serverExample([], { WorkloadAttestor: 'WorkloadAttestor "k8s" {}' }), ['spire/valid-plugin plugins.WorkloadAttestor']],
	['a plugin whose name lacks its punctuation, judged as the one that is meant', agentExample(undefined, { NodeAttestor: 'NodeAttestor "k8spsat" {\n  plugin_data {}\n}' }), ['schema/missing-field plugins.NodeAttestor.k8spsat.plugin_data.cluster', 'spire/valid-plugin plugins.NodeAttestor.k8spsat']],
	['a memory KeyManager with an upstream authority', serverExample([], { KeyManager: 'KeyManager "memory" {}', UpstreamAuthority: 'UpstreamAuthority "disk" {\n  plugin_data {\n    cert_file_path = "c"\n    key_file_path = "k"\n  }\n}' }), ['spire/no-memory-key-manager plugins.KeyManager.memory']],
	['a socket and a named pipe', serverExample(['experimental {\n  named_pipe_name = "x"\n}']), ['spire/no-conflicting-keys server.experimental.named_pipe_name']],
	['a label that makes a block vanish', 'server "main" {\n  trust_domain = "example.org"\n}\nplugins {\n  DataStore "sql" {}\n}\n', ['spire/no-lost-entry server']],
];

for (const [name, text, found] of FOUND) {
	test(`finds ${name}`, () => {
		const all = rulesAndPaths(text, text.startsWith('agent') ? 'agent.conf' : 'server.conf');
		assert.deepEqual(name.includes('vanish') && name.includes('label') ? all.filter((item) => item.startsWith('spire/no-lost')) : [...all].sort(), [...found].sort());
	});
}

/** Configurations in which nothing is found, although something looks odd. */
const SILENT: readonly (readonly [string, string])[] = [
	['quoted integers and numbers where text is expected', serverExample(['bind_port = "8081"'], {}, 'health_checks {\n  bind_port = 8080\n}')],
	['key types and log levels in upper case', serverExample(['ca_key_type = "EC-P384"', 'log_level = "DEBUG"'])],
	['a trust domain that is written as SPIFFE ID', serverExample(['trust_domain = "spiffe://example.org"'])],
	['an IPv6 address in brackets', serverExample(['bind_address = "[::1]"'])],
	['variables instead of values', serverExample(['bind_port = $PORT', 'ca_ttl = "${CA_TTL}"', 'log_level = "$LEVEL"'])],
	['the data of an external plugin', agentExample(undefined, { WorkloadAttestor: `WorkloadAttestor "k8s" {\n  plugin_cmd = "/opt/k8s"\n  plugin_checksum = "${'0'.repeat(64)}"\n  plugin_data {\n    anything = 1\n  }\n}` })],
	['the data of a plugin that is off', serverExample([], { Notifier: 'UpstreamAuthority "disk" {\n  enabled = false\n  plugin_data {}\n}' })],
	['an admin socket in a folder with a similar name', agentExample(['trust_bundle_path = "b"', 'admin_socket_path = "/run/spire/public-admin/api.sock"'])],
	['an agent with a key in memory and an attestor that takes it again', agentExample(undefined, { KeyManager: 'KeyManager "memory" {}' })],
];

for (const [name, text] of SILENT) {
	test(`finds nothing in ${name}`, () => {
		assert.deepEqual(rulesAndPaths(text, text.startsWith('agent') ? 'agent.conf' : 'server.conf'), []);
	});
}

test('says of lifetimes what SPIRE says, with the numbers that mend them', () => {
	const titles = (lines: readonly string[]) => (judge(serverExample(lines)) ?? []).flatMap((finding) => fixes(finding).map((fix) => fix.title));
	assert.deepEqual(titles(['default_x509_svid_ttl = "5h"']), ['Lower default_x509_svid_ttl to 4h', 'Raise ca_ttl to 30h']);
	assert.deepEqual(titles(['ca_ttl = "168h"', 'default_x509_svid_ttl = "200h"']), ['Set default_x509_svid_ttl to 168h and ca_ttl to 1008h']);
	assert.deepEqual(titles(['ca_ttl = "2000h"', 'agent_ttl = "169h"']), ['Lower agent_ttl to 168h']);
	assert.deepEqual(titles(['ca_ttl = "1008h"', 'agent_ttl = "168h"']), []);
});

test('judges removed keys by the version that the configuration is for', () => {
	const text = serverExample(['default_svid_ttl = "1h"']);
	assert.deepEqual(judge(text, 'server.conf', '1.5.6')?.map((finding) => finding.rule), []);
	assert.deepEqual(judge(text, 'server.conf', '1.6.0')?.map((finding) => finding.rule), ['spire/no-removed-key']);
});

test('says nothing of what a missing brace makes uncertain, and nothing of what a template may bring', () => {
	assert.deepEqual(rulesAndPaths('server {\n  trust_domain = "example.org"\n\nplugins {\n  KeyManager "memory" {}\n}\n'), ['hcl/syntax ']);
	assert.deepEqual(rulesAndPaths('server {\n  {{- if .Values.x }}\n  trust_domain = "a"\n  {{- end }}\n}\n'), []);
});

test('goes on to judge what a broken line does not touch', () => {
	assert.deepEqual(rulesAndPaths(serverExample(['log_level = "loud"', 'ca_tt'])), ['schema/not-allowed-value server.log_level', 'hcl/syntax ']);
});

test('never repeats a secret', () => {
	const text = serverExample([], { UpstreamAuthority: 'UpstreamAuthority "awssecret" {\n  plugin_data {\n    cert_file_arn = "a"\n    key_file_arn = "b"\n    access_key_id = "c"\n    secret_access_key = "verysecret"\n    secret_token = true\n  }\n}' });
	assert.ok((judge(text) ?? []).length >= 2);
	assert.ok((judge(text) ?? []).every(({ message }) => !message.includes('verysecret') && !message.includes('true')));
});

test('mends syntax errors', () => {
	for (const [broken, mended] of [['a: 1', 'a = 1'], ["a = 'x'", 'a = "x"'], ['a = info', 'a = "info"'], ['a = "x', 'a = "x"'], ['a = ["x" "y"]', 'a = ["x" , "y"]']] as const) {
		const text = `server {\n  data_dir = "."\n  ${broken}\n}\n`;
		const finding = judge(text)?.find((item) => item.rule === 'hcl/syntax') ?? assert.fail(broken);
		assert.equal(applyEdits(text, fixes(finding)[0]?.edits ?? []), `server {\n  data_dir = "."\n  ${mended}\n}\n`);
	}
});

test('answers for a configuration of a thousand lines in a few milliseconds', () => {
	const cluster = (index: number) => `      "cluster-${index}" = {\n        service_account_allow_list = ["spire:spire-agent"]\n        audience = ["spire-server"]\n      }`;
	const text = serverExample([], { NodeAttestor: `NodeAttestor "k8s_psat" {\n  plugin_data {\n    clusters = {\n${Array.from({ length: 250 }, (_, index) => cluster(index)).join('\n')}\n    }\n  }\n}` });
	assert.ok(text.split('\n').length > 1_000);
	const times = Array.from({ length: 40 }, () => {
		const start = performance.now();
		judge(text);
		return performance.now() - start;
	}).sort((a, b) => a - b);
	// The bench holds it to 10 ms; here only a mistake of another order of magnitude is caught.
	assert.ok((times[0] ?? 0) < 100, `${times[20]} ms`);
});
