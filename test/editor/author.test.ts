import assert from 'node:assert/strict';
import { editorTest } from './harness/run.js';

const FILE = 'policy.yaml';

const AUTHORED = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
spec:
  mtls:
    mode: STRICT
`;

editorTest('authors a policy with completion alone, and repairs it with the light bulb', { [FILE]: '' }, async (window) => {
	await window.openFile(FILE);
	await window.complete('PeerAuthentication');
	console.log(JSON.stringify(await window.text(FILE)));
	// Leave the snippet, so that the keys below move in the text and not between its fields.
	await window.press('Escape', 'Control+End');
	await window.complete('STRICT');
	await window.press('Control+Backspace');
	await window.type('STRIKT');
	const [problem] = await window.diagnostics(FILE, 'one error', ([first]) => first?.severity === 'error');
	assert.equal(problem?.text, 'STRIKT');
	assert.match(problem.message, /^"STRIKT" is not an mTLS mode/);
	console.log(await window.squiggles('one', (s) => s.length === 1));
	console.log(await window.openQuickFixes());
	await window.press('Escape');
	await window.quickFix(/STRICT/);
	await window.diagnostics(FILE, 'none', (d) => d.length === 0);
	assert.equal(await window.text(FILE), AUTHORED.trimEnd());
	console.log(await window.hover('PeerAuth'));
	await window.page.screenshot({ path: '/tmp/stub/shot.png' });
});
