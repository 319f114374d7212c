import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readZip } from '../support/zip.js';

const vsix = fileURLToPath(new URL('../../../mesh-security.vsix', import.meta.url));
const LARGEST_BYTES = 2 * 1024 * 1024;

/** What runs, what the editor shows, and what the license asks for. The two outer files are the package format's own. */
const ALLOWED = [
	/^\[Content_Types\]\.xml$/,
	/^extension\.vsixmanifest$/,
	/^extension\/(package\.json|readme\.md|changelog\.md|license\.txt|security\.md)$/i,
	// The pictures of the README.
	/^extension\/docs\/images\/[\w-]+\.jpg$/,
	/^extension\/client\/dist\/extension\.(node|browser)\.js$/,
	/^extension\/client\/dist\/webview\/[\w.-]+\.(js|css)$/,
	/^extension\/client\/media\/[\w.-]+\.(png|svg)$/,
	/^extension\/server\/dist\/[\w./-]+\.(?:c?js|json)$/,
	/^extension\/snippets\/[\w-]+\.(json|code-snippets)$/,
	/^extension\/client\/languages\/[\w.-]+\.json$/,
];

const REQUIRED = [
	'extension/package.json',
	'extension/client/dist/extension.node.js',
	'extension/client/dist/extension.browser.js',
	'extension/server/dist/server.node.js',
	'extension/server/dist/server.browser.js',
];

test('the package holds only what runs', () => {
	const strange = readZip(readFileSync(vsix)).map(({ path }) => path).filter((path) => !ALLOWED.some((pattern) => pattern.test(path)));
	assert.deepEqual(strange, []);
});

test('the package holds everything that runs', () => {
	const paths = new Set(readZip(readFileSync(vsix)).map(({ path }) => path));
	assert.deepEqual(REQUIRED.filter((path) => !paths.has(path)), []);
});

test('every file that the manifest names is in the package', () => {
	const entries = readZip(readFileSync(vsix));
	const manifest = entries.find(({ path }) => path === 'extension/package.json');
	const named = [...Buffer.from(manifest?.bytes ?? []).toString().matchAll(/"(?:\.\/)?((?:client|server|snippets|syntaxes)\/[^"]+\.\w+)"/g)];
	const paths = new Set(entries.map(({ path }) => path));
	assert.deepEqual(named.map(([, path]) => path).filter((path) => !paths.has(`extension/${path}`)), []);
});

test('the package is at most 2 MB', () => {
	assert.ok(statSync(vsix).size <= LARGEST_BYTES, `${statSync(vsix).size} bytes`);
});
