import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFix, fixes, judge } from '../../support/judge.js';

const HEAD = 'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata:\n  name: ca\nspec:\n';
const ACME = '  acme:\n    server: https://acme.example.com/directory\n    privateKeySecretRef: {name: account}\n';
const VAULT = '  vault:\n    server: https://vault.example.com\n    path: pki/sign/mesh\n';

const solver = (text: string): string => `${ACME}    solvers: [${text}]`;
const dns01 = (text: string): string => solver(`{dns01: {${text}}}`);
const auth = (text: string): string => `${VAULT}    auth: {${text}}`;

/** A `spec`, and what is said of it: rule (without its family) and the path below `spec`. */
const rows: readonly (readonly [string, readonly string[]])[] = [
	// One way to sign
	['  selfSigned: {}', []],
	['  selfSigned:', ['use-required-fields spec']],
	['  selfSigned: {}\n  ca: {secretName: a}', ['no-conflicting-fields spec.selfSigned']],
	['  ca: {secretName: "", ocspServers: ["", "http://ocsp.example.com"]}', ['use-required-fields spec.ca.secretName', 'use-required-fields spec.ca.ocspServers[0]']],
	// ACME
	[`${ACME}    skipTLSVerify: true`, ['no-skip-tls-verify spec.acme.skipTLSVerify']],
	[`${ACME}    caBundle: <base64-encoded-ca>`, []],
	[`${ACME}    caBundle: ca.pem`, ['valid-ca-bundle spec.acme.caBundle']],
	[`${ACME}    caBundle: aGVsbG8=`, ['valid-ca-bundle spec.acme.caBundle']],
	[`${ACME.replace('https:', 'http:')}`, ['no-plaintext-server spec.acme.server']],
	[`${ACME.replace('https://acme.example.com', 'https://acme-v02.api.letsencrypt.org')}    email: a@example.com`, ['valid-acme-email spec.acme.email']],
	[`${ACME}    email: a@example.com`, []],
	[solver('{}'), ['use-required-fields spec.acme.solvers[0]']],
	[solver('{http01: {}}'), ['use-required-fields spec.acme.solvers[0].http01']],
	[solver('{http01: {ingress: {}}, waitInsteadOfSelfCheck: -1s}'), ['valid-duration spec.acme.solvers[0].waitInsteadOfSelfCheck']],
	[solver('{http01: {ingress: {name: a, class: b}}}'), ['no-conflicting-fields spec.acme.solvers[0].http01.ingress']],
	[solver('{http01: {ingress: {serviceType: LoadBalancer}}}'), ['valid-http01-solver spec.acme.solvers[0].http01.ingress.serviceType']],
	[solver('{http01: {ingress: {serviceType: ""}}}'), []],
	[solver('{http01: {ingress: {}}, dns01: {cloudDNS: {project: a}}}'), ['no-conflicting-fields spec.acme.solvers[0]']],
	// DNS providers
	[dns01('route53: {}'), []],
	[dns01('route53: {accessKeyID: a, accessKeyIDSecretRef: {name: a, key: b}}'), ['no-conflicting-fields spec.acme.solvers[0].dns01.route53']],
	[dns01('cloudflare: {apiKeySecretRef: {name: a, key: b}}'), ['use-required-fields spec.acme.solvers[0].dns01.cloudflare.email']],
	[dns01('azureDNS: {subscriptionID: a, resourceGroupName: b, managedIdentity: {}}'), []],
	[dns01('azureDNS: {subscriptionID: a, resourceGroupName: b, clientID: c}'), ['use-required-fields spec.acme.solvers[0].dns01.azureDNS.clientSecretSecretRef', 'use-required-fields spec.acme.solvers[0].dns01.azureDNS.tenantID']],
	[dns01('azureDNS: {subscriptionID: a, resourceGroupName: b, managedIdentity: {clientID: a, resourceID: b}}'), ['no-conflicting-fields spec.acme.solvers[0].dns01.azureDNS.managedIdentity']],
	[dns01('rfc2136: {nameserver: "[2001:db8::1]:53", tsigKeyName: a, tsigSecretSecretRef: {name: b, key: c}}'), ['valid-tsig-algorithm spec.acme.solvers[0].dns01.rfc2136.tsigAlgorithm']],
	[dns01('rfc2136: {nameserver: ns.example.com, tsigKeyName: a, tsigAlgorithm: hmacsha256, tsigSecretSecretRef: {name: b, key: c}}'), []],
	[dns01('rfc2136: {nameserver: ns.example.com, tsigKeyName: a, tsigAlgorithm: hmac-sha256, tsigSecretSecretRef: {name: b, key: c}}'), ['valid-tsig-algorithm spec.acme.solvers[0].dns01.rfc2136.tsigAlgorithm']],
	[dns01('nameservers: ["1.1.1.1:53", "https://dns.example.com/dns-query"], cloudDNS: {project: a}'), []],
	[dns01('nameservers: [1.1.1.1, "2001:db8::1"], cloudDNS: {project: a}'), ['valid-nameservers spec.acme.solvers[0].dns01.nameservers[0]', 'valid-nameservers spec.acme.solvers[0].dns01.nameservers[1]']],
	// Vault
	[auth('kubernetes: {role: a, serviceAccountRef: {name: b}}'), []],
	[auth('kubernetes: {role: a}'), ['use-required-fields spec.vault.auth.kubernetes']],
	[auth(''), ['use-required-fields spec.vault.auth']],
	[auth('appRole: {path: a/../b, roleId: r, secretRef: {name: s}}'), ['valid-vault-path spec.vault.auth.appRole.path']],
	[auth('appRole: {path: a..b, roleId: r, secretRef: {name: s}}'), []],
	[auth('aws: {role: a}, tokenSecretRef: {name: b}, clientCertificate: {}'), ['no-extra-vault-auth spec.vault.auth.aws', 'no-extra-vault-auth spec.vault.auth.clientCertificate']],
	[auth('aws: {role: a, serviceAccountRef: {name: b}}'), ['use-required-fields spec.vault.auth.aws.iamRoleArn']],
	[`${auth('tokenSecretRef: {name: b}')}\n    clientCertSecretRef: {name: c}`, ['use-required-fields spec.vault.clientKeySecretRef']],
	[auth('tokenSecretRef: {name: b}').replace('https://vault.example.com', 'http://127.0.0.1:8200'), []],
	// Venafi
	['  venafi: {zone: a, cloud: {apiTokenSecretRef: {name: b, key: c}}, ngts: {tsgID: "1", credentialsRef: {name: d}}}', ['no-conflicting-fields spec.venafi']],
	['  venafi: {zone: ""}', ['use-required-fields spec.venafi', 'use-required-fields spec.venafi.zone']],
];

