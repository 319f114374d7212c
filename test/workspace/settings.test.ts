import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { configuration } from '../../server/generated/catalog.cjs';
import { type Settings, defaultSettings, mergeSettings, presets } from '../../server/src/workspace/settings.js';
import { presetSeverity } from '../../server/src/rules/presets.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

test('a later layer wins key by key, rules one by one, and lists replace each other', () => {
	const editor = { preset: 'strict', rules: { a: 'off', b: 'hint' }, exclude: ['x'], mesh: { autoMtls: false, trustDomain: 'a.example.com' } };
	const file = { rules: { b: 'error' }, exclude: ['y', 'z'], mesh: { trustDomain: 'b.example.com' }, cluster: { remote: { west: { trustDomains: ['w'] } } } };
	const flags = { mesh: { autoMtls: true } };
	const settings = [editor, file, flags].reduce<Settings>(mergeSettings, defaultSettings);
	assert.deepEqual(settings, {
		...defaultSettings, preset: 'strict', rules: { a: 'off', b: 'error' }, exclude: ['y', 'z'],
		mesh: { ...defaultSettings.mesh, autoMtls: true, trustDomain: 'b.example.com' },
		cluster: { ...defaultSettings.cluster, remote: { west: { serviceAccounts: undefined, trustDomains: ['w'] } } },
	});
});

const STRANGE: readonly unknown[] = [
	undefined, null, [], 'strict', 1, {}, { preset: 'lax' }, { rules: ['a'] }, { rules: { a: 'fatal', b: 1 } }, { exclude: 'x' }, { exclude: [1] }, { mesh: null }, { mesh: { autoMtls: 'no', rootNamespace: '' } },
	{ certificates: { expiresWithinDays: -1 } }, { versions: { istio: 1.3, linkerd: '' } }, { cluster: { remote: [] } }, { cluster: { namespaces: null } }, { diagnostics: 'all' }, JSON.parse('{"__proto__":{"preset":"strict"},"constructor":1}'),
];

test('what is not understood leaves everything as it was', () => {
	for (const given of STRANGE) {
		assert.deepEqual(mergeSettings(defaultSettings, given), defaultSettings, JSON.stringify(given));
	}
});

test('the settings of the editor and the keys of the configuration file are the same, with the same defaults', () => {
	const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { contributes: { configuration: { properties: Record<string, { default: unknown }> } } };
	const declared = Object.keys(manifest.contributes.configuration.properties).map((key) => key.replace(/^meshSecurity\./, ''));
	const inFile = Object.entries(configuration.schema().properties ?? {}).flatMap(([key, schema]) => (schema.properties === undefined ? [key] : Object.keys(schema.properties).map((inner) => `${key}.${inner}`)));
	// Whether anything is judged, and what is logged, is the editor's alone.
	assert.deepEqual(declared.filter((key) => key !== 'enable' && !key.startsWith('trace.')).sort(), inFile.sort());
	const defaults: Record<string, Record<string, unknown>> = {};
	for (const [key, { default: value }] of Object.entries(manifest.contributes.configuration.properties)) {
		const [first = '', second] = key.replace(/^meshSecurity\./, '').split('.');
		Object.assign(defaults, second === undefined ? { [first]: value } : { [first]: { ...defaults[first], [second]: value } });
	}
	assert.deepEqual(mergeSettings(defaultSettings, defaults), defaultSettings);
});

test('presets change what they say', () => {
	const table = presets.map((preset) => [preset, ...(['error', 'warning', 'information', 'hint'] as const).map((severity) => presetSeverity(preset, 'istio/no-permissive-mtls', severity))]);
	assert.deepEqual(table, [
		['recommended', 'error', 'warning', 'information', 'hint'],
		['strict', 'error', 'error', 'information', 'hint'],
		['migration', 'error', 'information', 'information', 'hint'],
	]);
	assert.equal(presetSeverity('migration', 'istio/no-disabled-mtls', 'warning'), 'warning');
});
