import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFix, fixes, judge } from '../../support/judge.js';

const HEAD = 'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: cart\n  namespace: shop\nspec:\n  secretName: cart-tls\n  issuerRef: {name: ca}\n';

/** Lines of a `spec`, and what is said of them: rule (without its family) and underlined text. */
const rows: readonly (readonly [string, readonly string[]])[] = [
	// Durations
	['dnsNames: [a.b]\n  duration: 90d', ['valid-duration 90d']],
	['dnsNames: [a.b]\n  duration: 1y', ['valid-duration 1y']],
	['dnsNames: [a.b]\n  duration: 59m59s', ['valid-duration 59m59s']],
	['dnsNames: [a.b]\n  duration: 1h', []],
	['dnsNames: [a.b]\n  duration: 1.5h30m', []],
	['dnsNames: [a.b]\n  duration: 24h\n  renewBefore: 24h', ['valid-renew-before 24h']],
	['dnsNames: [a.b]\n  renewBefore: 2160h', ['valid-renew-before 2160h']],
	['dnsNames: [a.b]\n  renewBefore: 4m', ['valid-renew-before 4m']],
	['dnsNames: [a.b]\n  renewBefore: 2159h', ['use-renewal-window 2159h']],
	['dnsNames: [a.b]\n  duration: 48h\n  renewBefore: 25h', []],
	['dnsNames: [a.b]\n  duration: 24h\n  renewBefore: 8h\n  renewBeforePercentage: 30', ['no-conflicting-fields renewBefore']],
	['dnsNames: [a.b]\n  duration: 24h\n  renewBeforePercentage: 0', ['valid-renew-before 0']],
	['dnsNames: [a.b]\n  duration: 24h\n  renewBeforePercentage: 100', ['valid-renew-before 100']],
	['dnsNames: [a.b]\n  renewBeforePercentage: 100', []],
	// Names
	['dnsNames: [10.0.0.1]', ['valid-dns-names 10.0.0.1']],
	['dnsNames: ["fd00::1"]', ['valid-dns-names "fd00::1"']],
	['dnsNames: ["https://a.b"]', ['valid-dns-names "https://a.b"']],
	['dnsNames: ["a.b:443"]', ['valid-dns-names "a.b:443"']],
	['dnsNames: ["a.*.b"]', ['valid-dns-names "a.*.b"']],
	['dnsNames: ["*a.b"]', ['valid-dns-names "*a.b"']],
	['dnsNames: ["*.a.b", A_b.example.com, localhost]', []],
	['dnsNames: [a..b]', ['valid-dns-names a..b']],
	['dnsNames: [a.b, a.b]', ['no-duplicate-names a.b']],
	['ipAddresses: [10.0.0.1, "::1", "::ffff:10.0.0.1"]', []],
	['ipAddresses: [10.0.0.01]', ['valid-ip-addresses 10.0.0.01']],
	['ipAddresses: [10.0.0.0/24, a.b, 1.2.3.4.5]', ['valid-ip-addresses 10.0.0.0/24', 'valid-ip-addresses a.b', 'valid-ip-addresses 1.2.3.4.5']],
	['ipAddresses: ["fe80::1%eth0"]', ['valid-ip-addresses "fe80::1%eth0"']],
	['uris: ["spiffe://td/ns/a/sa/b", "https://a.b/c"]', []],
	['uris: ["spiffe://TD/ns/a/sa/b"]', ['valid-uris "spiffe://TD/ns/a/sa/b"']],
	['uris: ["spiffe://td/a", "spiffe://td/b"]', ['valid-uris "spiffe://td/b"']],
	['uris: [td/ns/a/sa/b]', ['valid-uris td/ns/a/sa/b']],
	['emailAddresses: [a@b.c]', []],
	['emailAddresses: [a.b.c, "A <a@b.c>"]', ['valid-email-addresses a.b.c', 'valid-email-addresses "A <a@b.c>"']],
	['otherNames: [{oid: 1.2.3, utf8Value: a}]', []],
	['otherNames: [{oid: upn, utf8Value: a}]', ['valid-other-names upn']],
	['otherNames: [{oid: 1.2.3}]', ['valid-other-names oid']],
	// Subjects
	['commonName: cart', []],
	[`commonName: ${'a'.repeat(65)}`, [`valid-common-name ${'a'.repeat(65)}`]],
	['commonName: cart.example.com', ['use-subject-alt-name cart.example.com']],
	['commonName: cart.example.com\n  usages: [client auth]', []],
	['commonName: cart.example.com\n  dnsNames: ["*.example.com"]', []],
	['literalSubject: "CN=cart,O=Shop\\\\, Inc.,1.2.3.4=x"', []],
	['literalSubject: CN=cart,TX=x', ['valid-literal-subject CN=cart,TX=x']],
	['literalSubject: cart', ['valid-literal-subject cart']],
	['literalSubject: O=Shop', ['use-identity spec']],
	['literalSubject: CN=cart\n  commonName: cart', ['no-conflicting-fields commonName']],
	['literalSubject: CN=cart\n  subject: {organizations: []}', []],
	['commonName: ""\n  dnsNames: []', ['use-identity spec']],
	// Keys
	['dnsNames: [a.b]\n  privateKey: {size: 256}', ['valid-key-size 256']],
	['dnsNames: [a.b]\n  privateKey: {size: 3072}', []],
	['dnsNames: [a.b]\n  privateKey: {algorithm: ECDSA, size: 2048}', ['valid-key-size 2048']],
	['dnsNames: [a.b]\n  privateKey: {algorithm: ECDSA, size: 0}', []],
	['dnsNames: [a.b]\n  privateKey: {algorithm: Ed25519, size: 256, encoding: PKCS1}', ['no-ignored-fields 256', 'no-ignored-fields PKCS1']],
	['dnsNames: [a.b]\n  signatureAlgorithm: ECDSAWithSHA256', ['valid-signature-algorithm ECDSAWithSHA256']],
	['dnsNames: [a.b]\n  privateKey: {rotationPolicy: Never}', ['use-key-rotation Never']],
	// Authorities
	['isCA: true\n  dnsNames: [a.b]', ['use-ca-subject spec']],
	['isCA: true\n  commonName: Root\n  usages: [server auth]', []],
	['dnsNames: [a.b]\n  usages: [cert sign]', ['no-cert-sign-without-ca cert sign']],
	['isCA: true\n  commonName: Root\n  duration: 87600h', ['use-strong-ca-key spec']],
	['isCA: true\n  commonName: Root\n  duration: 100000h\n  privateKey: {algorithm: ECDSA}', ['no-long-validity 100000h']],
	['isCA: true\n  commonName: Root\n  nameConstraints: {critical: true}', ['valid-name-constraints nameConstraints']],
	['dnsNames: [a.b]\n  nameConstraints: {permitted: {ipRanges: [10.0.0.0/33]}}', ['valid-name-constraints nameConstraints', 'valid-name-constraints 10.0.0.0/33']],
	// The Secret
	['dnsNames: [a.b]\n  additionalOutputFormats: [{type: DER}, {type: CombinedPEM}]', []],
	['dnsNames: [a.b]\n  secretTemplate: {annotations: {cert-manager.io/x: a, App.io/y: b}, labels: {a: "b c"}}', ['valid-secret-template annotations', 'valid-secret-template labels']],
	['dnsNames: [a.b]\n  keystores: {jks: {create: true}}', ['use-required-fields jks']],
	['dnsNames: [a.b]\n  keystores: {jks: {create: true, password: ""}}', ['use-required-fields ""']],
	['dnsNames: [a.b]\n  keystores: {jks: {create: true, password: a}}', ['no-literal-keystore-password password']],
	['dnsNames: [a.b]\n  keystores: {pkcs12: {create: true, passwordSecretRef: {name: a, key: b}}}', ['use-modern-keystore-profile pkcs12']],
	// Renewal windows
	['dnsNames: [a.b]\n  renewal: {windows: [{cron: "0 2 * * sat,sun", windowDuration: 2h, timezone: Europe/Berlin}]}', []],
	['dnsNames: [a.b]\n  renewal: {windows: [{cron: "CRON_TZ=UTC */15 0-6/2 ? jan-mar 1", windowDuration: 2h}]}', []],
	['dnsNames: [a.b]\n  renewal: {windows: [{cron: "0 24 * * *", windowDuration: 2h}]}', ['valid-renewal-window "0 24 * * *"']],
	['dnsNames: [a.b]\n  renewal: {windows: [{cron: "0 0 * * 7", windowDuration: 2h, timezone: "+01:00"}]}', ['valid-renewal-window "0 0 * * 7"', 'valid-renewal-window "+01:00"']],
	['dnsNames: [a.b]\n  renewal: {policy: Disabled, windows: [{cron: 0 0 * * *, windowDuration: 2h}]}', ['valid-renewal-window windows']],
];

