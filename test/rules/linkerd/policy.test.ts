import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFix, fixes, judge } from '../../support/judge.js';

/** The spec of a kind, and what is found in it as `rule underlined`. */
interface Row {
	readonly says: string;
	readonly kind: string;
	readonly spec: string;
	readonly found: readonly string[];
}

const VERSIONS: Readonly<Record<string, string>> = { Server: 'v1beta3', ServerAuthorization: 'v1beta1', HTTPRoute: 'v1beta3' };

function manifest(kind: string, spec: string): string {
	return `apiVersion: policy.linkerd.io/${VERSIONS[kind] ?? 'v1alpha1'}\nkind: ${kind}\nmetadata:\n  name: web\n  namespace: shop\nspec:\n${spec.split('\n').map((line) => `  ${line}\n`).join('')}`;
}

const target = 'targetRef: {group: policy.linkerd.io, kind: Server, name: web}';
const refs = (...items: string[]) => `${target}\nrequiredAuthenticationRefs:\n${items.map((item) => `  - ${item}`).join('\n')}`;
const mesh = '{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: a}';
const net = '{group: policy.linkerd.io, kind: NetworkAuthentication, name: a}';
const account = '{kind: ServiceAccount, name: a}';

const rows: readonly Row[] = [
	{ says: 'a group that is left out is the core group', kind: 'AuthorizationPolicy', spec: refs(mesh).replace('group: policy.linkerd.io, kind: Server', 'kind: Server'), found: ['valid-target Server'] },
	{ says: 'kinds are compared without regard to case', kind: 'AuthorizationPolicy', spec: refs(mesh).replace('kind: Server', 'kind: server'), found: [] },
	{ says: 'a policy may target its own namespace', kind: 'AuthorizationPolicy', spec: refs(mesh).replace(target, 'targetRef: {kind: Namespace, name: shop}'), found: [] },
	{ says: 'a namespace other than its own is no target', kind: 'AuthorizationPolicy', spec: refs(mesh).replace(target, 'targetRef: {kind: Namespace, name: other}'), found: ['valid-target other'] },
	{ says: 'routes of the Gateway API are targets', kind: 'AuthorizationPolicy', spec: refs(mesh).replace('group: policy.linkerd.io, kind: Server', 'group: gateway.networking.k8s.io, kind: GRPCRoute'), found: [] },
	{ says: 'an authentication of the wrong group is none', kind: 'AuthorizationPolicy', spec: refs('{kind: MeshTLSAuthentication, name: a}'), found: ['valid-authentication-refs MeshTLSAuthentication'] },
	{ says: 'core is another name of the core group', kind: 'AuthorizationPolicy', spec: refs('{group: core, kind: ServiceAccount, name: a}'), found: [] },
	{ says: 'a mesh identity and a service account exclude each other', kind: 'AuthorizationPolicy', spec: refs(mesh, account), found: ['valid-authentication-refs ServiceAccount'] },
	{ says: 'two service accounts are one too many', kind: 'AuthorizationPolicy', spec: refs(account, account), found: ['valid-authentication-refs ServiceAccount'] },
	{ says: 'an identity and a network go together', kind: 'AuthorizationPolicy', spec: refs(mesh, net), found: [] },
	{ says: 'a network alone is no identity', kind: 'AuthorizationPolicy', spec: refs(net), found: ['no-network-only-authentication requiredAuthenticationRefs'] },
	{ says: 'probes of one route have no identity', kind: 'AuthorizationPolicy', spec: refs(net).replace('kind: Server', 'kind: HTTPRoute'), found: [] },
	{ says: 'the list of authentications may be empty, which admits everybody', kind: 'AuthorizationPolicy', spec: `${target}\nrequiredAuthenticationRefs: []`, found: ['no-empty-authentication requiredAuthenticationRefs'] },
	{ says: 'a Server selects something', kind: 'Server', spec: 'port: 80', found: ['use-exactly-one spec'] },
	{ says: 'a Server does not select both', kind: 'Server', spec: 'port: 80\npodSelector: {matchLabels: {a: b}}\nexternalWorkloadSelector: {matchLabels: {a: b}}', found: ['use-exactly-one externalWorkloadSelector'] },
	{ says: 'a number in quotes is a name', kind: 'Server', spec: 'port: "80"\npodSelector: {matchLabels: {a: b}}', found: ['no-numeric-port-name "80"'] },
	{ says: 'ports end at 65535', kind: 'Server', spec: 'port: 65536\npodSelector: {matchLabels: {a: b}}', found: ['valid-port 65536'] },
	{ says: 'names of ports are short', kind: 'Server', spec: 'port: a-very-long-port-name\npodSelector: {matchLabels: {a: b}}', found: ['valid-port a-very-long-port-name'] },
	{ says: 'audit admits everybody', kind: 'Server', spec: 'port: 80\npodSelector: {matchLabels: {a: b}}\naccessPolicy: audit', found: ['no-unauthenticated-access audit'] },
	{ says: 'Istio writes identities otherwise', kind: 'MeshTLSAuthentication', spec: 'identities: [cluster.local/ns/shop/sa/web]', found: ['valid-identity cluster.local/ns/shop/sa/web'] },
	{ says: 'a wildcard is the first label', kind: 'MeshTLSAuthentication', spec: 'identities: ["*.shop.local", "web.*.local"]', found: ['valid-identity "web.*.local"'] },
	{ says: 'identities may be SPIFFE IDs', kind: 'MeshTLSAuthentication', spec: 'identities: ["spiffe://example.org/vm/web"]', found: [] },
	{ says: 'identities have no upper case and no underscore', kind: 'MeshTLSAuthentication', spec: 'identities: [Web.shop, we_b.shop]', found: ['valid-identity Web.shop', 'valid-identity we_b.shop'] },
	{ says: 'a reference needs a name', kind: 'MeshTLSAuthentication', spec: 'identityRefs:\n  - kind: ServiceAccount', found: ['valid-identity-ref ServiceAccount'] },
	{ says: 'an exception lies inside its network', kind: 'NetworkAuthentication', spec: 'networks:\n  - cidr: 10.0.0.0/8\n    except: [10.1.0.0/16, 10.2.3.4, 11.0.0.0/8, 0.0.0.0/0, "fd00::/8"]', found: ['valid-network 11.0.0.0/8', 'valid-network 0.0.0.0/0', 'valid-network "fd00::/8"'] },
	{ says: 'an exception leaves something', kind: 'NetworkAuthentication', spec: 'networks:\n  - cidr: 10.0.0.0/8\n    except: [10.0.0.0/8]', found: ['valid-network 10.0.0.0/8'] },
	{ says: 'IPv6 has longer prefixes', kind: 'NetworkAuthentication', spec: 'networks:\n  - cidr: fd00::/64\n  - cidr: 10.0.0.0/33\n  - cidr: "::ffff:10.0.0.1"', found: ['valid-network 10.0.0.0/33'] },
	{ says: 'a network has a first address', kind: 'NetworkAuthentication', spec: 'networks:\n  - cidr: 10.1.2.3/8', found: ['no-host-bits 10.1.2.3/8'] },
	{ says: 'every address is a network', kind: 'NetworkAuthentication', spec: 'networks:\n  - cidr: ::/0', found: ['no-open-network ::/0'] },
	{ says: 'a client is authenticated or not', kind: 'ServerAuthorization', spec: 'server: {name: a}\nclient:\n  meshTLS:\n    unauthenticatedTLS: true\n    serviceAccounts: [{name: a}]', found: ['no-conflicting-client true'] },
	{ says: 'TLS without an identity proves nothing', kind: 'ServerAuthorization', spec: 'server: {name: a}\nclient:\n  meshTLS:\n    unauthenticatedTLS: true', found: ['no-unauthenticated-access true'] },
	{ says: 'a client that is nobody is authorized for nothing', kind: 'ServerAuthorization', spec: 'server: {name: a}\nclient: {}', found: ['no-client-without-authentication client'] },
	{ says: 'networks alone name no client', kind: 'ServerAuthorization', spec: 'server: {name: a}\nclient:\n  networks: [{cidr: 10.0.0.0/8}]', found: ['no-client-without-authentication client'] },
	{ says: 'a server is named or selected', kind: 'ServerAuthorization', spec: 'server: {}\nclient:\n  meshTLS: {serviceAccounts: [{name: a}]}', found: ['use-exactly-one server'] },
	{ says: 'limits are positive', kind: 'HTTPLocalRateLimitPolicy', spec: `${target}\ntotal: {requestsPerSecond: 0}`, found: ['valid-rate-limit 0'] },
	{ says: 'without a limit nothing is limited', kind: 'HTTPLocalRateLimitPolicy', spec: target, found: ['valid-rate-limit spec'] },
	{ says: 'overrides are for service accounts', kind: 'HTTPLocalRateLimitPolicy', spec: `${target}\ntotal: {requestsPerSecond: 9}\noverrides: [{requestsPerSecond: 5, clientRefs: [{kind: Pod, name: a}]}]`, found: ['valid-rate-limit Pod'] },
	{ says: 'a rate limit is for a Server', kind: 'HTTPLocalRateLimitPolicy', spec: 'targetRef: {kind: Namespace, name: shop}\ntotal: {requestsPerSecond: 9}', found: ['valid-target Namespace'] },
	{ says: 'a pattern has no look-around', kind: 'HTTPRoute', spec: 'rules:\n  - matches:\n      - headers: [{name: a, type: RegularExpression, value: "^(?!b)"}]', found: ['valid-route-pattern "^(?!b)"'] },
	{ says: 'a pattern is no path', kind: 'HTTPRoute', spec: 'rules:\n  - matches:\n      - path: {type: RegularExpression, value: "api/.*"}', found: [] },
	{ says: 'no timeout of the whole request is no bound', kind: 'HTTPRoute', spec: 'rules:\n  - timeouts: {request: 0s, backendRequest: 5s}', found: [] },
	{ says: 'one attempt is not longer than all', kind: 'HTTPRoute', spec: 'rules:\n  - timeouts: {request: 1s, backendRequest: 1500ms}', found: ['valid-route-timeout 1500ms'] },
];

