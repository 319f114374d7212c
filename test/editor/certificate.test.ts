import { editorTest } from './harness/run.js';
editorTest('shows a chain', { 'chain.pem': 'hello' }, async (window) => {
	await window.openFile('chain.pem');
	await window.runCommand('Mesh Security: Preview Certificate Chain');
	await window.webview().locator('pre', { hasText: 'Subject' }).waitFor();
	console.log(await window.webview().locator('body').innerText());
});
