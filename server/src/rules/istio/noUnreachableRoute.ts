import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { type JsonObject, type JsonValue, isObject } from '../../syntax/yaml/value.js';
import type { Rule, RuleFinding } from '../rule.js';
import { virtualServiceExample } from './virtualServiceExample.js';

/** Finds routes and conditions that an earlier route takes everything from. */
export const noUnreachableRoute: Rule = {
	id: 'istio/no-unreachable-route',
	severity: 'warning',
	visits: [kinds.virtualService],
	reads: [],
	aliases: ['IST0130', 'IST0131'],
	docs: {
		summary: 'A route is never used because an earlier one matches first.',
		why: 'The first route that matches wins. A route without match takes everything, so what follows it is dead, and so is a route with the conditions of an earlier one. A stricter rule behind a wider one protects nothing.',
		reference: 'https://istio.io/latest/docs/reference/config/analysis/ist0130/',
		since: '0.1.0',
		bad: virtualServiceExample(['http:', ...destination(''), ...destination('/admin/')]),
		good: virtualServiceExample(['http:', ...destination('/admin/'), ...destination('')]),
	},
	*check({ value }) {
		for (const list of ['http', 'tls', 'tcp']) {
			yield* problemsOf(value, list);
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: path.length === 3 ? 'Remove the route' : 'Remove the condition', safe: true, edits: removeAt(document, inDocument(path)) }],
};

function* problemsOf(value: JsonObject, list: string): Generator<RuleFinding> {
	const seen = new Set<string>();
	let takesAll = false;
	for (const index of listAt(value, 'spec', list).keys()) {
		const path: Path = ['spec', list, index];
		const route = objectAt(value, ...path);
		if (route === undefined) {
			continue;
		}
		const isOpen = valueAt(value, [...path, 'match']) === undefined;
		const matches = listAt(value, ...path, 'match');
		const repeated = matches.map((match) => canonical(match)).map((key) => key !== undefined && seen.has(key));
		if (takesAll) {
			yield { path, missing: true, message: `This ${list} route is never used: a route before it has no match and takes everything.` };
		} else if (repeated.length > 0 && repeated.every(Boolean)) {
			yield { path, missing: true, message: `This ${list} route is never used: routes before it have the same conditions.` };
		} else {
			for (const [number] of [...repeated.entries()].filter(([, isRepeated]) => isRepeated)) {
				yield { path: [...path, 'match', number], severity: 'information', missing: true, message: 'This condition has no effect: a route before has the same one.' };
			}
		}
		matches.forEach((match) => seen.add(canonical(match) ?? ''));
		// A delegate may leave requests to the routes behind it.
		takesAll ||= isOpen && route['delegate'] === undefined;
	}
}

/** A condition as text that is equal for equal conditions; undefined where a template has a part in it. */
function canonical(value: JsonValue): string | undefined {
	const text = JSON.stringify(value, (_key, inner: JsonValue) => (isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
	return isMasked(text) ? undefined : text;
}

function destination(prefix: string): readonly string[] {
	const route = ['route:', '  - destination:', '      host: shop.shop.svc.cluster.local'];
	return prefix === '' ? [`  - ${route[0]}`, ...route.slice(1).map((line) => `    ${line}`)] : ['  - match:', '      - uri:', `          prefix: ${prefix}`, ...route.map((line) => `    ${line}`)];
}
