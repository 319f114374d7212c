import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { runCert } from '../../server/src/cli/cert.js';
import { inputFromBytes, viewCertificates } from '../../server/src/service/certificates.js';
import { decryptRc2 } from '../../server/src/x509/keystore/rc2.js';
import { caseBytes, casePath, caseText, caseTime } from './cases.js';

const open = async (bytes: Uint8Array, password?: string) => viewCertificates(inputFromBytes(bytes), { uri: 'a', at: caseTime, ...(password !== undefined && { password }) });
const openText = async (text: string) => viewCertificates({ text }, { uri: 'a.yaml', at: caseTime });
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const hexBytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

test('RC2 decrypts the vectors of RFC 2268 §5', () => {
	const zero = new Uint8Array(8);
	for (const [key, bits, plain, cipher] of [
		['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
		['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
		['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
		['88', 64, '0000000000000000', '61a8a244adacccf0'],
		['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
	] as const) {
		assert.deepEqual(decryptRc2(hexBytes(cipher), hexBytes(key), zero, bits), hexBytes(plain), key);
	}
});

for (const file of ['aes', 'rc2-40', 'rc2-128', '3des', 'no-mac']) {
	test(`the key store ${file}.p12 opens with its password, and shows its chain and the kind of its key`, async () => {
		const view = await open(caseBytes(`extra/${file}.p12`), 'pässwörd');
		assert.deepEqual(view.entries.map(({ kind, title, name }) => [kind, title, name]), [
			['certificate', 'store.example.org', 'store'],
			['certificate', 'Store CA', undefined],
			['private-key', 'EC P-256 private key', 'store'],
		]);
		assert.deepEqual(view.problems, []);
		assert.equal(view.isLocked, false);
		assert.deepEqual(view.chains.map(({ entries, verdict }) => [entries, verdict.status]), [[[0, 1], 'good']]);
		assert.ok(view.entries[2]?.facts.some(({ name, value }) => name === 'Belongs to' && value === 'the certificate "CN=store.example.org,O=corpus" (entry 1)'));
	});
}

test('a key store stays locked without its password and says so', async () => {
	const bytes = caseBytes('extra/rc2-40.p12');
	const locked = await open(bytes);
	assert.deepEqual([locked.isLocked, locked.problems.map(({ code }) => code)], [true, ['password-needed']]);
	const wrong = await open(bytes, 'wrong');
	assert.deepEqual([wrong.isLocked, wrong.problems.map(({ message }) => message)], [true, ['The password does not open the key store.']]);
	assert.deepEqual((await open(caseBytes('extra/no-mac.p12'), 'wrong')).problems.map(({ code }) => code), ['wrong-password']);
});

test('a key store with an empty password opens by itself', async () => {
	const view = await open(caseBytes('extra/empty-password.p12'));
	assert.deepEqual(view.entries.map(({ title }) => title), ['Store CA']);
});

test('broken key stores are problems, never exceptions', async () => {
	const bytes = caseBytes('extra/aes.p12');
	for (let length = 4; length < bytes.length; length += 61) {
		assert.ok((await open(bytes.slice(0, length), 'pässwörd')).problems.length > 0);
	}
	for (let at = 0; at < bytes.length; at += 41) {
		await open(bytes.with(at, (bytes[at] ?? 0) ^ 0x55), 'pässwörd');
	}
});

test('PKCS#7 shows its certificates whether it is DER or PEM, and their order is nobody’s fault', async () => {
	const expected = ['Corpus Root CA', 'Corpus Intermediate CA', 'leaf.example.org'];
	const der = caseBytes('generated/bundle.p7b');
	const view = await open(der);
	assert.deepEqual(view.entries.map(({ title }) => title), expected);
	assert.deepEqual(view.problems, []);
	const pem = `-----BEGIN PKCS7-----\n${base64(der).replace(/.{64}/g, '$&\n')}\n-----END PKCS7-----\n`;
	assert.deepEqual((await openText(pem)).entries.map(({ title }) => title), expected);
	assert.deepEqual((await open(caseBytes('extra/chain.p7b'))).entries.map(({ title }) => title), ['store.example.org', 'Store CA']);
});

test('base64 of PEM, as one value of a Secret is printed, reads like the PEM', async () => {
	const view = await openText(`${base64(caseText('generated/leaf.pem'))}\n`);
	assert.deepEqual([view.entries.map(({ title }) => title), view.problems], [['leaf.example.org'], []]);
});

test('what kubectl prints for a Secret is read from standard input, with the place of each object', async () => {
	const secret = `apiVersion: v1\ndata:\n  ca.crt: ${base64(caseText('generated/root.pem'))}\n  keystore.p12: ${base64(caseBytes('extra/empty-password.p12'))}\n  tls.crt: ${base64(caseText('generated/leaf.pem'))}\n  tls.key: ${base64(caseText('generated/key-mismatch-ec.pem'))}\n  note: aGVsbG8=\nkind: Secret\nmetadata:\n  name: a\ntype: kubernetes.io/tls\n`;
	let out = '';
	const code = await runCert(['--format', 'json', '-'], { read: () => Promise.resolve(new TextEncoder().encode(secret)), out: (text) => { out += text; }, error: assert.fail, now: () => caseTime });
	const { entries } = JSON.parse(out) as { entries: { kind: string; subject?: string; source: { path: string[]; range: { start: { line: number } } } }[] };
	assert.equal(code, 0);
	assert.deepEqual(entries.map(({ kind, subject, source }) => [kind, subject, source.path.join('.'), source.range.start.line]), [
		['certificate', 'CN=Corpus Root CA,O=corpus', 'data.ca.crt', 2],
		['certificate', 'CN=Store CA,O=corpus', 'data.keystore.p12', 3],
		['certificate', 'CN=leaf.example.org,O=corpus', 'data.tls.crt', 4],
		['private-key', undefined, 'data.tls.key', 5],
	]);
});

test('the JSON of istioctl proxy-config secret shows the certificates of the proxy', async () => {
	const secrets = { dynamicActiveSecrets: [
		{ name: 'default', secret: { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret', name: 'default', tlsCertificate: { certificateChain: { inlineBytes: base64(caseText('generated/spiffe/svid-istio.pem')) }, privateKey: { inlineBytes: base64('[redacted]') } } } },
		{ name: 'ROOTCA', secret: { name: 'ROOTCA', validationContext: { trustedCa: { inlineBytes: base64(caseText('generated/spiffe/ca.pem')) } } } },
	] };
	const view = await openText(JSON.stringify(secrets, undefined, 2));
	assert.deepEqual(view.entries.map(({ title }) => title), ['spiffe://cluster.local/ns/foo/sa/httpbin', 'spiffe://example.org']);
	assert.deepEqual(view.chains.map(({ verdict }) => verdict.status), ['good']);
	assert.equal(view.entries[0]?.source.path?.slice(0, 3).join('.'), 'dynamicActiveSecrets.0.secret');
});

test('a SPIFFE trust bundle shows its authorities and the keys for tokens', async () => {
	const der = new X509Certificate(readFileSync(casePath('generated/spiffe/ca.pem'))).raw.toString('base64');
	const bundle = { spiffe_sequence: 3, spiffe_refresh_hint: 300, keys: [
		{ use: 'x509-svid', kty: 'EC', crv: 'P-256', x: 'fK-wKTnKL7KFLM27lqq5DC-bxrVaH6rDV-IcCSEOeL4', y: 'wq-g3TQWxYlV51TCPH030yXsRxvujD4hUUaIQrXk4KI', x5c: [der] },
		{ use: 'jwt-svid', kid: 'A1', kty: 'EC', crv: 'P-256', x: 'fK-wKTnKL7KFLM27lqq5DC-bxrVaH6rDV-IcCSEOeL4', y: 'wq-g3TQWxYlV51TCPH030yXsRxvujD4hUUaIQrXk4KI' },
	] };
	const view = await openText(JSON.stringify(bundle, undefined, 2));
	assert.deepEqual(view.entries.map(({ kind, title, name }) => [kind, title, name]), [['certificate', 'spiffe://example.org', 'x509-svid'], ['public-key', 'EC P-256 public key', 'jwt-svid A1']]);
	assert.deepEqual(view.problems, []);
});

test('a private JSON Web Key shows its kind and none of its numbers', async () => {
	const secret = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE';
	const view = await openText(JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', d: secret }, { kty: 'oct', k: secret, kid: 'mac' }] }));
	assert.deepEqual(view.entries.map(({ title, name }) => [title, name]), [['Ed25519 private key', undefined], ['symmetric 256 private key', 'mac']]);
	assert.ok(!JSON.stringify(view).includes(secret.slice(0, 16)));
});

test('Helm values and ConfigMaps holding PEM say where each certificate stands', async () => {
	const indent = (text: string) => text.trimEnd().replace(/^/gm, '    ');
	const view = await openText(`identityTrustAnchorsPEM: |\n${indent(caseText('generated/root.pem'))}\nidentity:\n  issuer:\n    tls:\n      crtPEM: "${caseText('generated/leaf.pem').replaceAll('\n', '\\n')}"\n`);
	assert.deepEqual(view.entries.map(({ title, source }) => [title, source.path?.join('.')]), [['Corpus Root CA', 'identityTrustAnchorsPEM'], ['leaf.example.org', 'identity.issuer.tls.crtPEM']]);
});

test('the program takes the password of a key store from a file', async () => {
	let out = '';
	const read = (file: string) => Promise.resolve(file === 'secret' ? new TextEncoder().encode('pässwörd\n') : caseBytes(file));
	const code = await runCert(['--password-file', 'secret', 'extra/3des.p12'], { read, out: (text) => { out += text; }, error: assert.fail, now: () => caseTime });
	assert.equal(code, 0);
	assert.match(out, /store\.example\.org \(leaf\)/);
	assert.ok(!out.includes('pässwörd'));
});
