import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from './harness/caseFiles.js';
import { root } from './harness/folders.js';
import { Session } from './harness/session.js';
import type { EditorWindow } from './harness/window.js';

/** The pictures of the README, taken from the packaged extension in the web host: `npm run screenshots`. */
const THEMES: Readonly<Record<string, string>> = { dark: 'Default Dark Modern', light: 'Default Light Modern', 'high-contrast': 'Default High Contrast' };
const FOLDER = join(root, 'docs', 'images');
const SIZE = { width: 1100, height: 640 };

const POLICY = `# This namespace is being moved into the mesh.
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels:
      app: payment
  mtls:
    mode: PERMISSIVE
  portLevelMtls:
    9090:
      mode: DISABLE # metrics
`;

const MODE = { line: 12, column: 11 };

await mkdir(FOLDER, { recursive: true });
const session = await Session.start('web');
try {
	for (const [name, theme] of Object.entries(THEMES)) {
		const files = { 'payment.yaml': POLICY, ...filesOf('examples/certificates'), '.vscode/settings.json': JSON.stringify({ 'workbench.colorTheme': theme, 'editor.minimap.enabled': false }) };
		await session.inWindow(`screenshots-${name}`, files, (window) => take(window, name));
	}
} finally {
	await session.stop();
}

async function take(window: EditorWindow, name: string): Promise<void> {
	// A page full of letters is half the size as JPEG, and the package holds two of these pictures.
	const picture = (subject: string) => window.page.screenshot({ path: join(FOLDER, `${subject}-${name}.jpg`), type: 'jpeg', quality: 60 });
	await window.page.setViewportSize(SIZE);
	await window.openFile('payment.yaml');
	await window.expectSquiggles([{ severity: 'warning', text: 'PERMISSIVE' }, { severity: 'warning', text: 'DISABLE' }]);
	await window.hover('DISABLE');
	await picture('editor');
	await window.press('Escape');
	await window.goTo(MODE.line, MODE.column);
	await window.press('Shift+End', 'Delete');
	await window.openSuggestions();
	await picture('completion');
	await window.press('Escape', 'Control+KeyZ');
	await window.openFile('payment-chain.pem');
	await window.runCommand('Mesh Security: Preview Certificate Chain');
	await window.webview().locator('body').getByText('payment.production.svc').first().waitFor();
	await window.runCommand('View: Close Primary Side Bar');
	await picture('certificate');
}
