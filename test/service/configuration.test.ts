import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { hoverAt } from '../../server/src/service/hover.js';
import { createConfigurationStream, createStream } from '../../server/src/syntax/yaml/stream.js';
import { CURSOR, withCursor } from '../support/cursor.js';
import { applyFix, fixes, judge } from '../support/judge.js';
import { accept, completions, serviceContext } from '../support/service.js';

const SEED = readFileSync(path.resolve(import.meta.dirname, '../../../test/cases/seed/4-spire.yaml'), 'utf8');

const findingsOf = (text: string) => judge(text).map((finding) => `${finding.severity} ${finding.rule} ${finding.pathText} «${finding.underlined}»`);

test('a configuration inside a ConfigMap has no error, and its key manager in memory is named at its place in the YAML', () => {
	const found = findingsOf(SEED);
	assert.deepEqual(found.filter((finding) => finding.startsWith('error')), []);
	assert.ok(found.some((finding) => finding.startsWith('information spire/no-memory-key-manager data["server.conf"].plugins.KeyManager.memory')), found.join('\n'));
});

test('a mistake inside the block scalar is underlined on its word, and its fix keeps the indentation', () => {
	const text = SEED.split('\n---')[0]?.replace('log_level = "INFO"', 'log_levl = "INFO"') ?? '';
	const [mistake] = judge(text).filter((finding) => finding.rule === 'schema/unknown-field');
	assert.equal(mistake?.underlined, 'log_levl');
	assert.equal(mistake.pathText, 'data["server.conf"].server.log_levl');
	const [fix] = fixes(mistake);
	assert.equal(fix === undefined ? '' : applyFix(mistake, fix), SEED.split('\n---')[0] ?? '');
});

test('hover documents a key inside the block scalar', () => {
	const { text, position } = withCursor(SEED.replace('ca_ttl', `ca_${CURSOR}ttl`));
	const hover = hoverAt(serviceContext(), createStream(text), position);
	assert.match((hover?.contents as { value: string }).value, /^\*\*server\.ca\\_ttl\*\*/);
	assert.deepEqual(hover?.range, { start: { line: 14, character: 6 }, end: { line: 14, character: 12 } });
});

test('completion offers the keys that a section lacks, and keeps the indentation of the block scalar', () => {
	const marked = SEED.replace('      log_level = "INFO"\n', `      audit${CURSOR}\n`);
	assert.ok(!completions(marked).some((item) => item.label === 'trust_domain'));
	assert.match(accept(marked, 'audit_log_enabled'), /\n {6}audit_log_enabled = ‸true\n {6}ca_ttl = "168h"\n/);
});

test('completion offers the values of a key', () => {
	const labels = completions(SEED.replace('log_level = "INFO"', `log_level = "${CURSOR}"`)).map((item) => item.label);
	assert.ok(labels.includes('DEBUG') || labels.includes('debug'), labels.join());
});

test('a configuration file of its own gets the same', () => {
	const { text, position } = withCursor(`server {\n  ca_${CURSOR}ttl = "24h"\n}\n`);
	const hover = hoverAt(serviceContext(), createConfigurationStream(text, 'server.conf'), position);
	assert.match(JSON.stringify(hover?.contents), /server\.ca/);
});

test('another program\'s configuration is left alone', () => {
	const context = serviceContext();
	const stream = createConfigurationStream('server {\n  listen 80;\n  root /var/www;\n}\n', 'nginx.conf');
	assert.deepEqual(stream.chunks.flatMap((chunk) => context.judge.findingsOf(chunk)), []);
});
