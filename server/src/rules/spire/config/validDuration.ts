import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { mendGoDuration, parseGoDuration } from '../../../text/goDuration.js';
import { formatPath } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';

const CACHE_HIT: Path = ['agent', 'experimental', 'jwt_svid_cache_hit_timeout'];

/** Finds durations that Go cannot parse, or that SPIRE finds too short or too long. */
export const validDuration: ConfigurationRule = {
	id: 'spire/valid-duration',
	severity: 'error',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A duration is not valid.',
		why: 'SPIRE reads durations as Go does, a number with `h`, `m` or `s`, and does not start with another one: there are no days, no spaces and no bare numbers. Some durations also have bounds.',
		reference: references.goDuration,
		since: '0.1.0',
		bad: serverExample(['ca_ttl = "7d"']),
		good: serverExample(['ca_ttl = "168h"']),
	},
	*check(configuration, { places }) {
		for (const { path, node, schema } of places) {
			if (schema?.format !== 'duration' || node.kind !== 'scalar' || node.templated || node.text === '' || node.style === 'missing' || node.type === 'boolean') {
				continue;
			}
			const seconds = parseGoDuration(node.text);
			const minimum = schema['x-minimum-duration'];
			if (seconds === undefined) {
				yield { path, message: `${formatPath(path)} is no duration: ${JSON.stringify(node.text)}; write hours, minutes and seconds, such as "1h30m".`, data: mendGoDuration(node.text) ?? null };
			} else if (minimum !== undefined && seconds !== 0 && seconds < (parseGoDuration(minimum) ?? 0)) {
				yield { path, message: `${formatPath(path)} must be at least ${minimum}, not ${node.text}.`, data: minimum };
			}
		}
		yield* cacheHitTimeout(textAt(configuration.value, ...CACHE_HIT));
	},
	fix: ({ path, data }, configuration) => (typeof data === 'string' ? [{ title: `Change to "${data}"`, edits: replaceValue(configuration, path, data) }] : []),
};

function* cacheHitTimeout(text: string | undefined): Iterable<ConfigurationFinding> {
	const seconds = text === undefined ? undefined : parseGoDuration(text);
	if (seconds !== undefined && (seconds <= 5 || seconds >= 30)) {
		yield { path: CACHE_HIT, message: `${formatPath(CACHE_HIT)} must be more than 5s and less than 30s, not ${text}.`, data: seconds <= 5 ? '6s' : '29s' };
	}
}
