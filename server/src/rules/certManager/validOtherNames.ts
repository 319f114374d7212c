import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { removeWithin, setEntry } from './edits.js';
import { certificateExample } from './examples.js';
import { blocksOf, isSet } from './values.js';

/** Of a user principal name, for which nearly all other names are used. */
const USER_PRINCIPAL_NAME = '1.3.6.1.4.1.311.20.2.3';
const OBJECT_IDENTIFIER = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;

/** Finds other names without a type or a value. */
export const validOtherNames: Rule = {
	id: 'cert-manager/valid-other-names',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry of `otherNames` lacks its type or its value.',
		why: 'An other name is an object identifier, which says what kind of name it is, and a text. The webhook refuses an entry without one of them, or with an `oid` that is not written as numbers and dots.',
		reference: 'https://cert-manager.io/docs/usage/certificate/#using-the-othername-subject-alternative-name-field',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  otherNames:
    - oid: userPrincipalName
      utf8Value: cart@shop.test
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  otherNames:
    - oid: 1.3.6.1.4.1.311.20.2.3
      utf8Value: cart@shop.test
`),
	},
	*check({ value }) {
		for (const block of blocksOf(value, 'spec.otherNames.*')) {
			const oid = certainText(value, ...block, 'oid');
			const isMissing = valueAt(value, [...block, 'oid']) === undefined;
			if (isMissing || (oid !== undefined && !OBJECT_IDENTIFIER.test(oid))) {
				yield { path: [...block, 'oid'], message: isMissing ? 'The other name has no object identifier.' : `"${oid}" is not an object identifier.`, missing: isMissing };
			}
			if (!isSet(valueAt(value, [...block, 'utf8Value']))) {
				yield { path: [...block, 'utf8Value'], message: 'The other name has no value.', missing: objectAt(value, ...block)?.['utf8Value'] === undefined };
			}
		}
	},
	fix({ path }, context) {
		const block = path.slice(0, -1);
		const remove = { title: 'Remove the other name', edits: removeWithin(context, block) };
		return path.at(-1) === 'oid' ? [{ title: 'Make it a user principal name', edits: setEntry(context, block, 'oid', USER_PRINCIPAL_NAME) }, remove] : [remove];
	},
};
