import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFix, fixes, judge } from '../../support/judge.js';

/** The body of a kind, and what is found in it as `rule underlined`. */
interface Row {
	readonly says: string;
	readonly text: string;
	readonly found: readonly string[];
}

const ID = '"spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"';
const resource = (kind: string, spec: string) => `apiVersion: spire.spiffe.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: web\nspec:\n${spec.split('\n').map((line) => `  ${line}\n`).join('')}`;
const pods = (spec: string, id = ID) => resource('ClusterSPIFFEID', `spiffeIDTemplate: ${id}\n${spec}`);
const selected = (spec: string, id = ID) => pods(`podSelector: {matchLabels: {app: web}}${spec === '' ? '' : `\n${spec}`}`, id);
const entry = (spiffeId: string, parentId = 'spiffe://example.org/vm', selectors = '[unix:uid:1001]', rest = '') => resource('ClusterStaticEntry', `spiffeID: ${spiffeId}\nparentID: ${parentId}\nselectors: ${selectors}${rest}`);
const partner = (url: string, profile = '{type: https_web}', rest = '') => resource('ClusterFederatedTrustDomain', `trustDomain: partner.example\nbundleEndpointURL: ${url}\nbundleEndpointProfile: ${profile}${rest}`);
const bundle = (json: string) => partner('https://spire.partner.example', '{type: https_web}', `\ntrustDomainBundle: '${json}'`);
const config = (body: string) => `apiVersion: spire.spiffe.io/v1alpha1\nkind: ControllerManagerConfig\nclusterName: production\n${body}\n`;

const rows: readonly Row[] = [
	{ says: 'a template begins with the scheme', text: selected('', 'spire://{{ .TrustDomain }}/x'), found: ['valid-id-template spire://{{ .TrustDomain }}/x'] },
	{ says: 'a template that begins with an action may render to anything', text: selected('', '"{{ .PodMeta.Annotations.id }}"'), found: [] },
	{ says: 'a template does not end with a slash', text: selected('', 'spiffe://{{ .TrustDomain }}/x/'), found: ['valid-id-template spiffe://{{ .TrustDomain }}/x/'] },
	{ says: 'braces are closed', text: resource('ClusterSPIFFEID', 'podSelector: {matchLabels: {app: web}}\nspiffeIDTemplate: spiffe://{{ .TrustDomain /x'), found: ['valid-id-template spiffe://{{ .TrustDomain /x'] },
	{ says: 'the trust domain is the controller’s', text: selected('', 'spiffe://example.org/{{ .PodMeta.Name }}'), found: ['no-fixed-trust-domain spiffe://example.org/{{ .PodMeta.Name }}'] },
	{ says: 'empty selectors select every pod', text: pods('podSelector: {}\nnamespaceSelector: {matchLabels: {}}'), found: ['no-pod-catch-all podSelector'] },
	{ says: 'a fallback is meant for every pod', text: pods('podSelector: {}\nnamespaceSelector: {}\nfallback: true'), found: [] },
	{ says: 'administrators are rare', text: selected('admin: true\ndownstream: false'), found: ['no-privileged-entry true'] },
	{ says: 'Exists takes no values', text: pods('podSelector: {matchExpressions: [{key: app, operator: Exists, values: [web]}]}'), found: ['valid-pod-selector values'] },
	{ says: 'labels have a prefix and a name', text: pods('podSelector: {matchLabels: {app.kubernetes.io/name: web, a/b/c: x}}'), found: ['valid-pod-selector a/b/c'] },
	{ says: 'Go has no days', text: selected('ttl: 1d\njwtTtl: 5m'), found: ['valid-entry-ttl 1d'] },
	{ says: 'a trust domain may be given as an ID', text: selected('federatesWith: ["spiffe://partner.example", Partner.example]'), found: ['valid-federation-trust-domain Partner.example'] },
	{ says: 'a selector may be rendered whole', text: selected('workloadSelectorTemplates: ["{{ .PodMeta.Name }}", "k8s:ns:shop", nocolon]'), found: ['valid-entry-selector nocolon'] },
	{ says: 'the path /spire is SPIRE’s', text: entry('spiffe://example.org/spire/agent/x'), found: ['valid-entry-id spiffe://example.org/spire/agent/x'] },
	{ says: 'a parent may be an agent', text: entry('spiffe://example.org/web', 'spiffe://example.org/spire/agent/x'), found: [] },
	{ says: 'a parent is of the same trust domain', text: entry('spiffe://example.org/web', 'spiffe://example.com/vm'), found: ['valid-entry-id spiffe://example.com/vm'] },
	{ says: 'an entry has a selector', text: entry('spiffe://example.org/web', 'spiffe://example.org/vm', '[]'), found: ['valid-entry-selector selectors'] },
	{ says: 'variables are filled in later', text: entry('spiffe://${DOMAIN}/web', 'spiffe://${DOMAIN}/vm'), found: [] },
	{ says: 'a name of an entry is a DNS name', text: entry('spiffe://example.org/web', 'spiffe://example.org/vm', '[unix:uid:1]', '\ndnsNames: [web.example.org, "*.example.org", we b]'), found: ['valid-entry-dns-name we b'] },
	{ says: 'an endpoint is fetched by https', text: partner('http://spire.partner.example'), found: ['valid-federation-endpoint http://spire.partner.example'] },
	{ says: 'an endpoint has a host', text: partner('https:///bundle'), found: ['valid-federation-endpoint https:///bundle'] },
	{ says: 'a SPIFFE endpoint has an ID', text: partner('https://spire.partner.example', '{type: https_spiffe}', '\ntrustDomainBundle: \'{"keys":[{"use":"jwt-svid","kid":"a"}]}\''), found: ['valid-federation-endpoint bundleEndpointProfile'] },
	{ says: 'a bundle is JSON', text: bundle('keys: []'), found: ['valid-federation-bundle trustDomainBundle'] },
	{ says: 'a bundle has keys', text: bundle('{"keys":[]}'), found: ['valid-federation-bundle trustDomainBundle'] },
	{ says: 'a bundle holds no private key', text: bundle('{"keys":[{"use":"jwt-svid","kid":"a","kty":"EC","d":"c2VjcmV0"}]}'), found: ['valid-federation-bundle trustDomainBundle'] },
	{ says: 'a good bundle is good', text: bundle('{"keys":[{"use":"x509-svid","kty":"EC","x5c":["MIIB"]},{"use":"jwt-svid","kty":"EC","kid":"a"}]}'), found: [] },
	{ says: 'reconcile names all kinds', text: config('trustDomain: example.org\nreconcile: {clusterSPIFFEIDs: true}'), found: ['no-partial-reconcile reconcile'] },
	{ says: 'manifests from files exclude an election', text: config('trustDomain: example.org\nstaticManifestPath: /manifests\nleaderElection: {leaderElect: true}'), found: ['valid-controller-config true'] },
	{ says: 'the controller does not clean up its own entries', text: config('trustDomain: example.org\nentryIDPrefix: a\nentryIDPrefixCleanup: a'), found: ['valid-controller-config a'] },
	{ says: 'Go’s patterns have no look-around', text: config('trustDomain: example.org\nignoreNamespaces: ["^kube-.*$", "(?i)test", "^(?!shop)", "(", "*x"]'), found: ['valid-controller-config "^(?!shop)"', 'valid-controller-config "("', 'valid-controller-config "*x"'] },
	{ says: 'levels have names', text: config('trustDomain: example.org\nlogLevel: verbose'), found: ['valid-controller-config verbose'] },
	{ says: 'certDir is ignored', text: config('trustDomain: example.org\nwebhook: {certDir: /tmp}'), found: ['no-former-controller-field certDir'] },
];

