import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { certificateExample } from './examples.js';

/** Finds histories without room for a single CertificateRequest. */
export const validRevisionHistoryLimit: Rule = {
	id: 'cert-manager/valid-revision-history-limit',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The history of requests has no room for the current one.',
		why: 'The webhook refuses a `revisionHistoryLimit` below 1, because the newest CertificateRequest is always kept. Left out, it is 1 since cert-manager 1.18.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  revisionHistoryLimit: 0
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  revisionHistoryLimit: 1
`),
	},
	*check({ value }) {
		const limit = valueAt(value, ['spec', 'revisionHistoryLimit']);
		if (typeof limit === 'number' && limit < 1) {
			yield { path: ['spec', 'revisionHistoryLimit'], message: `The history keeps 1 request at least, not ${limit}.` };
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Keep 1 request', edits: replaceValue(document, inDocument(path), 1) }],
};
