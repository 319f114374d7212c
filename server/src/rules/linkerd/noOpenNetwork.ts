import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { isEverywhere, networksOf, networksPathOf, parseNetwork } from './network.js';

/** Finds NetworkAuthentications that hold every address. */
export const noOpenNetwork: Rule = {
	id: 'linkerd/no-open-network',
	severity: 'information',
	visits: [kinds.linkerdNetworkAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A NetworkAuthentication covers every address.',
		why: 'A policy that requires only this authentication admits everybody, the internet included where the pod can be reached from it. For probes restrict the networks to those of the nodes.',
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
    - cidr: 0.0.0.0/0
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata:
  name: office
  namespace: shop
spec:
  networks:
    - cidr: 10.0.0.0/8
`,
	},
	*check(resource) {
		for (const { path, cidr, except } of networksOf(resource)) {
			const network = cidr === undefined ? undefined : parseNetwork(cidr);
			if (network !== undefined && isEverywhere(network) && except.length === 0) {
				yield { path: [...path, 'cidr'], message: `${cidr} covers every address.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const isOnly = listAt(resource.value, ...networksPathOf(resource)).length === 1;
		return isOnly
			? [{ title: 'Restrict it to the private network 10.0.0.0/8', edits: replaceValue(document, inDocument(path), '10.0.0.0/8') }]
			: [{ title: 'Remove this network', edits: removeAt(document, inDocument(path.slice(0, -1))) }];
	},
};
