import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { certificateRequest, intermediateCertificate, leafCertificate, namelessCertificate, pemBlock, publishedKey } from '../../../server/src/rules/secrets/examples.js';
import { encodedText } from '../../../server/src/rules/secrets/base64.js';
import { isEncodedPlaceholder, isPlaceholder } from '../../../server/src/rules/secrets/placeholder.js';
import { type JudgedFinding, applyFix, fixes, judge } from '../../support/judge.js';

const HEAD = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n';
const TLS = `${HEAD}type: kubernetes.io/tls\n`;
const leaf = pemBlock('CERTIFICATE', leafCertificate);
const intermediate = pemBlock('CERTIFICATE', intermediateCertificate);
const key = pemBlock('PRIVATE KEY', publishedKey);

/** Entries of a Secret in base64, unless they are meant not to be. */
const data = (entries: Readonly<Record<string, string>>): string => `data: ${JSON.stringify(entries)}\n`;
const encoded = (entries: Readonly<Record<string, string>>): string => data(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, encodedText(text)])));
const plain = (entries: Readonly<Record<string, string>>): string => `stringData: ${JSON.stringify(entries)}\n`;

const said = (findings: readonly JudgedFinding[]): readonly string[] => findings.map(({ rule, severity, pathText }) => `${severity} ${rule.replace('secrets/', '')} ${pathText}`);

