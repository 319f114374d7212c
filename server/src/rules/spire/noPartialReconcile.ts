import { objectAt } from '../../resource/resource.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { listOf } from '../../text/words.js';
import { putEntries } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { controllerManagerConfig } from './kinds.js';

/** Finds `reconcile` blocks that switch kinds off by not naming them. */
export const noPartialReconcile: Rule = {
	id: 'spire/no-partial-reconcile',
	severity: 'warning',
	visits: [controllerManagerConfig],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Kinds that `reconcile` does not name are not reconciled.',
		why: 'Without the block the controller reconciles all its kinds; with it only those that are written `true`. A kind that is left out is never looked at: its entries are not made, and nothing reports it.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/spire-controller-manager-config.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: production
trustDomain: example.org
reconcile:
  clusterSPIFFEIDs: true
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: production
trustDomain: example.org
reconcile:
  clusterSPIFFEIDs: true
  clusterStaticEntries: true
  clusterFederatedTrustDomains: false
`,
	},
	*check({ value }) {
		const reconcile = objectAt(value, 'reconcile');
		const left = reconcile === undefined ? [] : unnamed(value, reconcile);
		if (left.length > 0) {
			yield { path: ['reconcile'], at: 'key', missing: true, message: `reconcile does not name ${listOf(left, 'and')}, and what it does not name is not reconciled.` };
		}
	},
	fix(_finding, context) {
		const reconcile = objectAt(context.resource.value, 'reconcile') ?? {};
		const left = unnamed(context.resource.value, reconcile);
		return [true, false].map((on) => ({ title: on ? 'Reconcile them' : 'Say that they are not reconciled', edits: putEntries(context, ['reconcile'], left.map((key) => ({ key, value: on }))) }));
	},
};

const SWITCHES = ['clusterSPIFFEIDs', 'clusterStaticEntries', 'clusterFederatedTrustDomains'];

/** The kinds that are left out. With manifests from files, ClusterSPIFFEIDs are off anyway. */
function unnamed(value: JsonObject, reconcile: JsonObject): readonly string[] {
	return SWITCHES.filter((name) => reconcile[name] === undefined && !(name === 'clusterSPIFFEIDs' && value['staticManifestPath'] !== undefined));
}