for (const [lines, expected] of rows) {
	test(`a Certificate with ${JSON.stringify(lines)} has ${expected.length === 0 ? 'no finding' : expected.join(' and ')}`, () => {
		const found = judge(`${HEAD}  ${lines}\n`).map(({ rule, underlined }) => `${rule.replace('cert-manager/', '')} ${underlined}`);
		assert.deepEqual(found, expected);
	});
}

/** A Certificate's lines, the rule, and the lines after its first fix. */
const repairs: readonly (readonly [string, string, string])[] = [
	['duration: 90d # a quarter\n  dnsNames: [a.b]', 'valid-duration', 'duration: 2160h # a quarter\n  dnsNames: [a.b]'],
	['duration: "1w"\n  dnsNames: [a.b]', 'valid-duration', 'duration: "168h"\n  dnsNames: [a.b]'],
	['dnsNames: [10.0.0.1]', 'valid-dns-names', 'ipAddresses: [10.0.0.1]'],
	['dnsNames: [10.0.0.1, a.b]', 'valid-dns-names', 'ipAddresses:\n    - 10.0.0.1\n  dnsNames: [a.b]'],
	['dnsNames:\n    - a.b\n    - 10.0.0.1 # pod\n  ipAddresses:\n    - 10.0.0.2', 'valid-dns-names', 'dnsNames:\n    - a.b\n    # pod\n  ipAddresses:\n    - 10.0.0.2\n    - 10.0.0.1'],
	['dnsNames: ["https://a.b:443/c"]', 'valid-dns-names', 'dnsNames: ["a.b"]'],
	['ipAddresses: [cart.example.com]', 'valid-ip-addresses', 'dnsNames: [cart.example.com]'],
	['ipAddresses: [10.0.0.01]', 'valid-ip-addresses', 'ipAddresses: [10.0.0.1]'],
	['uris: [cluster.local/ns/a/sa/b]', 'valid-uris', 'uris: [spiffe://cluster.local/ns/a/sa/b]'],
	['emailAddresses: ["Ops <a@b.c>"]', 'valid-email-addresses', 'emailAddresses: ["a@b.c"]'],
	['dnsNames: [a.b]\n  renewal: {windows: [{cron: "@weekly", windowDuration: 2h}]}', 'valid-renewal-window', 'dnsNames: [a.b]\n  renewal: {windows: [{cron: "0 0 * * 0", windowDuration: 2h}]}'],
	['dnsNames: [a.b]\n  renewal: {windows: [{cron: "0 0 3 * * *", windowDuration: 2h}]}', 'valid-renewal-window', 'dnsNames: [a.b]\n  renewal: {windows: [{cron: "0 3 * * *", windowDuration: 2h}]}'],
	['literalSubject: CN=cart,STATE=x,O=Shop', 'valid-literal-subject', 'literalSubject: CN=cart,ST=x,O=Shop'],
	['literalSubject: CN=cart,TX=x,O=Shop', 'valid-literal-subject', 'literalSubject: CN=cart,O=Shop'],
	['dnsNames: [a.b]\n  privateKey:\n    size: 256', 'valid-key-size', 'dnsNames: [a.b]\n  privateKey:\n    size: 256\n    algorithm: ECDSA'],
	['dnsNames: [a.b]\n  keystores: {jks: {create: true, passwordSecretRef: {}}}', 'use-required-fields', 'dnsNames: [a.b]\n  keystores: {jks: {create: true, passwordSecretRef: {name: keystore-password, key: password}}}'],
];

