import assert from 'node:assert/strict';
import test from 'node:test';
import { recognizeSpire } from '../../../server/src/resource/spireConfiguration.js';
import { parseHcl } from '../../../server/src/syntax/hcl/parse.js';
import { loadSchemas } from './schemas.js';

const schemas = loadSchemas();

function kindOf(text: string, name?: string): string | undefined {
	return recognizeSpire(parseHcl(text), schemas, name);
}

const OURS: readonly (readonly [string, string, string | undefined, string])[] = [
	['a server by one of its keys', 'server {\n  trust_domain = "a"\n}\n', undefined, 'spire-server'],
	['an agent by one of its keys', 'agent {\n  server_address = "a"\n}\n', 'x.hcl', 'spire-agent'],
	['the JSON form', '{"agent": {"trust_domain": "a"}}', undefined, 'spire-agent'],
	['the JSON form with arrays', '{"server": [{"data_dir": "a"}]}', undefined, 'spire-server'],
	['a server by its plugins', 'plugins {\n  DataStore "sql" {}\n}\n', undefined, 'spire-server'],
	['an agent by its plugins', 'plugins {\n  WorkloadAttestor "k8s" {}\n}\n', undefined, 'spire-agent'],
	['shared plugins by the name of the file', 'plugins {\n  KeyManager "memory" {}\n}\n', 'conf/agent.conf', 'spire-agent'],
	['a file of that name whose keys are all unknown', 'agent {\n  unknown = 1\n}\n', 'agent_bad.conf', 'spire-agent'],
	['a discovery provider', 'domains = ["a"]\nserver_api {\n  address = "unix:///x"\n}\n', undefined, 'spire-oidc-discovery-provider'],
	['a broken text with a key of ours', 'server {\n  trust_domain = "a"\n  bind\n}\n', undefined, 'spire-server'],
];

for (const [name, text, file, kind] of OURS) {
	test(`recognizes ${name}`, () => {
		assert.equal(kindOf(text, file), kind);
	});
}

const OTHERS: readonly (readonly [string, string, string | undefined])[] = [
	['nginx', 'server {\n  listen 80;\n  location / {\n    root /data;\n  }\n}\n', 'server.conf'],
	['OpenVPN', 'port 1194\nproto udp\nserver 10.8.0.0 255.255.255.0\n', 'server.conf'],
	['an empty file', '', 'server.conf'],
	['Terraform', 'resource "aws_instance" "web" {\n  ami = "x"\n}\n', 'server.hcl'],
	['Consul', 'server = true\ndata_dir = "/opt/consul"\n', 'server.hcl'],
	['Vault', 'listener "tcp" {\n  address = "0.0.0.0:8200"\n}\n', 'server.hcl'],
	['a package.json', '{"name": "server", "plugins": ["x"]}', 'package.json'],
	['prose', 'The server and the agent have plugins.\n', undefined],
];

for (const [name, text, file] of OTHERS) {
	test(`leaves ${name} alone`, () => {
		assert.equal(kindOf(text, file), undefined);
	});
}
