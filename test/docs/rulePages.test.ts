import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { documentedRules } from '../../server/src/rules/all.js';
import { builtinRules } from '../../server/src/rules/builtin.js';
import { rulePages } from '../../server/src/service/rulePages.js';

const FOLDER = path.resolve(import.meta.dirname, '../../../docs/rules');

test('every rule has its page, and no page is stale: npm run docs writes them', () => {
	const pages = rulePages(documentedRules);
	const stale = pages.filter((page) => {
		const file = path.join(FOLDER, page.path);
		return !existsSync(file) || readFileSync(file, 'utf8') !== page.markdown;
	});
	assert.deepEqual(stale.map((page) => page.path), []);
	const known = new Set(pages.map((page) => page.path));
	const files = readdirSync(FOLDER, { recursive: true }).map((name) => String(name).split(path.sep).join('/')).filter((name) => name.endsWith('.md'));
	assert.deepEqual(files.filter((file) => !known.has(file)), []);
});

test('the setting for single rules completes the id of every rule: npm run docs writes them', () => {
	const manifest = JSON.parse(readFileSync(path.join(FOLDER, '../../package.json'), 'utf8')) as { contributes: { configuration: { properties: Record<string, { propertyNames?: { enum: string[] } }> } } };
	assert.deepEqual(manifest.contributes.configuration.properties['meshSecurity.rules']?.propertyNames?.enum, [...builtinRules, ...documentedRules].map(({ id }) => id).sort());
});