/** What is said of a manifest: severity, rule (without its family) and path. */
const rows: readonly (readonly [string, string, readonly string[]])[] = [
	['a key in base64', HEAD + encoded({ k: key }), ['warning no-committed-private-key data.k']],
	['a key in plain text', HEAD + plain({ k: key }), ['warning no-committed-private-key stringData.k']],
	['a key inside a larger text', HEAD + plain({ 'config.json': JSON.stringify({ key }) }), ['warning no-committed-private-key stringData["config.json"]']],
	['a key with a password', HEAD + plain({ k: key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE') }), []],
	['a key that is left out', HEAD + plain({ k: '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----' }), ['hint no-placeholder stringData.k']],
	['a certificate alone', HEAD + encoded({ 'tls.crt': leaf }), []],
	['a certificate without names', HEAD + encoded({ 'tls.crt': pemBlock('CERTIFICATE', namelessCertificate) }), ['warning valid-certificate data["tls.crt"]']],
	['a chain in the wrong order', HEAD + encoded({ 'tls.crt': `${intermediate}\n${leaf}\n` }), ['error valid-chain-order data["tls.crt"]']],
	['a chain in the right order', HEAD + encoded({ 'tls.crt': `${leaf}\n${intermediate}\n` }), []],
	['a request for a certificate', HEAD + encoded({ 'tls.crt': pemBlock('CERTIFICATE REQUEST', certificateRequest) }), ['error valid-tls-content data["tls.crt"]']],
	['a certificate for a key', HEAD + encoded({ 'tls.key': leaf }), ['error valid-tls-content data["tls.key"]']],
	['a certificate that is cut off', HEAD + plain({ 'ca.crt': leaf.slice(0, -40) }), ['error valid-tls-content stringData["ca.crt"]']],
	['a key of another certificate', TLS + encoded({ 'tls.crt': leaf, 'tls.key': key }), ['warning no-committed-private-key data["tls.key"]', 'error use-matching-key data["tls.key"]']],
	['a TLS Secret with nothing in it', TLS, ['error use-tls-entries data["tls.crt"]', 'error use-tls-entries data["tls.key"]']],
	['a TLS Secret in two parts', `${TLS}${encoded({ 'tls.crt': leaf })}stringData:\n  tls.key: <key>\n`, ['hint no-placeholder stringData["tls.key"]']],
	['a TLS Secret to be filled', TLS + data({ 'tls.crt': '', 'tls.key': '' }), ['warning use-tls-entries data["tls.crt"]', 'warning use-tls-entries data["tls.key"]']],
	['a TLS Secret with other texts', TLS + encoded({ 'tls.crt': 'a', 'tls.key': 'b' }), ['error valid-tls-content data["tls.crt"]', 'error valid-tls-content data["tls.key"]']],
	['placeholders in a TLS Secret', TLS + data({ 'tls.crt': '<cert>', 'tls.key': 'LS0tLS1CRUdJTi...' }), ['hint no-placeholder data["tls.crt"]', 'hint no-placeholder data["tls.key"]']],
	['plain text below data', HEAD + data({ a: 'pass word' }), ['error valid-base64 data.a']],
	['base64 without padding', HEAD + data({ a: 'YQ' }), ['error valid-base64 data.a']],
	['base64 on several lines', `${HEAD}data:\n  a: |\n    aGVs\n    bG8=\n`, []],
	['base64 that YAML folds', `${HEAD}data:\n  a: >\n    aGVs\n    bG8=\n`, ['error valid-base64 data.a']],
	['what SOPS has encrypted', HEAD + data({ a: 'ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]' }), []],
	['what a template writes', `${HEAD}type: kubernetes.io/tls\ndata:\n  tls.crt: {{ .Values.crt | b64enc }}\n  tls.key: \${TLS_KEY}\n`, []],
	['a Secret half of which a template writes', `${HEAD}type: kubernetes.io/tls\ndata:\n  {{- include "x" . | nindent 2 }}\n`, []],
	['an entry that is no text', `${HEAD}data: {a: 1}\n`, ['error schema/wrong-type data.a']],
	['a key in a ConfigMap', `${HEAD.replace('Secret', 'ConfigMap')}data: ${JSON.stringify({ a: key })}\n`, ['warning no-private-key-outside-secret data.a']],
	['a key among the bytes of a ConfigMap', `${HEAD.replace('Secret', 'ConfigMap')}binaryData: ${JSON.stringify({ a: encodedText(key) })}\n`, ['warning no-private-key-outside-secret binaryData.a']],
];

for (const [name, text, expected] of rows) {
	test(`${name}: ${expected.length === 0 ? 'no finding' : expected.join(' and ')}`, () => {
		assert.deepEqual([...said(judge(text))].sort(), [...expected].sort());
	});
}

test('no finding, underlined text aside, repeats anything of a private key or a password', () => {
	const password = 'correct horse battery staple!';
	for (const text of [HEAD + data({ a: password }), HEAD + plain({ 'tls.key': key.replace('MHI', 'M!I') }), TLS + encoded({ 'tls.crt': leaf, 'tls.key': key }), HEAD + plain({ 'tls.key': password })]) {
		for (const { message } of judge(text)) {
			assert.ok(!message.includes(password) && !publishedKey.some((line) => message.includes(line.slice(0, 12))), message);
		}
	}
});

/** A manifest, and what it is after the first fix of a rule. */
const repairs: readonly (readonly [string, string, string])[] = [
	[HEAD + 'data:\n  a: pass word # note\n', 'valid-base64', HEAD + 'stringData:\n  a: pass word # note\n'],
	[HEAD + 'data:\n  a: pass word # note\n  b: aGVsbG8=\n', 'valid-base64', HEAD + 'data:\n  a: cGFzcyB3b3Jk # note\n  b: aGVsbG8=\n'],
	[HEAD + 'data:\n  a: >\n    aGVsbG8gd29ybGQg\n    aGVsbG8gd29ybGQ=\n', 'valid-base64', HEAD + 'data:\n  a: aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=\n'],
	[HEAD + 'data:\n  a: |\n    pass word\n  b: aGVsbG8=\n', 'valid-base64', HEAD + 'data:\n  a: cGFzcyB3b3JkCg==\n  b: aGVsbG8=\n'],
	[HEAD + 'data:\n  a: aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ\n', 'valid-base64', HEAD + 'data:\n  a: aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=\n'],
	[TLS + 'data:\n  server.crt: ""\n  tls.key: ""\n', 'use-tls-entries', TLS + 'data:\n  tls.crt: ""\n  tls.key: ""\n'],
	[TLS + 'data:\n  tls.key: ""\n', 'use-tls-entries', TLS + 'data:\n  tls.key: ""\n  tls.crt: ""\n'],
	[TLS, 'use-tls-entries', TLS + 'data:\n  tls.crt: ""\n'],
	[HEAD + encoded({ 'tls.crt': `${intermediate}\n${leaf}\n` }), 'valid-chain-order', HEAD + encoded({ 'tls.crt': `${leaf}\n${intermediate}\n` })],
	[HEAD + plain({ 'tls.crt': `${intermediate}\n${leaf}\n` }), 'valid-chain-order', HEAD + plain({ 'tls.crt': `${leaf}\n${intermediate}\n` })],
];

for (const [text, rule, mended] of repairs) {
	test(`the first fix of ${rule} for ${JSON.stringify(text.slice(HEAD.length, HEAD.length + 80))} is the smallest edit`, () => {
		const finding = judge(text).find((found) => found.rule === `secrets/${rule}`);
		const fix = finding === undefined ? undefined : fixes(finding)[0];
		assert.ok(finding !== undefined && fix !== undefined, 'nothing is found or offered');
		assert.equal(applyFix(finding, fix), mended);
	});
}

test('placeholders are told from values', () => {
	for (const text of ['<base64-encoded-ca-cert>', 'REPLACE_ME', 'changeme', 'TODO', '$TLS_CERT', '$(cat tls.crt | base64)', '__CERT__', '…', 'xxxx', 'your-password-here', 'BASE64_ENCODED_CERT', 'insert base64 encoded key']) {
		assert.ok(isPlaceholder(text), text);
	}
	for (const text of ['', 'hunter2', 'aGVsbG8=', '<a>b</a>', 'yourname', 'replacement', '$2a$10$abcdefghijklmnopqrstuv', 'correct horse']) {
		assert.ok(!isPlaceholder(text), text);
	}
	assert.ok(isEncodedPlaceholder('LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t...'));
});

test('the seed with placeholders has one hint for each and nothing else', () => {
	const text = readFileSync(new URL('../../../../test/cases/seed/3-cert-manager.yaml', import.meta.url), 'utf8');
	assert.deepEqual(judge(text).map(({ rule, severity, underlined }) => `${severity} ${rule} ${underlined}`), [
		'hint secrets/no-placeholder <base64-encoded-ca-cert>',
		'hint secrets/no-placeholder <base64-encoded-ca-key>',
	]);
});
