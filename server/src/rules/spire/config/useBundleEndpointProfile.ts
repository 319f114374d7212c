import { objectAt } from '../../../resource/resource.js';
import { insertEntry } from '../../../syntax/hcl/edit/insert.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { isSetAt } from './read.js';
import { ENDPOINT, endpointExample } from './federation.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds bundle endpoints that do not say how they authenticate themselves. */
export const useBundleEndpointProfile: ConfigurationRule = {
	id: 'spire/use-bundle-endpoint-profile',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The bundle endpoint has no profile, or `acme` in its old place.',
		why: 'Those who fetch the bundle must know whether to verify the endpoint by its SPIFFE ID or by Web PKI. Without a profile SPIRE assumes `https_spiffe` and warns that it will refuse to start one day.',
		reference: references.federation,
		since: '0.1.0',
		bad: endpointExample(),
		good: endpointExample('profile "https_spiffe" {}'),
	},
	*check(configuration) {
		const endpoint = objectAt(configuration.value, ...ENDPOINT);
		if (endpoint === undefined || isSetAt(configuration, ...ENDPOINT, 'profile')) {
			return;
		}
		yield endpoint['acme'] === undefined
			? { path: [...ENDPOINT, 'profile'], at: 'key', missing: true, message: 'The bundle endpoint has no profile; "https_spiffe" is assumed, and a later version will refuse to start.' }
			: { path: [...ENDPOINT, 'acme'], at: 'key', message: '"acme" stands in its old place; it belongs into profile "https_web".', data: endpoint['acme'] };
	},
	fix: ({ data }, configuration) => (data === undefined
		? [{ title: 'Add profile "https_spiffe"', safe: true, edits: insertEntry(configuration, ENDPOINT, { key: 'profile', labels: ['https_spiffe'], value: {} }) }]
		: [{ title: 'Move it into profile "https_web"', edits: [...removeAt(configuration, [...ENDPOINT, 'acme']), ...insertEntry(configuration, ENDPOINT, { key: 'profile', labels: ['https_web'], value: { acme: data } })] }]),
};
