import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Rule } from '../rule.js';

/** Finds entries that give their workloads power over the SPIRE server. */
export const noPrivilegedEntry: Rule = {
	id: 'spire/no-privileged-entry',
	severity: 'warning',
	visits: [kinds.clusterSpiffeId, kinds.clusterStaticEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry gives its workloads power over the SPIRE server.',
		why: 'A workload with an `admin` entry may call the server’s API and create entries for any identity; one with a `downstream` entry gets a CA certificate and may issue every identity of the trust domain. Both belong to SPIRE’s own components only, selected as narrowly as possible.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterspiffeid-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: web
  admin: true
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: web
`,
	},
	*check({ value }) {
		for (const [field, power] of Object.entries(POWERS)) {
			if (valueAt(value, ['spec', field]) === true) {
				yield { path: ['spec', field], message: `${field}: true lets the workloads ${power}.` };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: `Remove ${String(path.at(-1))}`, edits: removeAt(document, inDocument(path)) }],
};

const POWERS: Readonly<Record<string, string>> = {
	admin: 'create entries for any identity at the server',
	downstream: 'issue every identity of the trust domain with a CA certificate of their own',
};
