import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { quoted } from './texts.js';
import { settingsPaths } from './trafficPlaces.js';

/** Finds locality settings that istiod refuses. */
export const validLocality: Rule = {
	id: 'istio/valid-locality',
	severity: 'error',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The distribution or failover over localities does not add up.',
		why: 'The weights of a distribution are percentages and add up to 100; a failover goes from one region to another, each named without a wildcard. istiod refuses other settings.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  loadBalancer:', '    localityLbSetting:', '      distribute:', '        - from: eu/*', '          to:', '            eu/*: 80', '            us/*: 10']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  loadBalancer:', '    localityLbSetting:', '      distribute:', '        - from: eu/*', '          to:', '            eu/*: 90', '            us/*: 10']),
	},
	*check(resource) {
		for (const settings of settingsPaths(resource)) {
			for (const field of ['localityLbSetting', 'zoneAwareLbSetting']) {
				const path: Path = [...settings, 'loadBalancer', field];
				yield* distributionProblems(resource.value, [...path, 'distribute']);
				yield* failoverProblems(resource.value, [...path, 'failover']);
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		if (path.at(-1) !== 'to' || objectAt(resource.value, ...path) === undefined) {
			return [{ title: 'Remove the failover', edits: removeWithEmptyParents(document, inDocument(path.slice(0, -1)), resource.path.length + 1) }];
		}
		const weights = Object.entries(objectAt(resource.value, ...path) ?? {});
		const sum = weights.reduce((total, [, weight]) => total + Number(weight), 0);
		const first = weights.find(([, weight]) => Number(weight) + 100 - sum > 0);
		return first === undefined ? [] : [{ title: `Change ${first[0]} to ${Number(first[1]) + 100 - sum}`, edits: replaceValue(document, inDocument([...path, first[0]]), Number(first[1]) + 100 - sum) }];
	},
};

function* distributionProblems(value: JsonObject, list: Path): Generator<RuleFinding> {
	for (const index of listAt(value, ...list).keys()) {
		const path: Path = [...list, index, 'to'];
		const weights = Object.values(objectAt(value, ...path) ?? {});
		const sum = weights.reduce<number>((total, weight) => total + (typeof weight === 'number' ? weight : NaN), 0);
		if (weights.length > 0 && sum !== 100 && !Number.isNaN(sum)) {
			yield { path, at: 'key', missing: true, message: `The weights of a distribution add up to 100, not to ${sum}.` };
		}
	}
}

function* failoverProblems(value: JsonObject, list: Path): Generator<RuleFinding> {
	for (const index of listAt(value, ...list).keys()) {
		const from = textAt(value, ...list, index, 'from');
		const to = certainText(value, ...list, index, 'to');
		if (to?.includes('*') === true) {
			yield { path: [...list, index, 'to'], message: `A failover goes to one region, not to ${quoted(to)}.` };
		} else if (to !== undefined && from === to) {
			yield { path: [...list, index, 'to'], message: `A failover from ${quoted(to)} to itself is refused.` };
		}
	}
}
