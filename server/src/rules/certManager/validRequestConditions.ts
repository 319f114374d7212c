import { kinds } from '../../resource/kinds.js';
import { listAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { exampleRequest } from './exampleRequest.js';

const CONDITIONS = ['status', 'conditions'];
const DECISIONS = ['Approved', 'Denied'];

/** Finds decisions about a CertificateRequest that contradict themselves. */
export const validRequestConditions: Rule = {
	id: 'cert-manager/valid-request-conditions',
	severity: 'error',
	visits: [kinds.certificateRequest],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A CertificateRequest carries a decision that the webhook refuses.',
		why: 'A request is approved or denied once and for ever: the conditions Approved and Denied can only be `True`, only one of them may be there, and only once. They are written by an approver, never by the author of the manifest.',
		reference: 'https://cert-manager.io/docs/usage/certificaterequest/#approval',
		since: '0.1.0',
		bad: exampleRequest(`status:
  conditions:
    - type: Approved
      status: "False"
      reason: Checked
`),
		good: exampleRequest(`status:
  conditions:
    - type: Approved
      status: "True"
      reason: Checked
`),
	},
	*check({ value }) {
		const conditions = listAt(value, ...CONDITIONS);
		yield* DECISIONS.flatMap((type) => [...decision(conditions, type)]);
		if (DECISIONS.every((type) => ofType(conditions, type).length > 0)) {
			yield { path: CONDITIONS, at: 'key', message: 'The request is approved and denied at once.' };
		}
	},
	fix: (_, { document, inDocument }) => [{ title: 'Remove the status, which controllers write', edits: removeAt(document, inDocument(['status'])) }],
};

function* decision(conditions: readonly JsonValue[], type: string): Generator<RuleFinding> {
	const given = ofType(conditions, type);
	if (given.length > 1) {
		yield { path: CONDITIONS, at: 'key', message: `The condition ${type} is there ${given.length} times.` };
	}
	const other = given.map((condition) => certainText(condition, 'status')).find((status) => status !== undefined && status !== 'True');
	if (other !== undefined) {
		yield { path: CONDITIONS, at: 'key', message: `The condition ${type} can only be True, not ${other}.` };
	}
}

function ofType(conditions: readonly JsonValue[], type: string): readonly JsonValue[] {
	return conditions.filter((condition) => certainText(condition, 'type') === type);
}
