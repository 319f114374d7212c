import assert from 'node:assert/strict';
import test from 'node:test';
import { type SpireConfiguration, decodeSpireConfiguration } from '../../../server/src/resource/spireConfiguration.js';
import { contextAt, nodeAt, spanOfPath, targetAt } from '../../../server/src/syntax/hcl/locate.js';
import { parseHcl } from '../../../server/src/syntax/hcl/parse.js';
import { formatPath } from '../../../server/src/syntax/yaml/path.js';
import { loadSchemas } from '../../rules/spire-config/schemas.js';

const schemas = loadSchemas();

function decode(text: string, kind: 'spire-server' | 'spire-agent' = 'spire-server'): SpireConfiguration {
	return decodeSpireConfiguration(parseHcl(text), kind, schemas);
}

function values(text: string): unknown {
	return JSON.parse(JSON.stringify(decode(text).value));
}

test('takes the last of several scalars and says which ones are lost', () => {
	const { lost } = decode('server {\n  log_level = "info"\n  log_level = "debug"\n}\n');
	assert.deepEqual(values('server {\n  log_level = "info"\n  log_level = "debug"\n}\n'), { server: { log_level: 'debug' } });
	assert.deepEqual(lost.map(({ reason, path, entry }) => `${reason} ${formatPath(path)} ${entry.span.start}`), ['overridden server.log_level 11']);
});

test('puts repeated blocks together and lists one behind the other', () => {
	assert.deepEqual(values('server { admin_ids = ["a"] }\nserver { admin_ids = ["b"]\n data_dir = "." }\n'), { server: { admin_ids: ['a', 'b'], data_dir: '.' } });
});

test('takes the first of several plugins and plugin_data blocks', () => {
	const text = 'plugins { KeyManager "disk" { plugin_data { keys_path = "a" }\n plugin_data { keys_path = "b" } } }\nplugins { KeyManager "memory" {} }\n';
	assert.deepEqual(values(text), { plugins: { KeyManager: { disk: { plugin_data: { keys_path: 'a' } } } } });
	assert.deepEqual(decode(text).lost.map(({ reason, path }) => `${reason} ${formatPath(path)}`).sort(), ['not-first plugins', 'not-first plugins.KeyManager.disk.plugin_data']);
});

test('loses a block whose label nobody reads', () => {
	assert.deepEqual(values('server "main" {\n  data_dir = "."\n}\n'), {});
	assert.deepEqual(decode('server "main" {}\n').lost.map(({ reason }) => reason), ['label']);
});

test('takes all ways to write a plugin for the same', () => {
	for (const text of ['KeyManager "disk" { plugin_data { keys_path = "a" } }', 'KeyManager { disk { plugin_data { keys_path = "a" } } }', 'KeyManager = { disk = { plugin_data = { keys_path = "a" } } }', 'KeyManager "disk" plugin_data { keys_path = "a" }']) {
		assert.deepEqual(values(`plugins {\n${text}\n}`), { plugins: { KeyManager: { disk: { plugin_data: { keys_path: 'a' } } } } }, text);
	}
});

test('takes the arrays of the JSON form for blocks where a block is expected, and for lists elsewhere', () => {
	assert.deepEqual(values('{"server": [{"ca_subject": [{"country": ["US"]}]}], "plugins": {"KeyManager": [{"disk": {"plugin_data": {"keys_path": "a"}}}]}, "telemetry": [{"Statsd": [{"address": "a"}, {"address": "b"}]}]}'), {
		server: { ca_subject: { country: ['US'] } }, plugins: { KeyManager: { disk: { plugin_data: { keys_path: 'a' } } } }, telemetry: { Statsd: [{ address: 'a' }, { address: 'b' }] },
	});
});

test('takes a block for an item where a list is expected', () => {
	assert.deepEqual(values('telemetry {\n  Statsd { address = "a" }\n  Statsd { address = "b" }\n}\n'), { telemetry: { Statsd: [{ address: 'a' }, { address: 'b' }] } });
});

test('knows keys whatever their case, and leaves out null', () => {
	assert.deepEqual(values('server {\n  Trust_Domain = "a"\n}\ntelemetry {\n  prometheus { port = 1 }\n}\n'), { server: { trust_domain: 'a' }, telemetry: { Prometheus: { port: 1 } } });
	assert.deepEqual(values('{"server": {"log_file": null, "data_dir": "."}}'), { server: { data_dir: '.' } });
});

const TEXT = 'server {\n  bind_port = 8081\n}\n\nplugins {\n  NodeAttestor "k8s_psat" {\n    plugin_data {\n      clusters = {\n        "demo" = {\n          audience = ["a", "b"]\n        }\n      }\n    }\n  }\n}\n';

test('finds the place of each path, and the path of each place', () => {
	const configuration = decode(TEXT);
	const textOf = (path: readonly (string | number)[], prefer: 'key' | 'value') => {
		const { start, end } = spanOfPath(configuration, path, prefer);
		return TEXT.slice(start, end);
	};
	assert.equal(textOf(['server', 'bind_port'], 'value'), '8081');
	assert.equal(textOf(['server', 'bind_port'], 'key'), 'bind_port');
	assert.equal(textOf(['server', 'trust_domain'], 'value'), 'server');
	assert.equal(textOf(['plugins', 'NodeAttestor', 'k8s_psat'], 'value'), '"k8s_psat"');
	assert.equal(textOf(['plugins', 'NodeAttestor', 'k8s_psat', 'plugin_data', 'clusters', 'demo', 'audience', 1], 'value'), '"b"');
	for (const [needle, path, on] of [['8081', 'server.bind_port', 'value'], ['k8s_psat', 'plugins.NodeAttestor.k8s_psat', 'key'], ['"b"', 'plugins.NodeAttestor.k8s_psat.plugin_data.clusters.demo.audience[1]', 'value'], ['demo', 'plugins.NodeAttestor.k8s_psat.plugin_data.clusters.demo', 'key']] as const) {
		const target = targetAt(configuration, TEXT.indexOf(needle) + 1);
		assert.equal(target === undefined ? undefined : `${formatPath(target.path)} ${target.on}`, `${path} ${on}`);
	}
});

test('finds every node of a configuration again by its path', () => {
	const configuration = decode(TEXT);
	assert.equal(nodeAt(configuration, ['plugins', 'NodeAttestor', 'k8s_psat', 'plugin_data', 'clusters', 'demo', 'audience', 0])?.node.kind, 'scalar');
	assert.equal(nodeAt(configuration, ['server', 'nothing']), undefined);
});

test('says what would be written at an offset', () => {
	const text = 'server {\n  \n  log_level = \n  federation {\n    \n  }\n}\nplugins {\n  NodeAttestor "k8s_psat" {\n    plugin_data {\n      \n    }\n  }\n}\n';
	const configuration = decode(text);
	const at = (offset: number) => {
		const { at: kind, path } = contextAt(configuration, offset);
		return `${kind} ${formatPath(path)}`;
	};
	assert.equal(at(text.indexOf('  \n  log') + 2), 'key server');
	assert.equal(at(text.indexOf('log_level = ') + 12), 'value server.log_level');
	assert.equal(at(text.indexOf('    \n  }\n}') + 4), 'key server.federation');
	assert.equal(at(text.indexOf('      \n    }') + 6), 'key plugins.NodeAttestor.k8s_psat.plugin_data');
	assert.equal(at(text.length), 'key ');
});
