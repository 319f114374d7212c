import assert from 'node:assert/strict';
import { editorTest } from './harness/run.js';

const FILE = 'policy.yaml';

const withMode = (mode: string) => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: my-peer-authentication
  namespace: my-namespace
spec:
  mtls:
    mode: ${mode}
`;

const MODE_LINE = 8;
const MODE_COLUMN = 11;

editorTest('a policy is written with completion alone, and a mistake is mended with the light bulb', { [FILE]: '' }, async (window) => {
	await window.openFile(FILE);
	await window.complete('PeerAuthentication');
	await window.expectText(FILE, withMode('STRICT'));

	// Escape leaves the fields of the skeleton, so that the keys that follow act on the text.
	await window.press('Escape');
	await window.goTo(MODE_LINE, MODE_COLUMN);
	await window.press('Shift+End', 'Delete');
	await window.complete('PERMISSIVE');
	await window.expectText(FILE, withMode('PERMISSIVE'));
	await window.expectSquiggles([{ severity: 'warning', text: 'PERMISSIVE' }]);

	await window.press('Control+Backspace');
	await window.type('STRIKT');
	const mistake = await window.diagnosticOn(FILE, 'STRIKT');
	assert.equal(mistake.severity, 'error');
	assert.match(mistake.message, /^"STRIKT" is not an mTLS mode/);
	await window.expectSquiggles([{ severity: 'error', text: 'STRIKT' }]);

	await window.quickFix('Change to STRICT');
	await window.expectText(FILE, withMode('STRICT'));
	await window.diagnostics(FILE, 'none', (diagnostics) => diagnostics.length === 0);
	await window.expectSquiggles([]);
});
