import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeSpireConfiguration } from '../../../server/src/resource/spireConfiguration.js';
import { appendItem, insertEntry } from '../../../server/src/syntax/hcl/edit/insert.js';
import { removeAt } from '../../../server/src/syntax/hcl/edit/remove.js';
import { renameKey, replaceValue } from '../../../server/src/syntax/hcl/edit/replace.js';
import { parseHcl } from '../../../server/src/syntax/hcl/parse.js';
import type { Configuration } from '../../../server/src/syntax/hcl/value.js';
import { type TextEdit, applyEdits } from '../../../server/src/text/edit.js';
import { loadSchemas } from '../../rules/spire-config/schemas.js';

const schemas = loadSchemas();

function edited(text: string, edit: (configuration: Configuration) => readonly TextEdit[]): string {
	const after = applyEdits(text, edit(decodeSpireConfiguration(parseHcl(text), 'spire-server', schemas)));
	assert.deepEqual(parseHcl(after).problems, [], after);
	return after;
}

test('replaces a scalar and keeps its quotes and the comment behind it', () => {
	assert.equal(edited('server {\n  bind_port = "8081" # p\n}\n', (it) => replaceValue(it, ['server', 'bind_port'], 8082)), 'server {\n  bind_port = "8082" # p\n}\n');
	assert.equal(edited('server {\n  bind_port = 8081\n}\n', (it) => replaceValue(it, ['server', 'bind_port'], 8082)), 'server {\n  bind_port = 8082\n}\n');
	assert.equal(edited('server {\n  data_dir = "a"\n}\n', (it) => replaceValue(it, ['server', 'data_dir'], 'C:\\x "y"')), 'server {\n  data_dir = "C:\\\\x \\"y\\""\n}\n');
});

test('renames keys and labels and keeps their quotes', () => {
	assert.equal(edited('plugins { KeyManager "disc" {} }\n', (it) => renameKey(it, ['plugins', 'KeyManager', 'disc'], 'disk')), 'plugins { KeyManager "disk" {} }\n');
	assert.equal(edited('server { datadir = "." }\n', (it) => renameKey(it, ['server', 'datadir'], 'data_dir')), 'server { data_dir = "." }\n');
});

test('removes an entry with its line, and keeps comments inside and behind it', () => {
	assert.equal(edited('server {\n  a = 1 # one\n  data_dir = "."\n}\n', (it) => removeAt(it, ['server', 'a'])), 'server {\n  # one\n  data_dir = "."\n}\n');
	assert.equal(edited('server {\n  ratelimit {\n    # why\n    signing = true\n  }\n  data_dir = "."\n}\n', (it) => removeAt(it, ['server', 'ratelimit'])), 'server {\n  # why\n  data_dir = "."\n}\n');
	assert.equal(edited('server { a = 1, data_dir = "." }\n', (it) => removeAt(it, ['server', 'a'])), 'server { data_dir = "." }\n');
	assert.equal(edited('server { data_dir = ".", a = 1 }\n', (it) => removeAt(it, ['server', 'a'])), 'server { data_dir = ".", }\n');
	assert.equal(edited('plugins {\n  KeyManager "disk" {}\n\n  Notifier "x" {}\n}\n', (it) => removeAt(it, ['plugins', 'Notifier', 'x'])), 'plugins {\n  KeyManager "disk" {}\n\n}\n');
});

test('removes entries of JSON with the comma that is too many', () => {
	assert.equal(edited('{\n  "server": {\n    "a": 1,\n    "data_dir": "."\n  }\n}\n', (it) => removeAt(it, ['server', 'a'])), '{\n  "server": {\n    "data_dir": "."\n  }\n}\n');
	assert.equal(edited('{\n  "server": {\n    "data_dir": ".",\n    "a": 1\n  }\n}\n', (it) => removeAt(it, ['server', 'a'])), '{\n  "server": {\n    "data_dir": "."\n  }\n}\n');
	assert.equal(edited('{"server": {"a": 1}}', (it) => removeAt(it, ['server', 'a'])), '{"server": {}}');
});