for (const { says, text, found } of rows) {
	test(`${/kind: (\w+)/.exec(text)?.[1] ?? ''}: ${says}`, () => {
		assert.deepEqual(judge(text).map(({ rule, underlined }) => `${rule.replace('spire/', '')} ${underlined}`), found);
	});
}

test('neither a password nor a private key is repeated', () => {
	for (const text of [partner('https://user:hunter2@spire.partner.example'), bundle('{"keys":[{"use":"jwt-svid","d":"hunter2"}]}')]) {
		const found = judge(text);
		assert.ok(found.length > 0);
		assert.ok(found.every((finding) => !finding.message.includes('hunter2')));
	}
});

/** The texts after the fixes of the first finding. */
function mended(text: string): readonly string[] {
	const [finding] = judge(text);
	return finding === undefined ? [] : fixes(finding).map((fix) => applyFix(finding, fix));
}

test('a template is mended in place, with its quotes', () => {
	const text = (id: string) => selected('', id);
	assert.equal(mended(text('"https://{{ .TrustDomain }}/x/"'))[0], text('"spiffe://{{ .TrustDomain }}/x"'));
	assert.equal(mended(text('spiffe://example.org/{{ .PodMeta.Name }}'))[0], text('spiffe://{{ .TrustDomain }}/{{ .PodMeta.Name }}'));
});

test('a parent takes the trust domain of its entry', () => {
	assert.deepEqual(mended(entry('spiffe://example.org/web', 'spiffe://example.com/vm')), [entry('spiffe://example.org/web', 'spiffe://example.org/vm')]);
});
