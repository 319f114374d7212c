import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { LspClient } from '../support/lspClient.js';

const PATCH = 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  location: MESH_EXTERNA\n';
const KUSTOMIZATION = 'resources:\n  - base.yaml\npatches:\n  - path: patches/a.yaml\n    target:\n      kind: ServiceEntry\npatchesStrategicMerge:\n  - ../shared/b.yml\n  - |\n    kind: ServiceEntry\npatchesJson6902:\n  - path: c.json\n    target: {kind: ServiceEntry}\n';

/** A workspace with a base, three patches and the kustomization that applies them. */
function makeWorkspace(): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'mesh-security-kustomize-'));
	for (const [name, text] of Object.entries({ 'overlay/kustomization.yaml': KUSTOMIZATION, 'overlay/base.yaml': PATCH, 'overlay/patches/a.yaml': PATCH, 'shared/b.yml': PATCH })) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	return folder;
}

test('a file that a kustomization applies as a patch lacks nothing; its other mistakes are found, and a base is no patch', { timeout: 30_000 }, async () => {
	const folder = makeWorkspace();
	const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
	const client = await LspClient.start({ folders: [uriOf('')] });
	const until = async (name: string, expected: (codes: readonly string[]) => boolean) => {
		await client.until(uriOf(name), ({ diagnostics }) => expected(diagnostics.map(({ code }) => String(code))));
	};
	try {
		for (const name of ['overlay/base.yaml', 'overlay/patches/a.yaml', 'shared/b.yml']) {
			await client.open(uriOf(name), PATCH);
		}
		await until('overlay/patches/a.yaml', (codes) => codes.join() === 'schema/not-allowed-value');
		await until('shared/b.yml', (codes) => codes.join() === 'schema/not-allowed-value');
		await until('overlay/base.yaml', (codes) => codes.includes('schema/missing-field'));
		await client.open(uriOf('overlay/kustomization.yaml'), KUSTOMIZATION);
		await client.change(uriOf('overlay/kustomization.yaml'), 2, [{ text: 'resources: []\n' }]);
		await until('shared/b.yml', (codes) => codes.includes('schema/missing-field'));
		assert.deepEqual(client.log, []);
	} finally {
		await client.stop();
		rmSync(folder, { recursive: true });
	}
});