test('removes items of lists', () => {
	const path = ['server', 'admin_ids', 1];
	assert.equal(edited('server { admin_ids = ["a", "b", "c"] }\n', (it) => removeAt(it, path)), 'server { admin_ids = ["a", "c"] }\n');
	assert.equal(edited('server {\n  admin_ids = [\n    "a",\n    "b", # two\n  ]\n}\n', (it) => removeAt(it, path)), 'server {\n  admin_ids = [\n    "a",\n    # two\n  ]\n}\n');
	assert.equal(edited('server { admin_ids = ["a", "b"] }\n', (it) => removeAt(it, path)), 'server { admin_ids = ["a"] }\n');
});

const NEW = { key: 'ca_ttl', value: '24h' };

test('inserts an entry indented like its siblings', () => {
	assert.equal(edited('server {\n    data_dir = "." # d\n}\n', (it) => insertEntry(it, ['server'], NEW)), 'server {\n    data_dir = "." # d\n    ca_ttl = "24h"\n}\n');
	assert.equal(edited('server {\n\tdata_dir = "."\n\tlog_level = "info"\n}\n', (it) => insertEntry(it, ['server'], { ...NEW, after: 'data_dir' })), 'server {\n\tdata_dir = "."\n\tca_ttl = "24h"\n\tlog_level = "info"\n}\n');
	assert.equal(edited('server { data_dir = "." }\n', (it) => insertEntry(it, ['server'], NEW)), 'server { data_dir = ".", ca_ttl = "24h" }\n');
	assert.equal(edited('server {}\n', (it) => insertEntry(it, ['server'], NEW)), 'server {\n    ca_ttl = "24h"\n}\n');
	assert.equal(edited('server {\n  # nothing yet\n}\n', (it) => insertEntry(it, ['server'], NEW)), 'server {\n  # nothing yet\n    ca_ttl = "24h"\n}\n');
	assert.equal(edited('server {\r\n  data_dir = "."\r\n}\r\n', (it) => insertEntry(it, ['server'], NEW)), 'server {\r\n  data_dir = "."\r\n  ca_ttl = "24h"\r\n}\r\n');
});

test('inserts blocks with labels, at the top level too', () => {
	assert.equal(edited('plugins {\n  KeyManager "disk" {}\n}\n', (it) => insertEntry(it, ['plugins'], { key: 'DataStore', labels: ['sql'], value: { plugin_data: { database_type: 'sqlite3' } } })), 'plugins {\n  KeyManager "disk" {}\n  DataStore "sql" {\n    plugin_data {\n      database_type = "sqlite3"\n    }\n  }\n}\n');
	assert.equal(edited('server {\n  data_dir = "."\n}\n', (it) => insertEntry(it, [], { key: 'plugins', value: {} })), 'server {\n  data_dir = "."\n}\nplugins {}\n');
});

test('inserts into JSON with the commas that it wants', () => {
	assert.equal(edited('{\n  "server": {\n    "data_dir": "."\n  }\n}\n', (it) => insertEntry(it, ['server'], NEW)), '{\n  "server": {\n    "data_dir": ".",\n    "ca_ttl": "24h"\n  }\n}\n');
	assert.equal(edited('{"server": {"data_dir": ".", "log_level": "info"}}', (it) => insertEntry(it, ['server'], { ...NEW, after: 'data_dir' })), '{"server": {"data_dir": ".", "ca_ttl": "24h", "log_level": "info"}}');
});

test('appends items to lists', () => {
	assert.equal(edited('server { admin_ids = ["a"] }\n', (it) => appendItem(it, ['server', 'admin_ids'], 'b')), 'server { admin_ids = ["a", "b"] }\n');
	assert.equal(edited('server { admin_ids = [] }\n', (it) => appendItem(it, ['server', 'admin_ids'], 'b')), 'server { admin_ids = ["b"] }\n');
});
