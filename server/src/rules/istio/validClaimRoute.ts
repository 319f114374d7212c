import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt } from '../../resource/resource.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import type { Path } from '../../syntax/yaml/path.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { virtualServiceExample } from './virtualServiceExample.js';

/** Finds routes by the claims of a token where no gateway reads them. */
export const validClaimRoute: Rule = {
	id: 'istio/valid-claim-route',
	severity: 'error',
	visits: [kinds.virtualService],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A route matches claims of a token, but the VirtualService is not bound to a gateway.',
		why: 'Only gateways route by claims (@request.auth.claims): a sidecar has not checked a token when it picks the route. istiod refuses such a match in a VirtualService for the mesh alone.',
		reference: 'https://istio.io/latest/docs/tasks/security/authentication/jwt-route/',
		since: '0.1.0',
		bad: virtualServiceExample(claimRoute()).replace('  gateways:\n    - istio-ingress/shop\n', ''),
		good: virtualServiceExample(claimRoute()),
	},
	*check({ value }) {
		const gateways = listAt(value, 'spec', 'gateways');
		if (gateways.some((gateway) => gateway !== 'mesh')) {
			return;
		}
		for (const [index] of listAt(value, 'spec', 'http').entries()) {
			for (const [number] of listAt(value, 'spec', 'http', index, 'match').entries()) {
				const match: Path = ['spec', 'http', index, 'match', number];
				for (const field of ['headers', 'withoutHeaders']) {
					for (const name of Object.keys(objectAt(value, ...match, field) ?? {})) {
						if (name.startsWith('@request.auth.claims')) {
							yield { path: [...match, field, name], at: 'key', missing: true, message: 'Only a VirtualService that is bound to a gateway can match the claims of a token.' };
						}
					}
				}
			}
		}
	},
	fix(_, context) {
		const { document, resource, inDocument } = context;
		const example = 'istio-ingress/example';
		const edits = listAt(resource.value, 'spec', 'gateways').length > 0
			? appendItem(document, inDocument(['spec', 'gateways']), example)
			: putEntry(context, ['spec'], { key: 'gateways', value: [example], after: 'hosts' });
		return [{ title: 'Bind it to a gateway', edits }];
	},
};

function claimRoute(): readonly string[] {
	return ['http:', '  - match:', '      - headers:', '          "@request.auth.claims.groups":', '            exact: staff', '    route:', '      - destination:', '          host: shop.shop.svc.cluster.local'];
}
