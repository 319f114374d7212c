import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { sidecarExample } from './sidecarExample.js';
import { repeats } from './texts.js';

/** Finds hosts in the egress of a Sidecar that others cover already. */
export const noDuplicateEgressHost: Rule = {
	id: 'istio/no-duplicate-egress-host',
	severity: 'warning',
	visits: [kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A host of an egress listener stands twice or beside "*/*".',
		why: '"*/*" imports every service of every namespace, so hosts beside it restrict nothing: the list looks narrow and is not. Remove what has no effect, or the "*/*".',
		reference: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener',
		since: '0.1.0',
		bad: sidecarExample(['egress:', '  - hosts:', '      - "*/*"', '      - ./reviews.shop.svc.cluster.local']),
		good: sidecarExample(['egress:', '  - hosts:', '      - ./reviews.shop.svc.cluster.local']),
	},
	*check({ value }) {
		for (const index of listAt(value, 'spec', 'egress').keys()) {
			const hosts = certainTexts(value, 'spec', 'egress', index, 'hosts');
			const repeated = repeats(hosts);
			const all = hosts.find(({ text }) => text === '*/*');
			for (const host of hosts) {
				if (repeated.includes(host)) {
					yield { path: host.path, missing: true, message: `The host ${host.text} stands in the list already.` };
				} else if (all !== undefined && host !== all) {
					yield { path: host.path, missing: true, message: `The host ${host.text} has no effect beside "*/*".`, data: all.path };
				}
			}
		}
	},
	fix: ({ path, data }, { document, inDocument }) => [
		{ title: 'Remove the host', safe: true, edits: removeAt(document, inDocument(path)) },
		...(Array.isArray(data) ? [{ title: 'Import the named hosts only (remove "*/*")', edits: removeAt(document, inDocument(data as readonly (string | number)[])) }] : []),
	],
};
