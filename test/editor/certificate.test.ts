import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './harness/caseFiles.js';
import { root } from './harness/folders.js';
import { editorTest } from './harness/run.js';
import { until } from './harness/until.js';

const CHAIN = filesOf('examples/certificates');
const FILE = 'payment-chain.pem';

editorTest('the certificate panel shows the chain of a PEM file', CHAIN, async (window) => {
	await window.openFile(FILE);
	await window.runCommand('Mesh Security: Preview Certificate Chain');
	const panel = window.webview().locator('body');
	await panel.getByText('payment.production.svc').first().waitFor();
	await panel.getByRole('button', { name: 'Expand all' }).click();
	const text = await until('all three certificates are open', () => panel.innerText(), (shown) => shown.split('SHA-256').length === 4);

	// Read by OpenSSL, not by us.
	for (const certificate of certificatesOf(CHAIN[FILE] ?? '')) {
		for (const name of [...namesOf(certificate.subject), ...namesOf(certificate.issuer)]) {
			assert.ok(text.includes(name), `${name} is missing in:\n${text}`);
		}
		const digits = text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
		assert.ok(digits.includes(certificate.fingerprint256.replaceAll(':', '')), `${certificate.fingerprint256} is missing in:\n${text}`);
		for (const name of certificate.subjectAltName?.split(', ').map((entry) => entry.replace(/^\w+:/, '')) ?? []) {
			assert.ok(text.includes(name), `${name} is missing in:\n${text}`);
		}
	}
});

function certificatesOf(pem: string): X509Certificate[] {
	return [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([block]) => new X509Certificate(block));
}

/** The values of a distinguished name, such as `Example Mesh Root CA`. */
function namesOf(distinguishedName: string): string[] {
	return distinguishedName.split('\n').map((part) => part.replace(/^\w+=/, ''));
}

/** Fixtures that are bytes, in base64: the workspaces of these tests hold text, and the preview reads both. */
const base64Of = (file: string): string => readFileSync(join(root, 'test/cases/certs', file)).toString('base64');

editorTest('a key store opens in the preview, asks for its password in the editor, and shows what it holds', { 'store.p12': base64Of('extra/rc2-40.p12') }, async (window) => {
	await window.openInCustomEditor('store.p12');
	const panel = window.webview().locator('body');
	await panel.getByRole('button', { name: 'Enter the password…' }).click();
	await window.answerInputBox('pässwörd');
	await panel.getByText('store.example.org').first().waitFor();
	assert.ok(!(await panel.innerHTML()).includes('pässwörd'));
});

editorTest('PEM under the name of a binary file opens as the text that it is, with the preview beside it', { 'chain.der': CHAIN[FILE] ?? '' }, async (window) => {
	await window.openInCustomEditor('chain.der');
	await window.expectText('chain.der', CHAIN[FILE] ?? '');
	await window.webview().locator('body').getByText('payment.production.svc').first().waitFor();
});

editorTest('the place of a certificate is one click away from the preview', CHAIN, async (window) => {
	await window.openFile(FILE);
	await window.runCommand('Mesh Security: Preview Certificate Chain');
	const panel = window.webview().locator('body');
	await panel.getByRole('button', { name: /^Reveal in source, line 1:/ }).first().click();
	await window.expectSelection(FILE, 0);
});
