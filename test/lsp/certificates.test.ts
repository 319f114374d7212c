import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { type CertificateChainView, certificatesMethod, type SealingKey, sealingKeyMethod } from '../../server/src/protocol/certificates.js';
import { type IssuanceGraphView, issuanceGraphMethod } from '../../server/src/protocol/issuance.js';
import { LspClient } from '../support/lspClient.js';
import { caseBytes, caseText } from '../x509/cases.js';

let client: LspClient;

before(async () => {
	client = await LspClient.start({ initializationOptions: {} });
});

after(async () => {
	assert.deepEqual(client.log, [], 'the server logged something');
	assert.equal(await client.stop(), 0);
});

test('a chain in the wrong order is underlined in its file, and a quick fix mends it', async () => {
	const uri = 'file:///workspace/chain.pem';
	const diagnostics = await client.open(uri, caseText('generated/chain-reversed.pem'));
	assert.deepEqual(diagnostics.map(({ code, range }) => [code, range.start.line]), [['certificates/valid-chain-order', 0], ['certificates/valid-chain-order', 11]]);
	const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: diagnostics[0]?.range, context: { diagnostics } });
	assert.ok(actions.some(({ title }) => title === 'Put the leaf first and each issuer behind what it signed'));
});

test('a password travels sealed: it opens the key store and stands in no message', async () => {
	const key = await client.request<SealingKey>(sealingKeyMethod, {});
	const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
	const platformKey = await webcrypto.subtle.importKey('jwk', { ...key, alg: 'RSA-OAEP-256' }, algorithm, false, ['encrypt']);
	const sealed = Buffer.from(await webcrypto.subtle.encrypt(algorithm, platformKey, new TextEncoder().encode('pässwörd'))).toString('base64');
	const source = { uri: 'file:///workspace/store.p12', bytesBase64: Buffer.from(caseBytes('extra/rc2-40.p12')).toString('base64') };
	const locked = await client.request<CertificateChainView>(certificatesMethod, { source });
	assert.equal(locked.isLocked, true);
	const view = await client.request<CertificateChainView>(certificatesMethod, { source, sealedPassword: sealed });
	assert.deepEqual([view.isLocked, view.entries.map(({ title }) => title)], [false, ['store.example.org', 'Store CA', 'EC P-256 private key']]);
	assert.ok(!JSON.stringify(view).includes('pässwörd'));
	const body = caseText('extra/store-key.pem').replace(/-----[^-]*-----|\s/g, '');
	assert.ok(!JSON.stringify(view).includes(body.slice(48, 72)));
});

test('the issuance graph names the place of each manifest', async () => {
	const uri = 'file:///workspace/issuer.yaml';
	await client.open(uri, 'apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata:\n  name: root\n  namespace: shop\nspec:\n  selfSigned: {}\n');
	const graph = await client.request<IssuanceGraphView>(issuanceGraphMethod, {});
	assert.deepEqual(graph.nodes.map(({ title, source }) => [title, source]), [['Issuer root', { uri, range: { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } } }]]);
});
