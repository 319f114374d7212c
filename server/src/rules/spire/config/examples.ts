/** Lines indented by two spaces a level. */
function indented(lines: readonly string[], level: number): string {
	return lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : '  '.repeat(level) + line)).join('\n');
}

/** The plugins of an example by type; a type that is left out has the one of the example without faults. */
export interface ExamplePlugins {
	readonly [type: string]: string;
}

const SERVER_PLUGINS: ExamplePlugins = {
	DataStore: 'DataStore "sql" {\n  plugin_data {\n    database_type = "sqlite3"\n    connection_string = "/run/spire/data/datastore.sqlite3"\n  }\n}',
	KeyManager: 'KeyManager "disk" {\n  plugin_data {\n    keys_path = "/run/spire/data/keys.json"\n  }\n}',
	NodeAttestor: 'NodeAttestor "k8s_psat" {\n  plugin_data {\n    clusters = {\n      "demo" = {\n        service_account_allow_list = ["spire:spire-agent"]\n      }\n    }\n  }\n}',
};

const AGENT_PLUGINS: ExamplePlugins = {
	KeyManager: 'KeyManager "disk" {\n  plugin_data {\n    directory = "/run/spire/data/agent"\n  }\n}',
	NodeAttestor: 'NodeAttestor "k8s_psat" {\n  plugin_data {\n    cluster = "demo"\n  }\n}',
	WorkloadAttestor: 'WorkloadAttestor "k8s" {}',
};

const SERVER_LINES = ['trust_domain = "example.org"', 'data_dir = "/run/spire/data"', 'socket_path = "/run/spire/private/api.sock"', 'audit_log_enabled = true'];
const AGENT_LINES = ['trust_domain = "example.org"', 'data_dir = "/run/spire/data"', 'socket_path = "/run/spire/public/api.sock"', 'server_address = "spire-server"', 'server_port = 8081'];

function configuration(section: string, lines: readonly string[], plugins: ExamplePlugins, rest: string): string {
	const blocks = Object.values(plugins).filter((block) => block !== '');
	return `${section} {\n${indented(lines, 1)}\n}\n\nplugins {\n${blocks.map((block) => indented([block], 1)).join('\n\n')}\n}\n${rest === '' ? '' : `\n${rest}\n`}`;
}

/** A server's configuration without faults, and with these lines, plugins and blocks beside or instead of its own. */
export function serverExample(lines: readonly string[] = [], plugins: ExamplePlugins = {}, rest = ''): string {
	return configuration('server', withoutRepeats(SERVER_LINES, lines), { ...SERVER_PLUGINS, ...plugins }, rest);
}

/** An agent's configuration without faults, and with these lines, plugins and blocks beside or instead of its own. */
export function agentExample(lines: readonly string[] = ['trust_bundle_path = "/run/spire/bundle/bundle.crt"'], plugins: ExamplePlugins = {}, rest = ''): string {
	return configuration('agent', withoutRepeats(AGENT_LINES, lines), { ...AGENT_PLUGINS, ...plugins }, rest);
}

/** A line of the example gives way to one of the same key; an empty line takes it away: `data_dir =`. */
function withoutRepeats(base: readonly string[], lines: readonly string[]): readonly string[] {
	const keyOf = (line: string) => /^\S+/.exec(line)?.[0] ?? '';
	const keys = new Set(lines.map(keyOf));
	return [...base.filter((line) => !keys.has(keyOf(line))), ...lines.filter((line) => !/=$/.test(line))];
}
