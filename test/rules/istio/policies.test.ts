import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { fixes, judge } from '../../support/judge.js';
import { type Row, manifest, testRows } from './rows.js';

const from = (source: string) => `rules: [{from: [{source: ${source}}]}]`;
const to = (operation: string, action = 'ALLOW') => `action: ${action}\nrules: [{to: [{operation: ${operation}}]}]`;
const when = (condition: string) => `rules: [{when: [${condition}]}]`;
const jwt = (rule: string) => `jwtRules: [${rule}]`;

const rows: readonly Row[] = [
	{ says: 'no rules at all deny everything and are fine', kind: 'AuthorizationPolicy', spec: 'action: ALLOW', found: [] },
	{ says: 'an empty rule is fine', kind: 'AuthorizationPolicy', spec: 'rules: [{}]', found: [] },
	{ says: 'DENY without rules', kind: 'AuthorizationPolicy', spec: 'action: DENY', found: ['valid-authorization-action spec'], fixed: 'action: DENY\nrules:\n  - {}' },
	{ says: 'CUSTOM without a provider', kind: 'AuthorizationPolicy', spec: 'action: CUSTOM\nrules: [{}]', found: ['valid-authorization-action spec'] },
	{ says: 'a provider without CUSTOM', kind: 'AuthorizationPolicy', spec: 'provider: {name: a}\nrules: [{}]', found: ['valid-authorization-action provider'], fixed: 'rules: [{}]' },
	{ says: 'identities in CUSTOM', kind: 'AuthorizationPolicy', spec: 'action: CUSTOM\nprovider: {name: a}\nrules: [{from: [{source: {notNamespaces: [a], ipBlocks: [10.0.0.1]}}], when: [{key: "request.auth.claims[a]", values: [b]}]}]', found: ['no-custom-identity notNamespaces', 'no-custom-identity "request.auth.claims[a]"'] },
	{ says: 'parts that say nothing', kind: 'AuthorizationPolicy', spec: 'rules: [{from: [], to: [{operation: {}}, {}]}]', found: ['valid-authorization-rule from', 'valid-authorization-rule operation', 'valid-authorization-rule {}]}]'] },
	{ says: 'accounts beside namespaces', kind: 'AuthorizationPolicy', spec: from('{serviceAccounts: [a], namespaces: [b]}'), found: ['valid-authorization-rule source'], fixed: from('{serviceAccounts: [a]}') },
	{ says: 'accounts of other forms', kind: 'AuthorizationPolicy', spec: from('{serviceAccounts: [a, b/c, a/b/c, "*", "/a"]}'), found: ['valid-authorization-value a/b/c', 'valid-authorization-value "*"', 'valid-authorization-value "/a"'] },
	{ says: 'addresses', kind: 'AuthorizationPolicy', spec: from('{ipBlocks: [10.0.0.1, 10.0.0.0/8, "::1", "2001:db8::/32", 10.0.0.256, 10.0.0.0/33, "10.1.1.1:80"]}'), found: ['valid-authorization-value 10.0.0.256', 'valid-authorization-value 10.0.0.0/33', 'valid-authorization-value "10.1.1.1:80"'] },
	{ says: 'ports', kind: 'AuthorizationPolicy', spec: to('{ports: ["80", "0", "65536", "80-90", http]}'), found: ['valid-authorization-value "65536"', 'valid-authorization-value "80-90"', 'valid-authorization-value http'] },
	{ says: 'path templates', kind: 'AuthorizationPolicy', spec: to('{paths: ["/a/{*}/b", "/a/{**}", "/{**}/a", "/a{*}", "/a/*/{*}", /plain/*]}'), found: ['valid-authorization-value "/{**}/a"', 'valid-authorization-value "/a{*}"', 'valid-authorization-value "/a/*/{*}"'] },
	{ says: 'methods', kind: 'AuthorizationPolicy', spec: to('{methods: [get, PO*, "*", /pkg.Svc/Call, GETT]}'), found: ['valid-http-method /pkg.Svc/Call', 'valid-http-method GETT'] },
	{ says: 'conditions', kind: 'AuthorizationPolicy', spec: when('{key: source.ip, values: [x]}, {key: destination.labels, values: [x]}, {key: "request.headers[a]"}, {key: ""}'), found: ['valid-authorization-value x', 'valid-condition-key destination.labels', 'valid-authorization-rule key', 'valid-authorization-rule ""'] },
	{ says: 'a header without its brackets', kind: 'AuthorizationPolicy', spec: when('{key: request.header.x-user, values: [a]}'), found: ['valid-condition-key request.header.x-user'], fixed: when('{key: "request.headers[x-user]", values: [a]}') },
	{ says: 'principals', kind: 'AuthorizationPolicy', spec: from('{principals: ["*", "*/sa/web", "cluster.local/ns/a/*", "cluster.local/ns/a/sa/b", "spiffe://cluster.local/ns/a/sa/b", web, "a/*/b"]}'), found: ['valid-principal "spiffe://cluster.local/ns/a/sa/b"', 'valid-principal web', 'valid-principal "a/*/b"'] },
	{ says: 'a bare account gets what it lacks', kind: 'AuthorizationPolicy', spec: from('{principals: [web]}'), found: ['valid-principal web'], fixed: from('{principals: [cluster.local/ns/shop/sa/web]}') },
	{ says: 'identities of other issuers are only information', kind: 'AuthorizationPolicy', spec: from('{principals: [cluster.local/agents/a]}'), found: ['valid-principal cluster.local/agents/a'] },
	{ says: 'a foreign trust domain', kind: 'AuthorizationPolicy', spec: from('{principals: [other.org/ns/a/sa/b]}'), found: ['no-foreign-trust-domain other.org/ns/a/sa/b'] },
	{ says: 'only negative identities', kind: 'AuthorizationPolicy', spec: from('{notPrincipals: ["*/sa/batch"]}'), found: ['use-positive-identity notPrincipals'], fixed: from('{principals: ["*"], notPrincipals: ["*/sa/batch"]}') },
	{ says: 'DENY for all but some is the right way round', kind: 'AuthorizationPolicy', spec: `action: DENY\n${from('{notPrincipals: ["*/sa/batch"]}')}`, found: [] },
	{ says: 'DENY of HTTP alone', kind: 'AuthorizationPolicy', spec: to('{methods: [DELETE]}', 'DENY'), found: ['use-deny-ports operation'], fixed: to('{methods: [DELETE], ports: ["8080"]}', 'DENY') },
	{ says: 'DENY of HTTP on a port', kind: 'AuthorizationPolicy', spec: to('{methods: [DELETE], ports: ["80"]}', 'DENY'), found: [] },
	{ says: 'targets', kind: 'AuthorizationPolicy', spec: 'targetRefs: [{kind: Service, name: a}, {kind: Gateway, name: b}, {group: networking.istio.io, kind: Gateway, name: c}, {kind: Pod, name: d}, {kind: Service, name: e, namespace: shop}]', found: ['valid-policy-target Gateway', 'valid-policy-target networking.istio.io', 'valid-policy-target Pod', 'valid-policy-target shop'] },
	{ says: 'a selector beside targets', kind: 'RequestAuthentication', spec: 'selector: {matchLabels: {app: a}}\ntargetRefs: [{kind: Service, name: a}]\njwtRules: [{issuer: a}]', found: ['no-conflicting-fields targetRefs'] },
	{ says: 'a rule without an issuer', kind: 'RequestAuthentication', spec: jwt('{audiences: [a]}'), found: ['valid-jwt-rule audiences'], fixed: jwt('{issuer: https://issuer.example.com, audiences: [a]}') },
	{ says: 'addresses of keys', kind: 'RequestAuthentication', spec: jwt('{jwksUri: "https://a.example.com:x/k"}, {jwksUri: ftp://a/k}, {jwksUri: http://a.svc/k}'), found: ['valid-jwt-rule "https://a.example.com:x/k"', 'valid-jwt-rule ftp://a/k', 'use-https-jwks http://a.svc/k'] },
	{ says: 'keys in two ways', kind: 'RequestAuthentication', spec: jwt('{issuer: a, jwksUri: https://a/k, jwks: \'{"keys":[]}\'}'), found: ['no-conflicting-fields jwks'] },
	{ says: 'durations', kind: 'RequestAuthentication', spec: jwt('{issuer: a, timeout: 5}, {issuer: b, timeout: 500us}, {issuer: c, timeout: 1.5ms}, {issuer: d, timeout: 1m}').replace('timeout: 5}', 'timeout: "5"}'), found: ['valid-duration "5"', 'valid-duration 500us', 'valid-duration 1.5ms'] },
];
testRows(rows);

test('a private key in jwks is never repeated, neither in the message nor in the fix', () => {
	const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQ';
	const [finding] = judge(manifest('RequestAuthentication', jwt(`{issuer: a, jwks: '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"eA","d":"${secret}"},{"kty":"oct","k":"${secret}"}]}'}`)));
	assert.ok(finding !== undefined);
	assert.equal(finding.message, 'jwks holds the private or symmetric part of 2 keys.');
	assert.deepEqual(fixes(finding).flatMap(({ edits }) => edits.map(({ newText }) => newText)), [`'{"keys":[{"kty":"OKP","crv":"Ed25519","x":"eA"}]}'`]);
});

test('aliases of the trust domain are the mesh, too', () => {
	const settings = { ...defaultSettings, mesh: { ...defaultSettings.mesh, trustDomain: 'new.org', trustDomainAliases: ['old.org'] } };
	const rules = (trustDomain: string) => judge(manifest('AuthorizationPolicy', from(`{principals: [${trustDomain}/ns/a/sa/b]}`)), settings).map(({ rule }) => rule);
	assert.deepEqual(['new.org', 'old.org', 'cluster.local', 'other.org'].map((trustDomain) => rules(trustDomain).length), [0, 0, 0, 1]);
});
