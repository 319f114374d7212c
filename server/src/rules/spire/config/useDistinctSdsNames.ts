import { objectAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { agentExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const SDS: Path = ['agent', 'sds'];
const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';

/** Finds bundles that Envoy cannot tell apart. */
export const useDistinctSdsNames: ConfigurationRule = {
	id: 'spire/use-distinct-sds-names',
	severity: 'warning',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'The own bundle and all bundles have one name for Envoy.',
		why: 'An Envoy that asks by that name gets the bundle of the own trust domain only, so no federated workload is believed. SPIRE warns at start.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample([BUNDLE, 'sds {\n  default_bundle_name = "ALL"\n}']),
		good: agentExample([BUNDLE, 'sds {\n  default_bundle_name = "ROOTCA"\n}']),
	},
	*check({ value }) {
		const sds = objectAt(value, ...SDS);
		const [bundle, all] = [sds?.['default_bundle_name'] || 'ROOTCA', sds?.['default_all_bundles_name'] || 'ALL'];
		if (sds !== undefined && bundle === all && typeof bundle === 'string') {
			const key = sds['default_all_bundles_name'] === undefined ? 'default_bundle_name' : 'default_all_bundles_name';
			yield { path: [...SDS, key], message: `"${bundle}" names both the bundle of the own trust domain and all bundles.` };
		}
	},
	fix: (_finding, configuration) => ['default_all_bundles_name', 'default_bundle_name']
		.filter((key) => nodeAt(configuration, [...SDS, key]) !== undefined)
		.slice(0, 1)
		.map((key) => ({ title: `Remove ${key}`, edits: removeAt(configuration, [...SDS, key]) })),
};