for (const [lines, rule, mended] of repairs) {
	test(`the first fix of ${rule} for ${JSON.stringify(lines)} is the smallest edit`, () => {
		const finding = judge(`${HEAD}  ${lines}\n`).find((found) => found.rule === `cert-manager/${rule}`);
		const fix = finding === undefined ? undefined : fixes(finding)[0];
		assert.ok(finding !== undefined && fix !== undefined, 'nothing is found or offered');
		assert.equal(applyFix(finding, fix), `${HEAD}  ${mended}\n`);
	});
}

test('the kinds of issuers follow their group', () => {
	const said = (reference: string) => judge(`${HEAD.replace('{name: ca}', reference)}  dnsNames: [a.b]\n`).map(({ severity, underlined }) => `${severity} ${underlined}`);
	assert.deepEqual(said('{name: ca, kind: issuer}'), ['error issuer']);
	assert.deepEqual(said('{name: ca, kind: AWSPCAIssuer, group: awspca.cert-manager.io}'), []);
	assert.deepEqual(said('{name: ca, kind: AWSPCAIssuer, group: cert-manager.io}'), ['error AWSPCAIssuer']);
	assert.deepEqual(said('{name: ca, group: certmanager.k8s.io}'), ['warning certmanager.k8s.io']);
	assert.deepEqual(said('{name: ca, group: cert-manager.io/v1}'), ['warning cert-manager.io/v1']);
	assert.deepEqual(said('{name: "", kind: ""}'), ['error ""']);
});

test('what a template writes or may still bring is not judged', () => {
	const text = `${HEAD}  duration: {{ .Values.duration }}\n  renewBefore: \${RENEW}\n  dnsNames:\n    - "{{ .Values.host }}"\n    {{- if .Values.ip }}\n    - {{ .Values.ip }}\n    {{- end }}\n  privateKey:\n    algorithm: {{ .Values.algorithm }}\n    size: 256\n  keystores:\n    jks:\n      create: true\n      {{- toYaml .Values.jks | nindent 6 }}\n`;
	assert.deepEqual(judge(text).map(({ rule, message }) => `${rule} ${message}`), []);
	assert.deepEqual(judge(`${HEAD}  dnsNames: ["{{ .Values.host }}", 10.0.0.1]\n`).map(({ underlined }) => underlined), ['10.0.0.1']);
});
