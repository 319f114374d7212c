import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, textAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { mendGoDuration, parseGoDuration } from '../../text/goDuration.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { quoted } from './texts.js';
import { poolPaths, settingsPaths } from './trafficPlaces.js';

const POOL_FIELDS: readonly Path[] = [
	['tcp', 'connectTimeout'], ['tcp', 'maxConnectionDuration'], ['tcp', 'tcpKeepalive', 'time'], ['tcp', 'tcpKeepalive', 'interval'],
	['http', 'idleTimeout'], ['http', 'http2KeepAlive', 'interval'], ['http', 'http2KeepAlive', 'timeout'],
];
const POLICY_FIELDS: readonly Path[] = [
	['loadBalancer', 'warmup', 'duration'], ['loadBalancer', 'warmupDurationSecs'], ['outlierDetection', 'interval'], ['outlierDetection', 'baseEjectionTime'],
];
const ROUTE_FIELDS: readonly Path[] = [['timeout'], ['retries', 'perTryTimeout'], ['retries', 'backoff'], ['corsPolicy', 'maxAge'], ['fault', 'delay', 'fixedDelay'], ['fault', 'delay', 'exponentialDelay']];

/** Finds durations that are refused. */
export const validDuration: Rule = {
	id: 'istio/valid-duration',
	severity: 'error',
	visits: [kinds.destinationRule, kinds.sidecar, kinds.virtualService, kinds.requestAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A duration is not written as Go writes durations, or is shorter than a millisecond.',
		why: 'A duration is a number with a unit (ns, us, ms, s, m, h), such as 1.5s or 1h30m; a bare number and days are refused. The API server wants at least one millisecond, istiod whole milliseconds.',
		reference: 'https://protobuf.dev/reference/protobuf/google.protobuf/#duration',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  outlierDetection:', '    interval: "30"']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  outlierDetection:', '    interval: 30s']),
	},
	*check(resource) {
		for (const path of durationPaths(resource)) {
			const text = certainText(resource.value, ...path);
			const message = text === undefined ? undefined : problemOf(text);
			if (message !== undefined) {
				yield { path, message };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = textAt(resource.value, ...path) ?? '';
		const seconds = parseGoDuration(text);
		const mended = seconds === undefined ? mendGoDuration(text) : `${Math.max(1, Math.round(seconds * 1000))}ms`;
		const remove = { title: `Remove ${path.at(-1)}`, edits: removeWithEmptyParents(document, inDocument(path), resource.path.length + 1) };
		return mended === undefined || problemOf(mended) !== undefined ? [remove] : [{ title: `Change to ${mended}`, edits: replaceValue(document, inDocument(path), mended) }];
	},
};

function durationPaths(resource: Resource): readonly Path[] {
	const below = (parents: readonly Path[], fields: readonly Path[]) => parents.flatMap((parent) => fields.map((field): Path => [...parent, ...field]));
	const each = (list: string) => listAt(resource.value, 'spec', list).map((_, index): Path => ['spec', list, index]);
	switch (resource.kind) {
		case 'VirtualService':
			return below(each('http'), ROUTE_FIELDS);
		case 'RequestAuthentication':
			return below(each('jwtRules'), [['timeout']]);
		default:
			return [...below(poolPaths(resource), POOL_FIELDS), ...below(settingsPaths(resource), POLICY_FIELDS)];
	}
}

function problemOf(text: string): string | undefined {
	const seconds = parseGoDuration(text);
	if (seconds === undefined) {
		return `${quoted(text)} is not a duration: it is a number with a unit, such as 500ms, 10s or 1h.`;
	}
	if (seconds < 0.001) {
		return `The duration ${text} is shorter than one millisecond.`;
	}
	const milliseconds = seconds * 1000;
	return Math.abs(milliseconds - Math.round(milliseconds)) > 1e-6 ? `The duration ${text} is not a whole number of milliseconds.` : undefined;
}
