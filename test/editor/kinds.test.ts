import assert from 'node:assert/strict';
import { editorTest } from './harness/run.js';

/** Kinds of three products, with a line that their skeleton must have: what makes them secure. */
const KINDS: readonly { readonly kind: string; readonly apiVersion: string; readonly line: string }[] = [
	{ kind: 'Certificate', apiVersion: 'cert-manager.io/v1', line: '    rotationPolicy: Always' },
	{ kind: 'Server', apiVersion: 'policy.linkerd.io/v1beta3', line: '  accessPolicy: deny' },
	{ kind: 'ClusterSPIFFEID', apiVersion: 'spire.spiffe.io/v1alpha1', line: '  namespaceSelector:' },
];

for (const { kind, apiVersion, line } of KINDS) {
	const file = `${kind.toLowerCase()}.yaml`;
	editorTest(`a ${kind} is written from an empty file by completion alone, and has no problem`, { [file]: '' }, async (window) => {
		await window.openFile(file);
		// As a user does among many kinds: the first letters narrow the list.
		await window.type(kind);
		await window.complete(kind);
		await window.press('Escape');
		await window.diagnostics(file, 'none', (diagnostics) => diagnostics.length === 0);
		const text = await window.text(file);
		assert.ok(text.startsWith(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n`), text);
		assert.ok(text.includes(`\n${line}\n`), text);
	});
}
