import { kinds } from '../../resource/kinds.js';
import type { Resource } from '../../resource/resource.js';
import { listAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds DNS names that the SPIRE server does not put into a certificate. */
export const validEntryDnsName: Rule = {
	id: 'spire/valid-entry-dns-name',
	severity: 'error',
	visits: [kinds.clusterSpiffeId, kinds.clusterStaticEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A DNS name of an entry is not valid.',
		why: 'The server refuses an entry with such a name, and so the workload gets no identity at all. Names have labels of letters, digits and dashes.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterstaticentry-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
  dnsNames:
    - web_1.example.org
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
  dnsNames:
    - web-1.example.org
`,
	},
	*check(resource) {
		for (const { text, path } of certainTexts(resource.value, ...listOfNames(resource))) {
			// A name with braces is a template that does not parse, which another rule reports.
			if (!text.includes('{{') && !DNS_NAME.test(text)) {
				yield { path, message: `"${text}" is not a DNS name.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const meant = (certainText(resource.value, ...path) ?? '').trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[:/].*$/, '').replace(/_/g, '-').replace(/\.$/, '');
		const removal = { title: 'Remove this name', edits: removeWithEmptyParents(document, inDocument(path), inDocument(['spec']).length) };
		return listAt(resource.value, ...listOfNames(resource)).length > 0 && DNS_NAME.test(meant) ? [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }, removal] : [removal];
	},
};

const DNS_NAME = /^(?=.{1,255}$)(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

function listOfNames({ kind }: Resource): Path {
	return ['spec', kind === 'ClusterSPIFFEID' ? 'dnsNameTemplates' : 'dnsNames'];
}