for (const { says, kind, spec, found } of rows) {
	test(`${kind}: ${says}`, () => {
		assert.deepEqual(judge(manifest(kind, spec)).map(({ rule, underlined }) => `${rule.replace('linkerd/', '')} ${underlined}`), found);
	});
}

/** The texts after the fixes of the first finding. */
function mended(kind: string, spec: string): readonly string[] {
	const [finding] = judge(manifest(kind, spec));
	return finding === undefined ? [] : fixes(finding).map((fix) => applyFix(finding, fix));
}

test('a forgotten group is put before the kind', () => {
	const spec = (group: string) => `targetRef:\n  ${group}kind: Server\n  name: web\nrequiredAuthenticationRefs:\n  - ${mesh}`;
	assert.deepEqual(mended('AuthorizationPolicy', spec('')), [manifest('AuthorizationPolicy', spec('group: policy.linkerd.io\n  '))]);
});

test('the identity that Istio would write becomes that of Linkerd', () => {
	assert.deepEqual(mended('MeshTLSAuthentication', 'identities: [cluster.local/ns/shop/sa/web]'), [manifest('MeshTLSAuthentication', 'identities: [web.shop.serviceaccount.identity.linkerd.cluster.local]')]);
});

test('an exception outside goes, with the list that it leaves empty', () => {
	assert.deepEqual(mended('NetworkAuthentication', 'networks:\n  - cidr: 10.0.0.0/8\n    except: [11.0.0.0/8]'), [manifest('NetworkAuthentication', 'networks:\n  - cidr: 10.0.0.0/8')]);
});

test('a Server loses the quotes around its port', () => {
	assert.deepEqual(mended('Server', 'port: "8080" # http\npodSelector: {matchLabels: {a: b}}'), [manifest('Server', 'port: 8080 # http\npodSelector: {matchLabels: {a: b}}')]);
});

test('what may stand in branches of a template is not held against each other', () => {
	const text = manifest('Server', 'port: 80\n{{- if .Values.external }}\nexternalWorkloadSelector: {matchLabels: {a: b}}\n{{- else }}\npodSelector: {matchLabels: {a: b}}\n{{- end }}');
	assert.deepEqual(judge(text), []);
});