for (const [spec, expected] of rows) {
	test(`an issuer with ${JSON.stringify(spec.trim())} has ${expected.length === 0 ? 'no finding' : expected.join(' and ')}`, () => {
		const found = judge(`${HEAD}${spec}\n`).filter(({ severity }) => severity !== 'hint').map(({ rule, pathText }) => `${rule.replace('cert-manager/', '')} ${pathText}`);
		assert.deepEqual([...found].sort(), [...expected].sort());
	});
}

test('the fix for a value that was left out fills it in where it stands', () => {
	const mended = (text: string) => {
		const finding = judge(text).find(({ rule }) => rule === 'cert-manager/use-required-fields');
		const fix = finding === undefined ? undefined : fixes(finding)[0];
		return finding === undefined || fix === undefined ? undefined : applyFix(finding, fix);
	};
	assert.equal(mended(`${HEAD}  selfSigned: # root\n`), `${HEAD}  selfSigned: {} # root\n`);
	assert.equal(mended(`${HEAD}  selfSigned: null\n`), `${HEAD}  selfSigned: {}\n`);
	assert.equal(mended(`${HEAD}${ACME}    solvers:\n      - http01:\n`), `${HEAD}${ACME}    solvers:\n      - http01:\n          ingress:\n            ingressClassName: nginx\n`);
});

