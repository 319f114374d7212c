import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { fixes, judge } from '../../support/judge.js';
import { type Row, manifest, testRows } from './rows.js';

const dr = (host: string, tls: string) => `host: ${host}\ntrafficPolicy:\n  tls: ${tls}`;
const files = 'clientCertificate: /c.pem, privateKey: /k.pem';

const rows: readonly Row[] = [
	{ says: 'mesh mTLS', kind: 'DestinationRule', spec: dr('"*.local"', '{mode: ISTIO_MUTUAL}'), found: [] },
	{ says: 'mesh mTLS may fix name and SNI', kind: 'DestinationRule', spec: dr('reviews', '{mode: ISTIO_MUTUAL, sni: x, subjectAltNames: [y]}'), found: [] },
	{ says: 'DISABLE', kind: 'DestinationRule', spec: dr('reviews', '{mode: DISABLE}'), found: ['no-disabled-client-tls DISABLE'], fixed: dr('reviews', '{mode: ISTIO_MUTUAL}') },
	{ says: 'an empty block is DISABLE', kind: 'DestinationRule', spec: dr('reviews', '{}'), found: ['no-disabled-client-tls tls'], fixed: dr('reviews', '{mode: ISTIO_MUTUAL}') },
	{ says: 'DISABLE to a host outside the mesh', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: DISABLE}'), found: ['no-disabled-client-tls DISABLE'], fixed: dr('api.example.com', '{mode: SIMPLE, caCertificates: /etc/ssl/certs/ca-certificates.crt}') },
	{ says: 'a block that has no value is none', kind: 'DestinationRule', spec: 'host: reviews\ntrafficPolicy:\n  tls:\n  outlierDetection: {interval: 30s}', found: [] },
	{ says: 'a mode that is being typed is mended in its place', kind: 'DestinationRule', spec: 'host: reviews\ntrafficPolicy:\n  tls:\n    mode:\n    sni: x', found: ['no-disabled-client-tls mode'], fixed: 'host: reviews\ntrafficPolicy:\n  tls:\n    mode: ISTIO_MUTUAL\n    sni: x' },
	{ says: 'MUTUAL without a certificate', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: MUTUAL, caCertificates: /ca.pem}'), found: ['use-client-certificate MUTUAL'] },
	{ says: 'MUTUAL without a key', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: MUTUAL, clientCertificate: /c.pem, caCertificates: /ca.pem}'), found: ['use-client-certificate MUTUAL'], fixed: dr('api.example.com', '{mode: MUTUAL, clientCertificate: /c.pem, privateKey: /etc/certs/client-key.pem, caCertificates: /ca.pem}') },
	{ says: 'MUTUAL to the mesh is meant to be ISTIO_MUTUAL', kind: 'DestinationRule', spec: dr('reviews.shop.svc.cluster.local', '{mode: MUTUAL}'), found: ['use-ca-certificates tls', 'use-client-certificate MUTUAL'] },
	{ says: 'SIMPLE to a public host without a CA', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE}'), found: ['use-ca-certificates tls'] },
	{ says: 'SIMPLE with the CAs of the system named', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE, caCertificates: system}'), found: [] },
	{ says: 'SIMPLE shows no certificate', kind: 'DestinationRule', spec: dr('api.example.com', `{mode: SIMPLE, ${files}, caCertificates: /ca.pem}`), found: ['no-ignored-client-tls clientCertificate', 'no-ignored-client-tls privateKey'] },
	{ says: 'DISABLE ignores everything', kind: 'DestinationRule', spec: dr('reviews', '{mode: DISABLE, sni: x, caCertificates: /ca.pem, insecureSkipVerify: true}'), found: ['no-disabled-client-tls DISABLE', 'no-ignored-client-tls sni', 'no-ignored-client-tls caCertificates', 'no-ignored-client-tls insecureSkipVerify'] },
	{ says: 'an empty text is as good as nothing', kind: 'DestinationRule', spec: dr('reviews', '{mode: ISTIO_MUTUAL, caCertificates: "", subjectAltNames: [], insecureSkipVerify: false}'), found: [] },
	{ says: 'a certificate that nobody verifies', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE, insecureSkipVerify: true}'), found: ['no-insecure-skip-verify true'], fixed: dr('api.example.com', '{mode: SIMPLE, caCertificates: /etc/ssl/certs/ca-certificates.crt}') },
	{ says: 'what is not verified is not compared either', kind: 'DestinationRule', spec: dr('api.example.com', `{mode: MUTUAL, ${files}, insecureSkipVerify: true, subjectAltNames: [x]}`), found: ['no-insecure-skip-verify true', 'no-conflicting-client-tls subjectAltNames'] },
	{ says: 'MUTUAL may skip the verification with a credential', kind: 'DestinationRule', spec: `${dr('api.example.com', '{mode: MUTUAL, credentialName: a, insecureSkipVerify: true}')}\nworkloadSelector: {matchLabels: {app: a}}`, found: ['no-insecure-skip-verify true'] },
	{ says: 'SIMPLE may not', kind: 'DestinationRule', spec: `${dr('api.example.com', '{mode: SIMPLE, credentialName: a, insecureSkipVerify: true}')}\nworkloadSelector: {matchLabels: {app: a}}`, found: ['no-conflicting-client-tls credentialName', 'no-insecure-skip-verify true'] },
	{ says: 'a credential excludes files', kind: 'DestinationRule', spec: `${dr('api.example.com', '{mode: SIMPLE, credentialName: a, caCertificates: /ca.pem}')}\nworkloadSelector: {matchLabels: {app: a}}`, found: ['no-conflicting-client-tls caCertificates'] },
	{ says: 'a credential that sidecars do not read', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE, credentialName: a}'), found: ['use-credential-selector tls'] },
	{ says: 'CAs from a ConfigMap are read by all', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE, credentialName: "configmap://shop/ca"}'), found: [] },
	{ says: 'CAs from a foreign ConfigMap', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE, credentialName: "configmap://other/ca"}'), found: ['valid-credential-name "configmap://other/ca"'], fixed: dr('api.example.com', '{mode: SIMPLE, credentialName: "configmap://shop/ca"}') },
	{ says: 'sni alone switches the check of the name off', kind: 'DestinationRule', spec: dr('api.example.com', '{mode: SIMPLE, caCertificates: /ca.pem, sni: api.example.com}'), found: ['use-subject-alt-names api.example.com'], fixed: dr('api.example.com', '{mode: SIMPLE, caCertificates: /ca.pem, sni: api.example.com, subjectAltNames: [api.example.com]}') },
];
testRows(rows);

