import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { networksOf, parseNetwork, withoutHostBits } from './network.js';

/** Finds networks that are written with an address inside them. */
export const noHostBits: Rule = {
	id: 'linkerd/no-host-bits',
	severity: 'information',
	visits: [kinds.linkerdNetworkAuthentication, kinds.linkerdEgressNetwork, kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A network is written with an address inside it instead of its first one.',
		why: 'The prefix length decides, and the rest of the address is dropped: `10.1.2.3/8` is all of 10.0.0.0/8. Readers easily take it for less. Write the first address, or a longer prefix if one host was meant.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/#networkauthentication',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata:
  name: office
  namespace: shop
spec:
  networks:
    - cidr: 10.1.2.3/8
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
			const texts = [...(cidr === undefined ? [] : [{ text: cidr, path: [...path, 'cidr'] as Path }]), ...except];
			for (const { text, path: place } of texts) {
				const network = parseNetwork(text);
				const first = network === undefined ? undefined : withoutHostBits(network);
				if (first !== undefined) {
					yield { path: place, message: `${text} stands for the whole network ${first}.` };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const network = parseNetwork(certainText(resource.value, ...path) ?? '');
		const first = network === undefined ? undefined : withoutHostBits(network);
		return first === undefined ? [] : [{ title: `Write ${first}`, safe: true, edits: replaceValue(document, inDocument(path), first) }];
	},
};
