import { kinds } from '../../resource/kinds.js';
import { listAt, textAt, valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { Rule } from '../rule.js';
import { policyPaths } from './clientTls.js';

/** Finds ports that stand twice in one list. */
export const noDuplicatePort: Rule = {
	id: 'istio/no-duplicate-port',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar, kinds.serviceEntry, kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A port or its name stands twice.',
		why: 'istiod refuses a Gateway whose servers share a port name, a ServiceEntry that repeats a port name or number, and a Sidecar with two listeners on one port. Of two portLevelSettings for one port it takes the first and says nothing, so TLS settings in the second have no effect.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    portLevelSettings:
      - port:
          number: 9080
        tls:
          mode: ISTIO_MUTUAL
      - port:
          number: 9080
        tls:
          mode: ISTIO_MUTUAL
          sni: reviews.bookinfo.svc.cluster.local
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    portLevelSettings:
      - port:
          number: 9080
        tls:
          mode: ISTIO_MUTUAL
      - port:
          number: 9081
        tls:
          mode: ISTIO_MUTUAL
`,
	},
	*check(resource) {
		for (const { list, field, items } of placesOf(resource)) {
			const seen = new Set<unknown>();
			for (const path of items) {
				const value = valueAt(resource.value, path);
				const isKnown = typeof value === 'number' || (typeof value === 'string' && value !== '' && !isMasked(value));
				if (isKnown && seen.has(value)) {
					const isIgnored = list.includes('portLevelSettings');
					const message = isIgnored ? `The settings for port ${value} are ignored: an earlier entry is for the same port.` : `The ${field} ${value} stands for an earlier port already.`;
					yield { path, missing: true, message, ...(isIgnored ? { severity: 'warning' } : {}) };
				}
				seen.add(value);
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (path.at(-1) === 'name') {
			const name = freeName(resource, path);
			return [{ title: `Rename to ${name}`, edits: replaceValue(document, place, name) }];
		}
		const item = path.findLastIndex((step) => typeof step === 'number');
		return [{ title: 'Remove the second entry', edits: removeWithEmptyParents(document, place.slice(0, resource.path.length + item + 1), resource.path.length + 1) }];
	},
};

interface PortList {
	readonly list: Path;
	readonly field: 'name' | 'port';
	readonly items: readonly Path[];
}

/** Lists whose ports must differ. */
function placesOf({ kind, value }: Resource): readonly PortList[] {
	const each = (list: Path, field: PortList['field'], ...rest: readonly string[]): PortList => ({ list, field, items: listAt(value, ...list).map((_, index) => [...list, index, ...rest]) });
	switch (kind) {
		case 'Gateway':
			return [each(['spec', 'servers'], 'name', 'port', 'name')];
		case 'Sidecar':
			return [each(['spec', 'ingress'], 'port', 'port', 'number')];
		case 'ServiceEntry':
			return [each(['spec', 'ports'], 'name', 'name'), each(['spec', 'ports'], 'port', 'number')];
		default:
			return policyPaths(value).map((policy) => each([...policy, 'portLevelSettings'], 'port', 'port', 'number'));
	}
}

function freeName(resource: Resource, path: Path): string {
	const taken = placesOf(resource).flatMap(({ items }) => items.map((item) => textAt(resource.value, ...item)));
	const name = textAt(resource.value, ...path) ?? 'port';
	let number = 2;
	while (taken.includes(`${name}-${number}`)) {
		number++;
	}
	return `${name}-${number}`;
}
