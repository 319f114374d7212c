import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { listOf } from '../../text/words.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { setEntry } from './edits.js';
import { solverExample } from './examples.js';
import { blocksOf, isSet } from './values.js';

const ALGORITHMS: readonly string[] = ['HMACMD5', 'HMACSHA1', 'HMACSHA256', 'HMACSHA512'];
const WEAK: readonly string[] = ['HMACMD5', 'HMACSHA1'];

/** Finds DNS updates that are signed with a broken algorithm, or with one that nobody knows. */
export const validTsigAlgorithm: Rule = {
	id: 'cert-manager/valid-tsig-algorithm',
	severity: 'warning',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'DNS updates are signed with a broken or unknown algorithm.',
		why: 'Whoever can forge the signature of an update takes over the zone. MD5, the default, and SHA-1 must not be used for it any more (RFC 8945 §6), and present servers refuse them. The algorithm has to be that of the key on the server.',
		reference: 'https://cert-manager.io/docs/configuration/acme/dns01/rfc2136/',
		since: '0.1.0',
		bad: solverExample(`      - dns01:
          rfc2136:
            nameserver: 192.0.2.53:53
            tsigKeyName: acme
            tsigAlgorithm: HMACMD5
            tsigSecretSecretRef:
              name: tsig
              key: secret
`),
		good: solverExample(`      - dns01:
          rfc2136:
            nameserver: 192.0.2.53:53
            tsigKeyName: acme
            tsigAlgorithm: HMACSHA256
            tsigSecretSecretRef:
              name: tsig
              key: secret
`),
	},
	*check({ value }) {
		for (const block of blocksOf(value, 'spec.acme.solvers.*.dns01.rfc2136')) {
			const path = [...block, 'tsigAlgorithm'];
			const given = valueAt(value, path);
			const algorithm = certainText(value, ...path)?.toUpperCase();
			if (algorithm !== undefined && algorithm !== '' && !ALGORITHMS.includes(algorithm)) {
				yield { path, message: `"${certainText(value, ...path)}" is not a TSIG algorithm; use ${listOf(ALGORITHMS)}.`, severity: 'error' };
			} else if (algorithm !== undefined && WEAK.includes(algorithm)) {
				yield { path, message: `Updates of the zone are signed with ${algorithm}, which is broken.` };
			} else if (!isSet(given) && isSet(valueAt(value, [...block, 'tsigKeyName']))) {
				yield { path, at: 'key', message: 'Updates of the zone are signed with HMACMD5, the default, which is broken.', missing: true };
			}
		}
	},
	fix: ({ path }, context) => ['HMACSHA256', 'HMACSHA512'].map((algorithm) => ({ title: `Use ${algorithm}`, edits: setEntry(context, path.slice(0, -1), 'tsigAlgorithm', algorithm) })),
};
