import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { formatGoDuration, MINUTE } from './durations.js';
import { certificateExample } from './examples.js';
import { lifetimeOf, lifetimeText, secondsAt } from './lifetimes.js';

/** The share of its lifetime for which a certificate is used before it is renewed, below which it must be a mistake. */
const SHORTEST_USE = 0.1;

/** Finds certificates that are renewed almost as soon as they are issued. */
export const useRenewalWindow: Rule = {
	id: 'cert-manager/use-renewal-window',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The certificate is renewed almost as soon as it is issued.',
		why: '`renewBefore` counts back from the expiry, so a value close to `duration` starts the renewal right after the issuance, again and again. ACME servers date certificates an hour back, and the loop then never ends until their rate limit does it.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#issuance-triggers',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 2160h
  renewBefore: 2159h
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 2160h
  renewBefore: 720h
`),
	},
	*check({ value }) {
		const lifetime = lifetimeOf(value);
		const lead = secondsAt(value, 'renewBefore');
		if (lifetime !== undefined && lead !== undefined && lead < lifetime && lifetime - lead < lifetime * SHORTEST_USE) {
			yield { path: ['spec', 'renewBefore'], message: `The certificate is renewed ${formatGoDuration(lifetime - lead)} after it was issued, out of a lifetime of ${lifetimeText(value)}.`, missing: true };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const third = formatGoDuration(Math.max(5 * MINUTE, Math.floor((lifetimeOf(resource.value) ?? 0) / 3 / MINUTE) * MINUTE));
		return [
			{ title: `Change to ${third}`, edits: replaceValue(document, inDocument(path), third) },
			{ title: 'Remove "renewBefore", so that renewal starts after two thirds of the lifetime', edits: removeAt(document, inDocument(path)) },
		];
	},
};
