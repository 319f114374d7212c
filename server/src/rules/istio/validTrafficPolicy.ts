import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { poolPaths, settingsPaths } from './trafficPlaces.js';

const LARGEST_TABLE = 5000011;

/** Finds settings of balancing and connections that contradict each other. */
export const validTrafficPolicy: Rule = {
	id: 'istio/valid-traffic-policy',
	severity: 'error',
	visits: [kinds.destinationRule, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Settings for connections, balancing or outliers contradict each other.',
		why: 'istiod refuses a connection pool that upgrades to HTTP/2 and keeps the protocol of the client at once, a limit on failures of the own side that are not counted apart, and a Maglev table whose size is not a prime number.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  connectionPool:', '    http:', '      h2UpgradePolicy: UPGRADE', '      useClientProtocol: true']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  connectionPool:', '    http:', '      h2UpgradePolicy: UPGRADE']),
	},
	*check(resource) {
		for (const pool of poolPaths(resource)) {
			const http = objectAt(resource.value, ...pool, 'http');
			if (http?.['h2UpgradePolicy'] === 'UPGRADE' && http['useClientProtocol'] === true) {
				yield { path: [...pool, 'http', 'useClientProtocol'], missing: true, message: 'useClientProtocol is refused beside h2UpgradePolicy UPGRADE.' };
			}
		}
		for (const settings of settingsPaths(resource)) {
			yield* outlierProblem(resource.value, settings);
			yield* tableProblem(resource.value, settings);
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const place = inDocument(path);
		if (path.at(-1) === 'tableSize') {
			const prime = nearestPrime(Number(valueAt(resource.value, path)));
			return [{ title: `Change to ${prime}`, edits: replaceValue(document, place, prime) }];
		}
		if (path.at(-1) === 'useClientProtocol') {
			return [{ title: 'Remove useClientProtocol', edits: removeAt(document, place) }];
		}
		const parent = path.slice(0, -1);
		const isWritten = valueAt(resource.value, [...parent, 'splitExternalLocalOriginErrors']) !== undefined;
		const edits = isWritten ? replaceValue(document, inDocument([...parent, 'splitExternalLocalOriginErrors']), true) : putEntry(context, parent, { key: 'splitExternalLocalOriginErrors', value: true });
		return [{ title: 'Count failures of the own side apart', edits }, { title: 'Remove the limit', edits: removeAt(document, place) }];
	},
};

function* outlierProblem(value: JsonObject, settings: Path): Generator<RuleFinding> {
	const outlier = objectAt(value, ...settings, 'outlierDetection');
	const failures = outlier?.['consecutiveLocalOriginFailures'];
	if (typeof failures === 'number' && failures > 0 && (outlier?.['splitExternalLocalOriginErrors'] ?? false) === false) {
		yield { path: [...settings, 'outlierDetection', 'consecutiveLocalOriginFailures'], at: 'key', missing: true, message: 'consecutiveLocalOriginFailures is refused without splitExternalLocalOriginErrors.' };
	}
}

function* tableProblem(value: JsonObject, settings: Path): Generator<RuleFinding> {
	const path: Path = [...settings, 'loadBalancer', 'consistentHash', 'maglev', 'tableSize'];
	const size = valueAt(value, path);
	if (typeof size === 'number' && Number.isSafeInteger(size) && size > 0 && (size >= LARGEST_TABLE || !isPrime(size))) {
		yield { path, message: `The size of a Maglev table must be a prime number below ${LARGEST_TABLE}, not ${size}.` };
	}
}

function nearestPrime(size: number): number {
	let candidate = Math.min(Math.max(2, size), LARGEST_TABLE - 1);
	while (!isPrime(candidate)) {
		candidate--;
	}
	return candidate;
}

/** Up to the largest table this takes about two thousand divisions. */
function isPrime(number: number): boolean {
	for (let divisor = 2; divisor * divisor <= Math.min(number, LARGEST_TABLE); divisor++) {
		if (number % divisor === 0) {
			return false;
		}
	}
	return number > 1;
}
