import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { DAY, formatGoDuration } from './durations.js';
import { certificateExample } from './examples.js';
import { secondsAt } from './lifetimes.js';

/** Ten years, leap days included, and the longest that browsers accept of a public server. */
const LONGEST_AUTHORITY = 3653 * DAY;
const LONGEST_LEAF = 398 * DAY;

/** Finds certificates that outlive the trust in their keys. */
export const noLongValidity: Rule = {
	id: 'cert-manager/no-long-validity',
	severity: 'information',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The certificate is valid for longer than its key can be trusted.',
		why: 'Few clients ask whether a certificate was revoked, so a stolen key is useful until the certificate expires. cert-manager renews by itself, and nothing is gained by a long lifetime: months are plenty for a leaf, ten years for an authority. Browsers refuse public certificates of more than 398 days.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#issuance-triggers',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 87600h
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 2160h
`),
	},
	*check({ value }) {
		const lifetime = secondsAt(value, 'duration');
		const isAuthority = valueAt(value, ['spec', 'isCA']);
		const longest = isAuthority === true ? LONGEST_AUTHORITY : LONGEST_LEAF;
		if (lifetime !== undefined && lifetime > longest && (isAuthority === undefined || typeof isAuthority === 'boolean')) {
			const days = Math.floor(lifetime / DAY);
			yield { path: ['spec', 'duration'], message: `The certificate is valid for ${days} days, more than ${Math.floor(longest / DAY)}.`, missing: isAuthority === undefined };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const duration = formatGoDuration(valueAt(resource.value, ['spec', 'isCA']) === true ? 3650 * DAY : 90 * DAY);
		return [{ title: `Change to ${duration}`, edits: replaceValue(document, inDocument(path), duration) }];
	},
};
