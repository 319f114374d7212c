import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { federationExample, federationsOf } from './federation.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const PROFILE = 'bundle_endpoint_profile "https_web" {}';

/** Finds URLs that no bundle is fetched from. */
export const validFederationUrl: ConfigurationRule = {
	id: 'spire/valid-federation-url',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The URL of a federated bundle does not begin with https://.',
		why: 'The bundle decides whom this trust domain believes, so SPIRE fetches it over authenticated TLS only, and does not start with another URL.',
		reference: references.federation,
		since: '0.1.0',
		bad: federationExample('example.com', 'bundle_endpoint_url = "http://spire.example.com:8443"', PROFILE),
		good: federationExample('example.com', 'bundle_endpoint_url = "https://spire.example.com:8443"', PROFILE),
	},
	*check(configuration) {
		for (const { path, value } of federationsOf(configuration)) {
			const url = textAt(value, 'bundle_endpoint_url') ?? '';
			if (url !== '' && !/^https:\/\/[^/@]/.test(url)) {
				yield { path: [...path, 'bundle_endpoint_url'], message: `The URL of a bundle must begin with "https://" and a host: "${url}".`, data: `https://${url.replace(/^[a-z]*:?\/*/i, (scheme) => (scheme.includes(':') || scheme.startsWith('/') ? '' : scheme))}` };
			}
		}
	},
	fix: ({ path, data }, configuration) => [{ title: `Change to "${String(data)}"`, edits: replaceValue(configuration, path, String(data)) }],
};
