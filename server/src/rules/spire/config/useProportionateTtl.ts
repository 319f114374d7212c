import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { RuleFix } from '../../rule.js';
import { serverExample } from './examples.js';
import { withKey } from './fixes.js';
import { goDuration, secondsAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const HOUR = 3600;
/** SPIRE's upper bound of a lifetime, and the lifetime of the CA that goes with it (cmd/spire-server/cli/run). */
const MAXIMUM = 168 * HOUR;
const SHARE = 6;

const TTLS = [['default_x509_svid_ttl', HOUR], ['default_jwt_svid_ttl', HOUR / 12], ['agent_ttl', undefined]] as const;

/** Finds lifetimes of SVIDs that the CA is too short-lived for. */
export const useProportionateTtl: ConfigurationRule = {
	id: 'spire/use-proportionate-ttl',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'SVIDs should live longer than a sixth of the lifetime of their CA.',
		why: 'A CA is exchanged before it expires, and nothing that it signs outlives it. If SVIDs may live longer than a sixth of `ca_ttl`, or than 168h, those that are issued late in the life of the CA are cut short, and workloads see lifetimes that nobody configured. SPIRE warns at start.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['ca_ttl = "24h"', 'default_x509_svid_ttl = "12h"']),
		good: serverExample(['ca_ttl = "72h"', 'default_x509_svid_ttl = "12h"']),
	},
	*check(configuration) {
		const authority = secondsAt(configuration, ['server', 'ca_ttl'], 24 * HOUR);
		if (authority === undefined || authority <= 0) {
			return;
		}
		const limit = Math.min(authority / SHARE, MAXIMUM);
		for (const [key, fallback] of TTLS) {
			const ttl = secondsAt(configuration, ['server', key], fallback ?? 0);
			if (ttl !== undefined && ttl > limit) {
				const bound = limit < MAXIMUM ? `a sixth of the CA's ${goDuration(authority)}` : 'the most that SPIRE deems sound';
				const isWritten = nodeAt(configuration, ['server', key]) !== undefined;
				yield { path: isWritten ? ['server', key] : ['server', 'ca_ttl'], message: `${key} is ${goDuration(ttl)}${isWritten ? '' : ' by default'}, more than ${goDuration(limit)}, ${bound}.`, data: { key, ttl, authority } };
			}
		}
	},
	fix({ data }, configuration) {
		const { key, ttl, authority } = data as { readonly key: string; readonly ttl: number; readonly authority: number };
		if (ttl >= MAXIMUM) {
			const raise = authority < MAXIMUM * SHARE ? setTtl(configuration, 'ca_ttl', MAXIMUM * SHARE) : [];
			const title = raise.length === 0 ? `Lower ${key} to ${goDuration(MAXIMUM)}` : `Set ${key} to ${goDuration(MAXIMUM)} and ca_ttl to ${goDuration(MAXIMUM * SHARE)}`;
			return [{ title, edits: [...setTtl(configuration, key, MAXIMUM), ...raise] }];
		}
		return [
			{ title: `Lower ${key} to ${goDuration(authority / SHARE)}`, edits: setTtl(configuration, key, authority / SHARE) },
			{ title: `Raise ca_ttl to ${goDuration(ttl * SHARE)}`, edits: setTtl(configuration, 'ca_ttl', ttl * SHARE) },
		];
	},
};

function setTtl(configuration: SpireConfiguration, key: string, seconds: number): RuleFix['edits'] {
	const path = ['server', key];
	return nodeAt(configuration, path) === undefined ? withKey(configuration, path, goDuration(seconds)) : replaceValue(configuration, path, goDuration(seconds));
}
