import assert from 'node:assert/strict';
import test from 'node:test';
import type { SpireSchema } from '../../../server/src/resource/spireConfiguration.js';
import { SpireSchemaView } from '../../../server/src/resource/spireConfiguration.js';
import { loadSchemas } from './schemas.js';

const PLUGINS = {
	'spire-server': {
		DataStore: ['sql'],
		KeyManager: ['aws_kms', 'azure_key_vault', 'disk', 'gcp_kms', 'hashicorp_vault', 'memory'],
		NodeAttestor: ['aws_iid', 'azure_imds', 'azure_msi', 'gcp_iit', 'http_challenge', 'join_token', 'k8s_psat', 'sshpop', 'tpm_devid', 'x509pop'],
		UpstreamAuthority: ['aws_pca', 'awssecret', 'cert-manager', 'disk', 'ejbca', 'gcp_cas', 'spire', 'vault'],
		Notifier: ['gcs_bundle', 'k8sbundle'],
		BundlePublisher: ['aws_rolesanywhere_trustanchor', 'aws_s3', 'azure_blob', 'gcp_cloudstorage', 'k8s_configmap'],
		CredentialComposer: ['uniqueid'],
	},
	'spire-agent': {
		KeyManager: ['disk', 'memory'],
		NodeAttestor: ['aws_iid', 'azure_imds', 'azure_msi', 'gcp_iit', 'http_challenge', 'join_token', 'k8s_psat', 'sshpop', 'tpm_devid', 'x509pop'],
		WorkloadAttestor: ['docker', 'k8s', 'slurm', 'systemd', 'unix', 'windows'],
		SVIDStore: ['aws_secretsmanager', 'gcp_secretmanager'],
	},
} as const;

const schemas = loadSchemas();

/** Every schema below one, with the way to it. */
function* below(view: SpireSchemaView, schema: SpireSchema, path: string): Iterable<{ path: string; schema: SpireSchema }> {
	const resolved = view.resolve(schema);
	yield { path, schema: resolved };
	for (const [key, property] of Object.entries(resolved.properties ?? {})) {
		yield* below(view, property, `${path}.${key}`);
	}
	for (const [step, inner] of [['*', resolved.additionalProperties], ['[]', resolved.items]] as const) {
		if (typeof inner === 'object') {
			yield* below(view, inner, path + step);
		}
	}
}

for (const [kind, load] of Object.entries(schemas)) {
	const view = new SpireSchemaView(load());
	const all = [...below(view, view.root, '')];

	test(`the schema of ${kind} documents every key and every allowed value`, () => {
		assert.ok(all.length > 20);
		assert.deepEqual(all.filter(({ path, schema }) => !/[*\]]$/.test(path) && (schema.markdownDescription ?? '').length < 15).map(({ path }) => path), []);
		assert.deepEqual(all.filter(({ schema }) => schema.enum !== undefined && schema.enum.length !== schema.markdownEnumDescriptions?.length).map(({ path }) => path), []);
	});

	test(`the schema of ${kind} says what becomes of unknown keys in each block, and requires only keys that it has`, () => {
		const blocks = all.filter(({ schema }) => schema.properties !== undefined && schema.additionalProperties === undefined && schema['x-plugin-types'] !== true);
		assert.deepEqual(blocks.filter(({ schema }) => schema['x-unknown'] === undefined).map(({ path }) => path), []);
		assert.deepEqual(all.flatMap(({ path, schema }) => (schema.required ?? []).filter((key) => schema.properties?.[key] === undefined).map((key) => `${path}.${key}`)), []);
	});

	test(`the schema of ${kind} names the version of each key that is gone, and a key that is there in its place`, () => {
		assert.deepEqual(all.filter(({ schema }) => schema['x-removed'] !== undefined && !/^\d+\.\d+\.\d+$/.test(schema['x-removed'])).map(({ path }) => path), []);
		for (const { path, schema } of all) {
			for (const [key, property] of Object.entries(schema.properties ?? {})) {
				const instead = view.resolve(property)['x-replaced-by'];
				assert.ok(instead === undefined || schema.properties?.[instead] !== undefined, `${path}.${key}`);
			}
		}
	});
}

test('the schemas know every built-in plugin', () => {
	for (const [kind, types] of Object.entries(PLUGINS) as ['spire-server' | 'spire-agent', Readonly<Record<string, readonly string[]>>][]) {
		const view = new SpireSchemaView(schemas[kind]());
		assert.deepEqual(Object.keys(view.at(['plugins'])?.properties ?? {}).sort(), Object.keys(types).sort());
		for (const [type, names] of Object.entries(types)) {
			const known = Object.entries(view.at(['plugins', type])?.properties ?? {}).filter(([, plugin]) => plugin['x-removed'] === undefined).map(([name]) => name);
			assert.deepEqual(known.sort(), [...names]);
		}
	}
});
