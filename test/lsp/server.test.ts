import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CodeLens, CompletionItem, Diagnostic, DocumentLink, DocumentSymbol, FoldingRange, Hover, TextEdit } from 'vscode-languageserver-protocol';
import { LineIndex } from '../../server/src/text/lineIndex.js';
import { LspClient } from '../support/lspClient.js';

let client: LspClient;
let uriCount = 0;
const nextUri = () => `file:///workspace/${++uriCount}.yaml`;

before(async () => {
	client = await LspClient.start({ initializationOptions: { canReopenSuggestions: true } });
});

after(async () => {
	assert.deepEqual(client.log, [], 'the server logged errors');
	assert.equal(await client.stop(), 0);
});

const POLICY = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: legacy
spec:
  mtls:
    mode: PERMISSIVE
`;

const summary = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, range: { start } }) => `${start.line}:${start.character} ${String(code)}`);

test('an insecure mode is underlined on its word, with our source and the id of the rule', async () => {
	const [diagnostic, ...others] = await client.open(nextUri(), POLICY);
	assert.deepEqual(others, []);
	assert.equal(diagnostic?.source, 'mesh-security');
	assert.equal(diagnostic.code, 'istio/no-permissive-mtls');
	assert.deepEqual(diagnostic.range, { start: { line: 7, character: 10 }, end: { line: 7, character: 20 } });
});

test('an edit is judged at once and the finding goes', async () => {
	const uri = nextUri();
	await client.open(uri, POLICY);
	assert.deepEqual(await client.change(uri, 2, [{ range: { start: { line: 7, character: 10 }, end: { line: 7, character: 20 } }, text: 'STRICT' }]), []);
});

test('a broken document leaves the findings, the hover and the completion of the others alone', async () => {
	const uri = nextUri();
	const text = `${POLICY}---\napiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: [\nspec:\n---\n${POLICY}`;
	const codes = summary(await client.open(uri, text));
	assert.ok(codes.includes('7:10 istio/no-permissive-mtls'));
	assert.ok(codes.includes('21:10 istio/no-permissive-mtls'));
	assert.ok(codes.some((code) => code.endsWith('yaml/syntax')));
	const hover = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line: 21, character: 12 } });
	assert.match(JSON.stringify(hover), /this file/);
});

test('a document that is closed and opened again with the same version is judged afresh', async () => {
	const uri = nextUri();
	assert.equal((await client.open(uri, POLICY)).length, 1);
	await client.close(uri);
	assert.deepEqual(await client.open(uri, POLICY.replace('PERMISSIVE', 'STRICT')), []);
});

test('hover shows the text, the default, the allowed values with the one of this file marked, and a link', async () => {
	const uri = nextUri();
	await client.open(uri, POLICY);
	const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position: { line: 7, character: 12 } });
	const text = (hover.contents as { value: string }).value;
	assert.match(text, /^\*\*spec\.mtls\.mode\*\*/);
	assert.match(text, /default/i);
	assert.match(text, /- \*\*`PERMISSIVE`\*\* ← this file: /);
	assert.match(text, /- `STRICT`: /);
	assert.match(text, /\[Istio documentation\]\(https:\/\/istio\.io\//);
});

test('completion documents an item only when it is looked at', async () => {
	const uri = nextUri();
	await client.open(uri, POLICY.replace('PERMISSIVE', ''));
	const items = await client.request<CompletionItem[]>('textDocument/completion', { textDocument: { uri }, position: { line: 7, character: 10 } });
	assert.deepEqual(items.map((item) => item.label), ['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET']);
	assert.equal(items[0]?.documentation, undefined);
	const resolved = await client.request<CompletionItem>('completionItem/resolve', items[0]);
	assert.match(JSON.stringify(resolved.documentation), /plaintext is refused/);
});

test('a wrong value has fixes, the nearest value first, and a suppression with a reason', async () => {
	const uri = nextUri();
	const text = POLICY.replace('PERMISSIVE', 'STRIKT # soon');
	const diagnostics = await client.open(uri, text);
	assert.deepEqual(diagnostics.map((diagnostic) => diagnostic.message), ['"STRIKT" is not an mTLS mode; use UNSET, DISABLE, PERMISSIVE or STRICT.']);
	const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: diagnostics[0]?.range, context: { diagnostics } });
	assert.equal(actions[0]?.title, 'Change to STRICT');
	assert.equal(actions[0].isPreferred, true);
	assert.equal(applied(text, actions[0].edit?.changes?.[uri]), text.replace('STRIKT', 'STRICT'));
	const suppression = actions.find((action) => action.title.startsWith('Suppress') && action.title.includes('line'));
	assert.match(applied(text, suppression?.edit?.changes?.[uri]), /\n {4}# mesh-security-disable-next-line schema\/not-allowed-value -- reason\n {4}mode: STRIKT # soon\n/);
});

test('all safe problems of a file are mended by one action', async () => {
	const uri = nextUri();
	const text = POLICY.replace('PERMISSIVE', 'strict').replace('name: default', 'name: 8080');
	const diagnostics = await client.open(uri, text);
	const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics, only: ['source.fixAll'] } });
	assert.deepEqual(actions.map((action) => action.kind), ['source.fixAll.meshSecurity']);
	assert.equal(applied(text, actions[0]?.edit?.changes?.[uri]), text.replace('strict', 'STRICT').replace('8080', '"8080"'));
});

test('the outline has an entry a resource, and each document folds', async () => {
	const uri = nextUri();
	await client.open(uri, `${POLICY}---\n${POLICY}`);
	const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
	assert.deepEqual(symbols.map((symbol) => symbol.name), ['PeerAuthentication legacy/default', 'PeerAuthentication legacy/default']);
	assert.deepEqual(symbols[1]?.children?.map((child) => child.name), ['metadata', 'spec']);
	const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
	assert.deepEqual(folds, [{ startLine: 0, endLine: 7 }, { startLine: 8, endLine: 16 }]);
});

test('a path to a certificate that exists in the workspace is a link, others are not', async () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'mesh-security-'));
	mkdirSync(path.join(folder, 'etc/certs'), { recursive: true });
	writeFileSync(path.join(folder, 'etc/certs/ca.pem'), '');
	const uri = pathToFileURL(path.join(folder, 'rule.yaml')).href;
	const own = await LspClient.start({ folders: [pathToFileURL(folder).href] });
	await own.open(uri, 'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: a\nspec:\n  host: api.example.com\n  trafficPolicy:\n    tls:\n      mode: MUTUAL\n      caCertificates: /etc/certs/ca.pem\n      clientCertificate: /etc/certs/missing.pem\n      privateKey: ../../../../etc/hostname\n');
	const links = await own.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
	assert.deepEqual(links.map((link) => link.target), [pathToFileURL(path.join(folder, 'etc/certs/ca.pem')).href]);
	assert.equal(await own.stop(), 0);
	rmSync(folder, { recursive: true });
});

test('a lens stands above the first certificate of a text', async () => {
	const uri = 'file:///workspace/chain.pem';
	await client.open(uri, 'text\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'plaintext');
	const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
	assert.equal(lenses[0]?.range.start.line, 1);
	assert.equal(lenses[0].command?.command, 'meshSecurity.previewCertificateChain');
});

test('settings change severities and switch rules off', async () => {
	const own = await LspClient.start({ initializationOptions: { settings: { rules: { 'istio/no-permissive-mtls': 'error' } } } });
	const uri = nextUri();
	assert.deepEqual((await own.open(uri, POLICY)).map((diagnostic) => diagnostic.severity), [1]);
	await own.connection.sendNotification('workspace/didChangeConfiguration', { settings: { meshSecurity: { rules: { 'istio/no-permissive-mtls': 'off' } } } });
	assert.deepEqual(await own.change(uri, 2, [{ text: POLICY }]), []);
	assert.equal(await own.stop(), 0);
});

/** Bad input ends in few findings or none, and the server lives. */
const BAD_INPUT: readonly { readonly name: string; readonly text: string; readonly codes: readonly string[] }[] = [
	{ name: 'text that is no YAML', text: 'Dear all,\n\n\tplease {find [attached: the "policy\n', codes: [] },
	{ name: 'nothing', text: '', codes: [] },
	{ name: 'only comments', text: '# one\n# two\n', codes: [] },
	{ name: 'bytes that are no text', text: '\u0000\u0001\uFFFD\u0000'.repeat(1000), codes: [] },
	{ name: 'tabs', text: 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nspec:\n\tmtls:\n', codes: ['3:0 yaml/syntax'] },
	{ name: 'an unknown apiVersion of a kind of ours', text: 'apiVersion: security.istio.io/v7\nkind: PeerAuthentication\nmetadata:\n  name: a\n', codes: ['0:12 schema/unknown-version'] },
	{ name: 'a group of somebody else', text: 'apiVersion: example.org/v1\nkind: PeerAuthenticator\nspec:\n  mtls: 3\n', codes: [] },
	{ name: 'a misspelt kind', text: 'apiVersion: security.istio.io/v1\nkind: PeerAuthentcation\nmetadata:\n  name: a\n', codes: ['1:6 schema/unknown-kind'] },
	{ name: 'a List', text: `apiVersion: v1\nkind: List\nitems:\n- ${POLICY.trimEnd().split('\n').join('\n  ')}\n`, codes: ['10:12 istio/no-permissive-mtls'] },
	{ name: 'a Helm template', text: POLICY.replace('PERMISSIVE', '{{ .Values.mode }}').replace('  namespace: legacy\n', '  {{- include "labels" . | nindent 2 }}\n  {{ if .Values.x }}\n  name: b\n  {{ end }}\n'), codes: [] },
	{ name: 'a key twice', text: POLICY.replace('kind:', 'kind: PeerAuthentication\nkind:').replace('PERMISSIVE', 'STRICT'), codes: ['2:0 yaml/duplicate-key'] },
	{ name: 'an unknown field', text: POLICY.replace('mode: PERMISSIVE', 'mod: STRICT'), codes: ['7:4 schema/unknown-field'] },
	{ name: 'a boolean where a mode belongs', text: POLICY.replace('PERMISSIVE', 'true'), codes: ['7:10 schema/wrong-type'] },
	{ name: 'a missing field', text: 'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: a\nspec:\n  exportTo: ["."]\n', codes: ['4:0 schema/missing-field'] },
];

for (const { name, text, codes } of BAD_INPUT) {
	test(`bad input: ${name}`, async () => {
		assert.deepEqual(summary(await client.open(nextUri(), text)), codes);
	});
}

test('a file of five megabytes is judged, its last document too', async () => {
	const filler = `apiVersion: v1\nkind: Thing\ndata:\n  text: ${'x'.repeat(1000)}\n---\n`.repeat(5000);
	const diagnostics = await client.open(nextUri(), filler + POLICY);
	assert.deepEqual(diagnostics.map((diagnostic) => diagnostic.code), ['istio/no-permissive-mtls']);
});

function applied(text: string, edits: readonly TextEdit[] | undefined): string {
	const lines = new LineIndex(text);
	return [...(edits ?? [])].sort((a, b) => lines.offsetAt(b.range.start) - lines.offsetAt(a.range.start)).reduce((result, edit) => result.slice(0, lines.offsetAt(edit.range.start)) + edit.newText + result.slice(lines.offsetAt(edit.range.end)), text);
}
