import { nodeAt } from '../../../syntax/hcl/locate.js';
import { serverExample } from './examples.js';
import { withKey } from './fixes.js';
import { isSetAt } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds servers that do not say who changed what. */
export const useAuditLog: ConfigurationRule = {
	id: 'spire/use-audit-log',
	severity: 'hint',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The server does not log who uses its API.',
		why: 'Entries decide which workload gets which identity. Without the audit log nobody can tell afterwards who made one, or which agent asked for an identity.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['audit_log_enabled =']),
		good: serverExample(['audit_log_enabled = true']),
	},
	*check(configuration) {
		if (nodeAt(configuration, ['server'])?.node.kind === 'object' && !isSetAt(configuration, 'server', 'audit_log_enabled')) {
			yield { path: ['server', 'audit_log_enabled'], at: 'key', missing: true, message: 'The server does not log who uses its API (audit_log_enabled).' };
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Switch the audit log on', safe: true, edits: withKey(configuration, path, true) }],
};
