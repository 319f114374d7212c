import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { CURSOR } from '../support/cursor.js';
import { judge } from '../support/judge.js';
import { expandSnippet } from '../support/service.js';

const FOLDER = path.resolve(import.meta.dirname, '../../../snippets');

interface Snippet {
	readonly prefix: string;
	readonly description: string;
	readonly body: readonly string[];
}

/** What a snippet is about says itself; nothing else may be found in it. */
const SAID_BY_ITS_NAME: Readonly<Record<string, readonly string[]>> = {
	'mesh-permissive-namespace': ['istio/no-permissive-mtls'],
	'mesh-migration': ['istio/no-permissive-mtls'],
	'mesh-workload-ports': ['istio/no-permissive-mtls'],
	'mesh-certmanager-ca-issuer': ['secrets/no-placeholder', 'secrets/no-placeholder'],
	'mesh-linkerd-skip-ports': ['kubernetes/no-traffic-past-proxy'],
};

const snippets = readdirSync(FOLDER).flatMap((file) => Object.entries(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, Snippet>));

for (const [name, { prefix, body }] of snippets) {
	test(`the snippet ${prefix} (${name}) has no finding beyond what its name says`, () => {
		const text = expandSnippet(body.join('\n')).replace(CURSOR, '');
		const found = judge(text).filter((finding) => finding.severity !== 'hint' || finding.rule === 'secrets/no-placeholder');
		assert.deepEqual(found.map((finding) => finding.rule), SAID_BY_ITS_NAME[prefix] ?? [], found.map((finding) => finding.message).join('\n'));
	});
}

test('snippets start with mesh- and none is offered twice', () => {
	const prefixes = snippets.map(([, snippet]) => snippet.prefix);
	assert.deepEqual(prefixes.filter((prefix, index) => !prefix.startsWith('mesh-') || prefixes.indexOf(prefix) !== index), []);
	assert.ok(prefixes.length >= 6);
});
