import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { listOf } from '../../text/words.js';
import { certainText } from '../certain.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { attributesOf, type NameAttribute } from './distinguishedName.js';
import { certificateExample } from './examples.js';

const TYPES: readonly string[] = ['C', 'O', 'OU', 'CN', 'SERIALNUMBER', 'L', 'ST', 'STREET', 'DC', 'UID'];

/** Known to some releases only. */
const DOUBTFUL_TYPES: readonly string[] = ['POSTALCODE'];

/** How others write an attribute, and what cert-manager understands. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	S: 'ST', STATE: 'ST', PROVINCE: 'ST', COUNTRY: 'C', ORGANIZATION: 'O', COMMONNAME: 'CN', LOCALITY: 'L', CITY: 'L',
	E: '1.2.840.113549.1.9.1', EMAIL: '1.2.840.113549.1.9.1', EMAILADDRESS: '1.2.840.113549.1.9.1',
	SN: '2.5.4.4', SURNAME: '2.5.4.4', GN: '2.5.4.42', GIVENNAME: '2.5.4.42', T: '2.5.4.12', TITLE: '2.5.4.12',
};

/** Finds subjects that cannot be read as a distinguished name. */
export const validLiteralSubject: Rule = {
	id: 'cert-manager/valid-literal-subject',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The literal subject is no distinguished name.',
		why: 'The webhook reads `literalSubject` as RFC 4514 has it: `TYPE=value` parts joined by commas. It knows the types C, O, OU, CN, SERIALNUMBER, L, ST, STREET, DC and UID, and any other as a dotted object identifier.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  literalSubject: CN=cart,O=Shop,STATE=Texas
`),
		good: certificateExample(`  literalSubject: CN=cart,O=Shop,ST=Texas
`),
	},
	*check({ value }) {
		const subject = certainText(value, 'spec', 'literalSubject') ?? '';
		const attributes = attributesOf(subject);
		const path = ['spec', 'literalSubject'];
		if (attributes === undefined) {
			yield { path, message: `"${subject}" has a part without "TYPE=", so it is no distinguished name.` };
			return;
		}
		for (const { type } of attributes.filter(isUnknown)) {
			yield { path, message: `"${type}" is not a type of the subject; use ${listOf(TYPES)}, or an object identifier.`, data: { type } };
		}
	},
	fix: (_, context) => fixesOf(context),
};

function isUnknown({ type }: NameAttribute): boolean {
	const name = type.toUpperCase();
	return !TYPES.includes(name) && !DOUBTFUL_TYPES.includes(name) && !/^(?:OID\.)?\d+(?:\.\d+)+$/.test(name);
}

/** Renames every type that has another name here; else leaves out what nobody understands. */
function fixesOf({ document, resource, inDocument }: FixContext): readonly RuleFix[] {
	const subject = certainText(resource.value, 'spec', 'literalSubject') ?? '';
	const path = inDocument(['spec', 'literalSubject']);
	const attributes = attributesOf(subject);
	if (attributes === undefined) {
		return /^[\w .*-]+$/.test(subject)
			? [{ title: `Make it the common name (CN=${subject.trim()})`, edits: replaceValue(document, path, `CN=${subject.trim()}`) }]
			: [{ title: 'Remove the literal subject', edits: removeAt(document, path) }];
	}
	const unknown = attributes.filter(isUnknown);
	if (unknown.every(({ type }) => OTHER_NAMES[type.toUpperCase()] !== undefined)) {
		const renamed = attributes.toReversed().reduce((text, attribute) => renameType(text, attribute), subject);
		return [{ title: `Change to "${renamed}"`, edits: replaceValue(document, path, renamed) }];
	}
	const kept = attributes.filter((attribute) => !isUnknown(attribute)).map(({ start, end }) => subject.slice(start, end)).join(',');
	return kept === '' ? [{ title: 'Remove the literal subject', edits: removeAt(document, path) }] : [{ title: `Change to "${kept}"`, edits: replaceValue(document, path, kept) }];
}

function renameType(text: string, attribute: NameAttribute): string {
	const name = OTHER_NAMES[attribute.type.toUpperCase()];
	return name === undefined || !isUnknown(attribute) ? text : `${text.slice(0, attribute.start)}${name}=${text.slice(attribute.valueStart)}`;
}
