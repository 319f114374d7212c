import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { formatGoDuration, HOUR, MINUTE } from './durations.js';
import { certificateExample } from './examples.js';
import { lifetimeOf, lifetimeText, secondsAt } from './lifetimes.js';
import { isSet } from './values.js';

const MINIMUM = 5 * MINUTE;
const A_THIRD = 33;

/** Finds renewal times that lie outside the lifetime of the certificate. */
export const validRenewBefore: Rule = {
	id: 'cert-manager/valid-renew-before',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The renewal would start before the certificate is issued, or too late to be of use.',
		why: 'The webhook demands that renewal starts after the certificate was issued and at least five minutes before it expires. Without `duration` it reckons with the default of 2160h.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#issuance-triggers',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 24h
  renewBefore: 48h
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 24h
  renewBefore: 8h
`),
	},
	*check({ value }) {
		yield* checkTime(value);
		yield* checkPercentage(value);
	},
	fix: (finding, context) => (finding.path.at(-1) === 'renewBefore' ? timeFixes(context) : percentageFixes(context)),
};

function* checkTime(value: JsonValue): Generator<RuleFinding> {
	const path = ['spec', 'renewBefore'];
	const lead = secondsAt(value, 'renewBefore');
	const lifetime = lifetimeOf(value);
	if (lead === undefined) {
		return;
	}
	const text = certainText(value, ...path) ?? '';
	if (lead < MINIMUM) {
		yield { path, message: `Renewal must start 5m before expiry at least, not ${text}.` };
	} else if (lifetime !== undefined && lead >= lifetime) {
		yield { path, message: `A lead of ${text} is not shorter than the lifetime of ${lifetimeText(value)}.`, missing: valueAt(value, ['spec', 'duration']) === undefined };
	}
}

/** The webhook's formula, the inverse of what the controller does, and applied only where one of the durations is set. */
function* checkPercentage(value: JsonValue): Generator<RuleFinding> {
	const percentage = valueAt(value, ['spec', 'renewBeforePercentage']);
	const lifetime = lifetimeOf(value);
	const isChecked = isSet(valueAt(value, ['spec', 'duration'])) && !isSet(valueAt(value, ['spec', 'renewBefore']));
	if (typeof percentage !== 'number' || lifetime === undefined || lifetime < HOUR || !isChecked) {
		return;
	}
	const lead = (lifetime * (100 - percentage)) / 100;
	if (lead < MINIMUM || lead >= lifetime) {
		yield { path: ['spec', 'renewBeforePercentage'], message: `${percentage} percent of a lifetime of ${lifetimeText(value)} leaves no time to renew in.` };
	}
}

function timeFixes({ document, resource, inDocument }: FixContext): readonly RuleFix[] {
	const lifetime = lifetimeOf(resource.value);
	const path = inDocument(['spec', 'renewBefore']);
	const third = lifetime === undefined ? MINIMUM : Math.max(MINIMUM, Math.floor(lifetime / 3 / MINUTE) * MINUTE);
	const better = lifetime === undefined || third < lifetime ? [{ title: `Change to ${formatGoDuration(third)}`, edits: replaceValue(document, path, formatGoDuration(third)) }] : [];
	return [...better, { title: 'Remove "renewBefore", so that renewal starts after two thirds of the lifetime', edits: removeAt(document, path) }];
}

function percentageFixes({ document, inDocument }: FixContext): readonly RuleFix[] {
	const path = inDocument(['spec', 'renewBeforePercentage']);
	return [
		{ title: `Change to ${A_THIRD}`, edits: replaceValue(document, path, A_THIRD) },
		{ title: 'Remove "renewBeforePercentage", so that renewal starts after two thirds of the lifetime', edits: removeAt(document, path) },
	];
}