test('every place that a TLS block can have is looked at', () => {
	const off = '{mode: DISABLE}';
	const policy = (indent: string) => `${indent}tls: ${off}\n${indent}portLevelSettings:\n${indent}  - port: {number: 80}\n${indent}    tls: ${off}`;
	const findings = judge(manifest('DestinationRule', `host: reviews\ntrafficPolicy:\n${policy('  ')}\nsubsets:\n  - name: v1\n    trafficPolicy:\n${policy('      ')}`));
	assert.deepEqual(findings.map(({ rule, pathText }) => `${rule} ${pathText}`), ['spec.trafficPolicy', 'spec.subsets[0].trafficPolicy'].flatMap((place) => [
		`istio/no-disabled-client-tls ${place}.tls.mode`, `istio/no-disabled-client-tls ${place}.portLevelSettings[0].tls.mode`,
	]));
});

test('a missing CA is a warning where no public CA can help, else information', () => {
	const severity = (host: string) => judge(manifest('DestinationRule', dr(host, '{mode: SIMPLE}'))).map((finding) => finding.severity).join();
	for (const host of ['reviews', 'reviews.shop.svc.cluster.local', '"*.local"', '"*"', 'db.corp', 'vault.internal', 'reviews.shop.svc.mesh.example.com']) {
		assert.equal(severity(host), 'warning', host);
	}
	for (const host of ['api.example.com', '"*.googleapis.com"', 'svc.example.com', 'api.svc.example.com', 'localhost.example.com']) {
		assert.equal(severity(host), 'information', host);
	}
});

test('a credential without a selector is only information in the root namespace, where gateways live', () => {
	const severities = (namespace: string) => judge(manifest('DestinationRule', dr('api.example.com', '{mode: SIMPLE, credentialName: a}'), namespace)).map(({ severity }) => severity);
	assert.deepEqual([severities('shop'), severities('istio-system')], [['warning'], ['information']]);
});

test('removing the block is offered only while auto mTLS is on', () => {
	const titles = (autoMtls: boolean) => {
		const settings = { ...defaultSettings, mesh: { ...defaultSettings.mesh, autoMtls } };
		const [finding] = judge(manifest('DestinationRule', dr('reviews', '{mode: DISABLE}')), settings);
		return finding === undefined ? [] : fixes(finding, settings).map(({ title }) => title);
	};
	assert.deepEqual(titles(true), ['Use the certificates of the mesh (ISTIO_MUTUAL)', 'Leave it to auto mTLS (remove the block)']);
	assert.deepEqual(titles(false), ['Use the certificates of the mesh (ISTIO_MUTUAL)']);
});
