import { objectAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { serverExample } from './examples.js';
import { isSet } from './read.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds subjects of the CA that say nothing. */
export const useCaSubject: ConfigurationRule = {
	id: 'spire/use-ca-subject',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The subject of the CA is empty.',
		why: 'SPIRE then uses its default subject, `C=US, O=SPIFFE`, and warns at start: the block does nothing.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['ca_subject {\n  common_name = ""\n}']),
		good: serverExample(['ca_subject {\n  common_name = "example.org"\n}']),
	},
	*check({ value }) {
		const subject = objectAt(value, 'server', 'ca_subject');
		if (subject !== undefined && !['country', 'organization', 'common_name'].some((key) => isSet(subject[key]))) {
			yield { path: ['server', 'ca_subject'], at: 'key', message: 'The subject of the CA is empty, so the default "C=US, O=SPIFFE" is used.' };
		}
	},
	fix: ({ path }, configuration) => [{ title: 'Remove ca_subject', edits: removeAt(configuration, path) }],
};
