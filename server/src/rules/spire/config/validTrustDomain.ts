import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { objectAt } from '../../../resource/resource.js';
import { renameKey, replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { isSpiffeIdProblem, mendTrustDomain, parseTrustDomain } from '../../../text/spiffeId.js';
import { serverExample } from './examples.js';
import { isSet } from './read.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import type { Place } from './walk.js';

/** Finds names of trust domains that the SPIFFE standard does not allow. */
export const validTrustDomain: ConfigurationRule = {
	id: 'spire/valid-trust-domain',
	severity: 'error',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'The name of a trust domain is not valid.',
		why: 'SPIRE does not start with it. A name longer than 255 characters is accepted with a warning, but other implementations refuse the identities.',
		reference: references.spiffeId,
		since: '0.1.0',
		bad: serverExample(['trust_domain = "Example.org"']),
		good: serverExample(['trust_domain = "example.org"']),
	},
	*check(configuration, { places }) {
		for (const { name, path, at } of namesOf(configuration, places)) {
			const result = parseTrustDomain(name);
			// go-spiffe itself knows no limit; SPIRE only warns.
			const isTooLong = name.length > 255 && /^[a-z0-9._-]+$/.test(name);
			if (isSpiffeIdProblem(result)) {
				yield { path, at, message: result.problem, ...(isTooLong ? { severity: 'warning' as const } : {}), data: name };
			}
		}
	},
	fix({ path, at, data }, configuration) {
		const mended = typeof data === 'string' ? mendTrustDomain(data) : undefined;
		return mended === undefined ? [] : [{ title: `Change to "${mended}"`, edits: at === 'key' ? renameKey(configuration, path, mended) : replaceValue(configuration, path, mended) }];
	},
};

function* namesOf(configuration: SpireConfiguration, places: readonly Place[]): Iterable<{ name: string; path: Path; at: 'key' | 'value' }> {
	for (const { path, node, schema } of places) {
		if (schema?.format === 'trust-domain' && node.kind === 'scalar' && node.type === 'string' && !node.templated && isSet(node.value)) {
			yield { name: node.text, path, at: 'value' };
		}
	}
	const federates: Path = ['server', 'federation', 'federates_with'];
	for (const name of Object.keys(objectAt(configuration.value, ...federates) ?? {})) {
		if (!name.includes('$')) {
			yield { name, path: [...federates, name], at: 'key' };
		}
	}
}
