import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, valueAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { policyPaths } from './clientTls.js';
import { destinationRuleExample } from './destinationRuleExample.js';

/** Finds settings of a port that drop the TLS of the whole host. */
export const noUninheritedTls: Rule = {
	id: 'istio/no-uninherited-tls',
	severity: 'warning',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The settings of a port do not repeat the tls block of the host.',
		why: 'An entry of portLevelSettings replaces the settings of the host as a whole. Without a tls block of its own the port has none: auto mTLS decides, which to a host outside the mesh means plaintext, whatever the rule says above.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy',
		since: '0.1.0',
		bad: destinationRuleExample('api.example.com', ['trafficPolicy:', '  tls:', '    mode: SIMPLE', '    caCertificates: /etc/certs/ca.pem', '  portLevelSettings:', '    - port:', '        number: 8443', '      connectionPool:', '        tcp:', '          maxConnections: 100']),
		good: destinationRuleExample('api.example.com', ['trafficPolicy:', '  tls:', '    mode: SIMPLE', '    caCertificates: /etc/certs/ca.pem', '  portLevelSettings:', '    - port:', '        number: 8443', '      connectionPool:', '        tcp:', '          maxConnections: 100', '      tls:', '        mode: SIMPLE', '        caCertificates: /etc/certs/ca.pem']),
	},
	*check({ value }, { mesh }) {
		for (const policy of policyPaths(value)) {
			const tls = tlsAbove(value, policy);
			const mode = certainText(tls, 'mode');
			for (const [index, settings] of listAt(value, ...policy, 'portLevelSettings').entries()) {
				if (tls !== undefined && mode !== undefined && mode !== 'DISABLE' && valueAt(settings, ['tls']) === undefined && objectAt(settings) !== undefined) {
					const port = valueAt(settings, ['port', 'number']);
					const where = typeof port === 'number' ? `Port ${port}` : 'This port';
					const message = `${where} does not inherit ${mode} from the tls block above: its settings replace all others.`;
					yield { path: [...policy, 'portLevelSettings', index], missing: true, message, ...(mode === 'ISTIO_MUTUAL' && mesh.autoMtls ? { severity: 'information' } : {}) };
				}
			}
		}
	},
	fix({ path }, context) {
		const tls = tlsAbove(context.resource.value, path.slice(0, -2));
		// What a template brings cannot be repeated.
		return tls === undefined || isMasked(JSON.stringify(tls)) ? [] : [{ title: 'Repeat the tls block for this port', edits: putEntry(context, path, { key: 'tls', value: tls }) }];
	},
};

/** The block that a reader believes to hold for the ports of a policy: its own, or for a subset that of the host. */
function tlsAbove(value: JsonObject, policy: Path): JsonObject | undefined {
	return objectAt(value, ...policy, 'tls') ?? objectAt(value, 'spec', 'trafficPolicy', 'tls');
}
