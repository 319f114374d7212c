import { kinds } from '../../resource/kinds.js';
import { type Resource, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { poolPaths, settingsPaths } from './trafficPlaces.js';

const POOL_FIELDS: readonly Path[] = [
	['tcp', 'maxConnections'], ['http', 'http1MaxPendingRequests'], ['http', 'http2MaxRequests'], ['http', 'maxRequestsPerConnection'], ['http', 'maxRetries'], ['http', 'maxConcurrentStreams'],
];
const PERCENT_FIELDS: readonly Path[] = [['outlierDetection', 'maxEjectionPercent'], ['outlierDetection', 'minHealthPercent']];

interface Limit {
	readonly path: Path;
	readonly maximum: number | undefined;
}

/** Finds limits and percentages that are out of range. */
export const validLimit: Rule = {
	id: 'istio/valid-limit',
	severity: 'error',
	visits: [kinds.destinationRule, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A limit is negative, or a percentage is above 100.',
		why: 'istiod refuses negative limits of a connection pool and percentages outside of 0 to 100. To leave a limit open, leave the field out.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  outlierDetection:', '    interval: 30s', '    minHealthPercent: 101']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  outlierDetection:', '    interval: 30s', '    minHealthPercent: 50']),
	},
	*check(resource) {
		for (const { path, maximum } of limitsOf(resource)) {
			const number = valueAt(resource.value, path);
			if (typeof number === 'number' && number < 0) {
				yield { path, message: `${path.at(-1)} must not be negative, but is ${number}.` };
			} else if (typeof number === 'number' && maximum !== undefined && number > maximum) {
				yield { path, message: `${path.at(-1)} is a percentage up to ${maximum}, but is ${number}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const number = valueAt(resource.value, path);
		return typeof number === 'number' && number > 0
			? [{ title: 'Change to 100', edits: replaceValue(document, inDocument(path), 100) }]
			: [{ title: `Leave it open (remove ${path.at(-1)})`, edits: removeAt(document, inDocument(path)) }];
	},
};

function limitsOf(resource: Resource): readonly Limit[] {
	const pools = poolPaths(resource).flatMap((pool) => POOL_FIELDS.map((field): Limit => ({ path: [...pool, ...field], maximum: undefined })));
	const percentages = settingsPaths(resource).flatMap((settings) => PERCENT_FIELDS.map((field): Limit => ({ path: [...settings, ...field], maximum: 100 })));
	return [...pools, ...percentages];
}
