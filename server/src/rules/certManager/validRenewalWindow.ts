import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nearest } from '../../text/nearest.js';
import { certainText } from '../certain.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { cronProblem, meantCron } from './cron.js';
import { removeWithin } from './edits.js';
import { certificateExample } from './examples.js';
import { textsOf } from './values.js';

const WINDOWS = ['spec', 'renewal', 'windows'];

/** Finds windows for renewals that the webhook refuses. */
export const validRenewalWindow: Rule = {
	id: 'cert-manager/valid-renewal-window',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A window for renewals has no valid schedule, or no renewal to serve.',
		why: 'A window opens at the times of a five-field cron schedule in an IANA time zone. The webhook refuses anything else, and any window where the policy Disabled rules renewals out.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  renewal:
    windows:
      - cron: "@daily"
        windowDuration: 2h
        timezone: Europe/Berln
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  renewal:
    windows:
      - cron: 0 0 * * *
        windowDuration: 2h
        timezone: Europe/Berlin
`),
	},
	*check({ value }) {
		if (textAt(value, 'spec', 'renewal', 'policy') === 'Disabled' && listAt(value, ...WINDOWS).length > 0) {
			yield { path: WINDOWS, at: 'key', message: 'Windows for renewals are set, and the policy Disabled allows none.', missing: true };
		}
		for (const { path, text } of textsOf(value, 'spec.renewal.windows.*.cron')) {
			const problem = text === '' ? undefined : cronProblem(text);
			if (problem !== undefined) {
				yield { path, message: `The schedule "${text}" ${problem}.` };
			}
		}
		for (const { path, text } of textsOf(value, 'spec.renewal.windows.*.timezone')) {
			if (text !== '' && !isTimeZone(text)) {
				yield { path, message: `"${text}" is not an IANA time zone.` };
			}
		}
	},
	fix: (finding, context) => fixesOf(finding, context),
};

/** `Local` is no IANA name, and Go takes it for one; offsets are names for JavaScript alone. */
function isTimeZone(name: string): boolean {
	if (/^[-+\d]/.test(name)) {
		return false;
	}
	try {
		return name === 'Local' || new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

function fixesOf({ path }: RuleFinding, context: FixContext): readonly RuleFix[] {
	const { document, inDocument, resource } = context;
	const text = certainText(resource.value, ...path) ?? '';
	switch (path.at(-1)) {
		case 'cron': {
			const meant = meantCron(text);
			return meant === undefined
				? [{ title: 'Remove the window', edits: removeWithin(context, path.slice(0, -1)) }]
				: [{ title: `Change to "${meant}"`, edits: replaceValue(document, inDocument(path), meant) }];
		}
		case 'timezone': {
			const meant = nearest(text, Intl.supportedValuesOf('timeZone'));
			return [
				...(meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }]),
				{ title: 'Change to UTC', edits: replaceValue(document, inDocument(path), 'UTC') },
			];
		}
		default:
			return [
				{ title: 'Remove the windows', edits: removeAt(document, inDocument(WINDOWS)) },
				{ title: 'Set the policy to RenewBefore', edits: replaceValue(document, inDocument(['spec', 'renewal', 'policy']), 'RenewBefore') },
			];
	}
}