test('a namespace of a ClusterIssuer is ignored, that of an Issuer is not', () => {
	const text = `${HEAD.replace('name: ca', 'name: ca\n  namespace: shop')}  selfSigned: {}\n`;
	assert.deepEqual(judge(text).map(({ rule, underlined }) => `${rule} ${underlined}`), ['cert-manager/no-ignored-fields namespace']);
	assert.deepEqual(judge(text.replace('ClusterIssuer', 'Issuer')), []);
});

test('both branches of a template may set what excludes each other', () => {
	assert.deepEqual(judge(`${HEAD}  {{- if .Values.ca }}\n  ca:\n    secretName: a\n  {{- else }}\n  selfSigned: {}\n  {{- end }}\n`), []);
});

const BUNDLE = 'apiVersion: trust.cert-manager.io/v1alpha1\nkind: Bundle\nmetadata:\n  name: roots\nspec:\n';

const bundles: readonly (readonly [string, readonly string[]])[] = [
	['sources: [{useDefaultCAs: true}, {configMap: {selector: {}, includeAllKeys: true}}]\n  target: {configMap: {key: a}}', []],
	['sources: [{useDefaultCAs: false}]\n  target: {configMap: {key: a}}', ['valid-bundle-source spec.sources']],
	['sources: [{useDefaultCAs: true}, {useDefaultCAs: true}]\n  target: {configMap: {key: a}}', ['valid-bundle-source spec.sources[1].useDefaultCAs']],
	['sources: [{}]\n  target: {configMap: {key: a}}', ['use-required-fields spec.sources[0]']],
	['sources: [{configMap: {name: a}}]\n  target: {secret: {key: a}}', ['use-required-fields spec.sources[0].configMap']],
	['sources: [{configMap: {name: a, key: b}, inLine: c}]\n  target: {secret: {key: a}}', ['no-conflicting-fields spec.sources[0]']],
	['sources: [{configMap: {name: roots, key: a}}]\n  target: {configMap: {key: a}}', ['valid-bundle-source spec.sources[0].configMap']],
	['sources: [{secret: {name: roots, key: a}}]\n  target: {configMap: {key: a}}', []],
	['sources: [{secret: {selector: {matchLabels: {"a b": c}}, key: a}}]\n  target: {configMap: {key: a}}', ['valid-bundle-source spec.sources[0].secret.selector.matchLabels["a b"]']],
	['sources: [{secret: {selector: {matchExpressions: [{key: a, operator: In}]}, key: a}}]\n  target: {configMap: {key: a}}', ['valid-bundle-source spec.sources[0].secret.selector.matchExpressions[0]']],
	['sources: [{useDefaultCAs: true}]\n  target: {}', ['use-required-fields spec.target']],
	['sources: [{useDefaultCAs: true}]\n  target: {configMap: {key: a}, additionalFormats: {pkcs12: {key: a}}}', ['valid-bundle-target spec.target.additionalFormats.pkcs12.key']],
	['sources: [{useDefaultCAs: true}]\n  target: {configMap: {key: a, metadata: {labels: {trust-manager.io/x: y}}}}', ['valid-bundle-target spec.target.configMap.metadata.labels["trust-manager.io/x"]']],
];

for (const [spec, expected] of bundles) {
	test(`a Bundle with ${JSON.stringify(spec)} has ${expected.length === 0 ? 'no finding' : expected.join(' and ')}`, () => {
		assert.deepEqual(judge(`${BUNDLE}  ${spec}\n`).map(({ rule, pathText }) => `${rule.replace('cert-manager/', '')} ${pathText}`), expected);
	});
}
