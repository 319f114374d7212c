import assert from 'node:assert/strict';
import { filesOf } from './harness/caseFiles.js';
import { editorTest } from './harness/run.js';

const SEEDS = filesOf('test/cases/seed');
const POLICIES = '1-peer-authentication.yaml';

const LAST = '6-mistake.yaml';
const MISTAKE = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: mistake
spec:
  mtls:
    mode: STRIKT
`;

editorTest('the seed files open without an error', { ...SEEDS, [LAST]: MISTAKE }, async (window) => {
	for (const file of Object.keys(SEEDS)) {
		await window.openFile(file);
	}
	// Files are judged in the order in which they were opened: when this one has been, so have the others.
	await window.openFile(LAST);
	await window.diagnosticOn(LAST, 'STRIKT');
	for (const file of Object.keys(SEEDS)) {
		const found = await window.diagnostics(file, 'published', () => true);
		assert.deepEqual(found.filter(({ severity }) => severity === 'error'), [], file);
	}
});

editorTest('insecure modes of the seed are underlined, exactly, and have quick fixes', { [POLICIES]: SEEDS[POLICIES] ?? '' }, async (window) => {
	await window.openFile(POLICIES);
	await window.expectSquiggles([{ severity: 'warning', text: 'PERMISSIVE' }, { severity: 'warning', text: 'DISABLE' }]);

	const permissive = await window.diagnosticOn(POLICIES, 'PERMISSIVE');
	await window.expectProblem(permissive.message);
	assert.match(await window.hover('PERMISSIVE'), /plaintext/);

	await window.openFile(POLICIES);
	await window.goTo(permissive.line + 1, permissive.character + 1);
	await window.quickFix('Require mTLS (STRICT)');
	await window.expectSquiggles([{ severity: 'warning', text: 'DISABLE' }]);

	const disabled = await window.diagnosticOn(POLICIES, 'DISABLE');
	assert.match(disabled.message, /9090/);
	await window.goTo(disabled.line + 1, disabled.character + 1);
	await window.quickFix('Require mTLS on port 9090 (STRICT)');
	await window.expectSquiggles([]);
	await window.expectText(POLICIES, (SEEDS[POLICIES] ?? '').replace(/PERMISSIVE$/m, 'STRICT').replace(/DISABLE(?= #)/, 'STRICT'));
});
