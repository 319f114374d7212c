import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { ENDPOINT, endpointExample } from './federation.js';
import { goDuration, secondsAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const HINT: Path = [...ENDPOINT, 'refresh_hint'];
const PROFILE = 'profile "https_spiffe" {}';

/** Finds hints that make others fetch the bundle too rarely or need it too often. */
export const useBundleRefreshHint: ConfigurationRule = {
	id: 'spire/use-bundle-refresh-hint',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'Others should fetch the bundle too rarely, or more often than they do.',
		why: 'From 24 hours up a key may be exchanged before others have seen the new one, and they refuse its identities. Below one minute nobody polls. SPIRE warns about both at start.',
		reference: references.federation,
		since: '0.1.0',
		bad: endpointExample('refresh_hint = "48h"', PROFILE),
		good: endpointExample('refresh_hint = "10m"', PROFILE),
	},
	*check(configuration) {
		const seconds = secondsAt(configuration, HINT, 300);
		if (seconds !== undefined && seconds >= 24 * 3600) {
			yield { path: HINT, message: `With ${goDuration(seconds)} between two fetches others may miss an exchange of keys.` };
		} else if (seconds !== undefined && seconds < 60) {
			yield { path: HINT, message: `Nobody fetches a bundle more often than once a minute, so ${goDuration(seconds)} has no effect.` };
		}
	},
	fix: (_finding, configuration) => [{ title: 'Change to "5m", the default', edits: replaceValue(configuration, HINT, '5m') }],
};
