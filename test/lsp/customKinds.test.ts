import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';
import { LspClient } from '../support/lspClient.js';
import { CRD } from '../support/crd.js';

const WIDGET = 'apiVersion: example.org/v1beta2\nkind: Widget\nmetadata:\n  name: a\nspec:\n  name: abc\n  colour: GREY\n';
/** The kind of Istio as some other release may have it. */
const OVERRIDE = CRD.replaceAll('widgets.example.org', 'peerauthentications.security.istio.io').replaceAll('example.org', 'security.istio.io').replace('kind: Widget', 'kind: PeerAuthentication').replace('plural: widgets', 'plural: peerauthentications').replaceAll('v1beta2', 'v1').replace('    - name: v1\n      served: true\n      storage: true', '    - name: v2\n      served: true\n      storage: true');

interface Workspace {
	readonly client: LspClient;
	uri(name: string): string;
	/** Waits for what a file has, as the ids of rules with what is underlined being left out. */
	codes(name: string, expected: (codes: string) => boolean): Promise<string>;
}

/** Runs a test in a workspace that holds files on disk. */
async function inWorkspace(files: Readonly<Record<string, string>>, initializationOptions: unknown, use: (workspace: Workspace) => Promise<void>): Promise<void> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'mesh-security-kinds-'));
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(path.join(folder, name), text);
	}
	const uri = (name: string) => pathToFileURL(path.join(folder, name)).href;
	const client = await LspClient.start({ folders: [uri('')], initializationOptions });
	const codes = async (name: string, expected: (codes: string) => boolean) => {
		const text = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => String(code)).sort().join(' ');
		return text(await client.until(uri(name), ({ diagnostics }) => expected(text(diagnostics))));
	};
	try {
		await use({ client, uri, codes });
		assert.deepEqual(client.log, []);
	} finally {
		await client.stop();
		rmSync(folder, { recursive: true });
	}
}

test('a CRD of the workspace gives findings, hover and completion for its kind', { timeout: 30_000 }, async () => {
	await inWorkspace({ 'crd.yaml': CRD }, {}, async ({ client, uri, codes }) => {
		await client.open(uri('a.yaml'), WIDGET);
		await codes('a.yaml', (found) => found === 'schema/not-allowed-value');
		const at = (line: number, character: number) => ({ textDocument: { uri: uri('a.yaml') }, position: { line, character } });
		assert.match(JSON.stringify(await client.request<Hover | null>('textDocument/hover', at(6, 4))), /The colour of the widget\./);
		const values = await client.request<CompletionItem[]>('textDocument/completion', at(6, 10));
		assert.deepEqual(values.map(({ label }) => label).sort(), ['BLUE', 'RED']);
		await client.change(uri('a.yaml'), 2, [{ text: 'apiVersion: example.org/v1alpha1\nkind: Widget\nmetadata:\n  name: a\n' }]);
		await codes('a.yaml', (found) => found === 'schema/former-version');
	});
});

test('it replaces the built-in kind of the same group, version and name, and gives it back when it goes', { timeout: 30_000 }, async () => {
	const policy = 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\nspec:\n  name: abc\n  colour: RED\n';
	await inWorkspace({}, {}, async ({ client, uri, codes }) => {
		await client.open(uri('a.yaml'), policy);
		await codes('a.yaml', (found) => found === 'schema/unknown-field schema/unknown-field');
		await client.open(uri('crd.yaml'), OVERRIDE);
		await codes('a.yaml', (found) => found === '');
		// What the built-in kind allows and the one of the workspace does not is no certain error.
		const disputed = await client.change(uri('a.yaml'), 2, [{ text: policy.replace('  colour: RED', '  colour: RED\n  mtls: {}') }]);
		assert.deepEqual(disputed.map(({ severity, message }) => [severity, message]), [[2, '"mtls" is not a field of spec, says the CustomResourceDefinition of this workspace.']]);
		await client.change(uri('a.yaml'), 3, [{ text: policy }]);
		await client.change(uri('crd.yaml'), 2, [{ text: '# gone\n' }]);
		await codes('a.yaml', (found) => found === 'schema/unknown-field schema/unknown-field');
	});
});

test('a CRD that is wrong is a finding, and the built-in kind stays', { timeout: 30_000 }, async () => {
	const policy = 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\nspec:\n  mtls:\n    mode: STRIKT\n';
	await inWorkspace({}, {}, async ({ client, uri, codes }) => {
		await client.open(uri('crd.yaml'), OVERRIDE.replace("'^[a-z]+$'", "'(a'"));
		await codes('crd.yaml', (found) => found === 'schema/invalid-crd');
		await client.open(uri('a.yaml'), policy);
		await codes('a.yaml', (found) => found === 'schema/not-allowed-value');
	});
});

for (const [name, initializationOptions] of [['the setting is off', { settings: { workspaceCrds: false } }], ['the workspace is not trusted', { isTrusted: false }]] as const) {
	test(`no CRD is read when ${name}`, { timeout: 30_000 }, async () => {
		await inWorkspace({ 'crd.yaml': CRD }, initializationOptions, async ({ client, uri }) => {
			assert.deepEqual(await client.open(uri('wrong.yaml'), CRD.replace('group: example.org', 'group: 1')), []);
			assert.deepEqual(await client.open(uri('a.yaml'), WIDGET), []);
			assert.deepEqual(await client.change(uri('a.yaml'), 2, [{ text: `${WIDGET}# more\n` }]), []);
		});
	});
}

test('when the user trusts the workspace, its CRDs are read', { timeout: 30_000 }, async () => {
	await inWorkspace({ 'crd.yaml': CRD }, { isTrusted: false }, async ({ client, uri, codes }) => {
		assert.deepEqual(await client.open(uri('a.yaml'), WIDGET), []);
		await client.connection.sendNotification('meshSecurity/trust');
		await codes('a.yaml', (found) => found === 'schema/not-allowed-value');
	});
});
