import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { agentExample } from './examples.js';
import { isSetAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';

const URL_PATH: Path = ['agent', 'trust_bundle_url'];

/** Finds URLs that the agent does not fetch its first bundle from. */
export const validTrustBundleUrl: ConfigurationRule = {
	id: 'spire/valid-trust-bundle-url',
	severity: 'error',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'The URL of the first trust bundle is not one that the agent accepts.',
		why: 'Whoever can change the bundle on its way becomes the authority of the node, so the agent insists on `https`. Through a local socket it wants `http`, and adds query keys of its own that begin with `spiffe-` and `spire-`.',
		reference: references.agent,
		since: '0.1.0',
		bad: agentExample(['trust_bundle_url = "http://bundles.example.org/bundle.pem"']),
		good: agentExample(['trust_bundle_url = "https://bundles.example.org/bundle.pem"']),
	},
	*check(configuration) {
		const url = textAt(configuration.value, ...URL_PATH);
		if (url === undefined || url === '') {
			return;
		}
		const isLocal = isSetAt(configuration, 'agent', 'trust_bundle_unix_socket');
		const scheme = isLocal ? 'http://' : 'https://';
		if (!url.startsWith(scheme)) {
			yield { path: URL_PATH, message: `The URL of the trust bundle must begin with "${scheme}"${isLocal ? ' when it is fetched through a socket' : ''}: "${url}".`, data: scheme + url.replace(/^[a-z]*:\/\//i, '') };
		} else if (isLocal) {
			yield* reservedKeys(url);
		}
	},
	fix: ({ data }, configuration) => [{ title: `Change to "${String(data)}"`, edits: replaceValue(configuration, URL_PATH, String(data)) }],
};

function* reservedKeys(url: string): Iterable<ConfigurationFinding> {
	const [before = '', query = ''] = url.split('?');
	const keys = query.split('&').map((pair) => pair.split('=')[0] ?? '');
	const reserved = keys.find((key) => /^(?:spiffe|spire)-/.test(key));
	if (reserved !== undefined) {
		const rest = query.split('&').filter((pair) => !/^(?:spiffe|spire)-/.test(pair));
		yield { path: URL_PATH, message: `The query key "${reserved}" is one that the agent adds itself.`, data: rest.length === 0 ? before : `${before}?${rest.join('&')}` };
	}
}
