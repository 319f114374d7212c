import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { withKey } from './fixes.js';
import { isSetAt } from './read.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const HOST: Path = ['telemetry', 'Prometheus', 'host'];

/** Finds metrics that everybody on the network can read. */
export const noOpenMetrics: ConfigurationRule = {
	id: 'spire/no-open-metrics',
	severity: 'warning',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'Metrics are served to the network without TLS.',
		why: 'They tell everybody who reaches the port how many identities exist, which calls fail and who calls. SPIRE warns at start. Serve them with `tls`, or to a scraper on the same host.',
		reference: references.telemetry,
		since: '0.1.0',
		bad: serverExample([], {}, 'telemetry {\n  Prometheus {\n    host = "0.0.0.0"\n    port = 9988\n  }\n}'),
		good: serverExample([], {}, 'telemetry {\n  Prometheus {\n    host = "0.0.0.0"\n    port = 9988\n    tls {\n      use_spire_svid = true\n      authorized_spiffe_ids = ["spiffe://example.org/prometheus"]\n    }\n  }\n}'),
	},
	*check(configuration) {
		const host = textAt(configuration.value, ...HOST);
		if (host !== undefined && !['', 'localhost', '127.0.0.1', '::1', '[::1]'].includes(host) && !isSetAt(configuration, 'telemetry', 'Prometheus', 'tls')) {
			yield { path: HOST, message: `Metrics are served on ${host} without TLS, to everybody who reaches the port.` };
		}
	},
	fix: (_finding, configuration) => [
		{ title: 'Serve them over TLS with the SVID of SPIRE', edits: withKey(configuration, ['telemetry', 'Prometheus', 'tls'], { use_spire_svid: true }) },
		{ title: 'Serve them on localhost only', edits: replaceValue(configuration, HOST, 'localhost') },
	],
};
