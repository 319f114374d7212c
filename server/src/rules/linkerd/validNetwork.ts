import { kinds } from '../../resource/kinds.js';
import { listAt, valueAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import type { Rule, RuleFinding } from '../rule.js';
import { type PlacedNetwork, containsNetwork, networksOf, networksPathOf, parseNetwork } from './network.js';

/** Finds networks that are none, and exceptions that lie outside their network or are all of it. */
export const validNetwork: Rule = {
	id: 'linkerd/valid-network',
	severity: 'error',
	visits: [kinds.linkerdNetworkAuthentication, kinds.linkerdEgressNetwork, kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A network, or an exception from one, is not valid.',
		why: 'A network is an address or a CIDR block; exceptions must lie inside it and leave something of it; a list of networks is not empty. The admission webhook refuses everything else; where it is not running, the resource is ignored.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#networkauthentication',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata:
  name: office
  namespace: shop
spec:
  networks:
    - cidr: 10.0.0.0/8
      except:
        - 192.168.1.0/24
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata:
  name: office
  namespace: shop
spec:
  networks:
    - cidr: 10.0.0.0/8
      except:
        - 10.1.1.0/24
`,
	},
	*check(resource) {
		const list = networksPathOf(resource);
		const networks = valueAt(resource.value, list);
		// A ServerAuthorization without networks admits its clients from everywhere.
		if (Array.isArray(networks) && networks.length === 0 && resource.kind !== 'ServerAuthorization') {
			yield { path: list, missing: true, message: `${resource.kind} needs at least one network in the list.` };
		}
		for (const network of networksOf(resource)) {
			yield* problemsOf(network);
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const list = networksPathOf(resource);
		if (path.length === list.length) {
			return resource.kind === 'EgressNetwork' ? [{ title: 'Remove networks, to cover everything outside the cluster', edits: removeAt(document, inDocument(path)) }] : [];
		}
		if (path.includes('except')) {
			return [{ title: 'Remove this exception', edits: removeWithEmptyParents(document, inDocument(path), inDocument(list).length + 1) }];
		}
		return listAt(resource.value, ...list).length > 1 ? [{ title: 'Remove this network', edits: removeAt(document, inDocument(path.slice(0, -1))) }] : [];
	},
};

function* problemsOf({ path, cidr, except }: PlacedNetwork): Generator<RuleFinding> {
	const outer = cidr === undefined ? undefined : parseNetwork(cidr);
	if (cidr !== undefined && outer === undefined) {
		yield { path: [...path, 'cidr'], message: `"${cidr}" is neither an address nor a CIDR block.` };
	}
	for (const { text, path: place } of except) {
		const inner = parseNetwork(text);
		if (inner === undefined) {
			yield { path: place, message: `"${text}" is neither an address nor a CIDR block.` };
		} else if (outer !== undefined && containsNetwork(inner, outer)) {
			yield { path: place, message: `The exception ${text} takes out all of ${cidr ?? ''}.` };
		} else if (outer !== undefined && !containsNetwork(outer, inner)) {
			yield { path: place, message: `The exception ${text} does not lie inside ${cidr ?? ''}.` };
		}
	}
}
