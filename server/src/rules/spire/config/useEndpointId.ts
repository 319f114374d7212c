import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { isSpiffeIdProblem, parseSpiffeId } from '../../../text/spiffeId.js';
import { federationExample, federationsOf } from './federation.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

function federation(id: string): string {
	return federationExample('example.com', 'bundle_endpoint_url = "https://spire.example.com:8443"', `bundle_endpoint_profile "https_spiffe" {\n  endpoint_spiffe_id = "${id}"\n}`);
}

/** Finds endpoints that another trust domain vouches for. */
export const useEndpointId: ConfigurationRule = {
	id: 'spire/use-endpoint-id',
	severity: 'information',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The endpoint of a federated trust domain has an identity of another one.',
		why: 'That is allowed, for bundles may be served by a third party, which is then trusted to tell the keys of the trust domain. Usually the identity of its own SPIRE server is meant.',
		reference: references.federation,
		since: '0.1.0',
		bad: federation('spiffe://example.net/spire/server'),
		good: federation('spiffe://example.com/spire/server'),
	},
	*check(configuration) {
		for (const { trustDomain, path, value } of federationsOf(configuration)) {
			const id = textAt(value, 'bundle_endpoint_profile', 'https_spiffe', 'endpoint_spiffe_id');
			const result = id === undefined ? undefined : parseSpiffeId(id);
			if (result !== undefined && !isSpiffeIdProblem(result) && result.trustDomain !== trustDomain) {
				yield { path: [...path, 'bundle_endpoint_profile', 'https_spiffe', 'endpoint_spiffe_id'], message: `The endpoint is one of the trust domain "${result.trustDomain}", which then decides about the keys of "${trustDomain}".`, data: `spiffe://${trustDomain}${result.path}` };
			}
		}
	},
	fix: ({ path, data }, configuration) => [{ title: `Change to "${String(data)}"`, edits: replaceValue(configuration, path, String(data)) }],
};
