import { kinds } from '../../resource/kinds.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText, certainTexts } from '../certain.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { attributesOf } from './distinguishedName.js';
import { replaceEntry } from './edits.js';
import { certificateExample } from './examples.js';
import { byteLength, isHostName } from './names.js';

/** RFC 5280 §A.1: ub-common-name. */
const MAXIMUM = 64;

/** Finds common names that do not fit into a certificate. */
export const validCommonName: Rule = {
	id: 'cert-manager/valid-common-name',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The common name is longer than 64 characters.',
		why: 'A common name has room for 64 characters (RFC 5280), and the webhook refuses a longer one. Clients have not looked at it for years: host names belong to `dnsNames`, where 253 characters fit.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec',
		since: '0.1.0',
		bad: certificateExample(`  commonName: recommendations-for-returning-customers.shop-production.svc.cluster.local
`),
		good: certificateExample(`  dnsNames:
    - recommendations-for-returning-customers.shop-production.svc.cluster.local
`),
	},
	*check({ value }) {
		const name = certainText(value, 'spec', 'commonName') ?? '';
		if (byteLength(name) > MAXIMUM) {
			yield { path: ['spec', 'commonName'], message: `A common name has at most ${MAXIMUM} characters, not ${byteLength(name)}.` };
		}
		const literal = certainText(value, 'spec', 'literalSubject') ?? '';
		const long = attributesOf(literal)?.find((attribute) => attribute.type === 'CN' && byteLength(attribute.value) > MAXIMUM);
		if (long !== undefined) {
			yield { path: ['spec', 'literalSubject'], message: `The common name of the subject has at most ${MAXIMUM} characters, not ${byteLength(long.value)}.` };
		}
	},
	fix: ({ path }, context) => (path.at(-1) === 'commonName' ? commonNameFixes(context) : literalFixes(context)),
};

function commonNameFixes(context: FixContext): readonly RuleFix[] {
	const { document, resource, inDocument } = context;
	const path = inDocument(['spec', 'commonName']);
	const name = certainText(resource.value, 'spec', 'commonName') ?? '';
	const listed = certainTexts(resource.value, 'spec', 'dnsNames').map(({ text }) => text);
	if (listed.includes(name)) {
		return [{ title: 'Remove the common name, which is in dnsNames already', edits: removeAt(document, path) }];
	}
	if (!isHostName(name)) {
		return [{ title: `Shorten it to ${MAXIMUM} characters`, edits: replaceValue(document, path, name.slice(0, MAXIMUM)) }];
	}
	const edits = listed.length > 0
		? [...appendItem(document, inDocument(['spec', 'dnsNames']), name), ...removeAt(document, path)]
		: replaceEntry(context, ['spec', 'commonName'], 'dnsNames', [name]);
	return [{ title: 'Move it to dnsNames', edits }];
}

function literalFixes({ document, resource, inDocument }: FixContext): readonly RuleFix[] {
	const literal = certainText(resource.value, 'spec', 'literalSubject') ?? '';
	const long = attributesOf(literal)?.find((attribute) => attribute.type === 'CN' && byteLength(attribute.value) > MAXIMUM);
	if (long === undefined) {
		return [];
	}
	const shortened = literal.slice(0, long.valueStart) + literal.slice(long.valueStart, long.end).slice(0, MAXIMUM) + literal.slice(long.end);
	return [{ title: `Shorten the common name to ${MAXIMUM} characters`, edits: replaceValue(document, inDocument(['spec', 'literalSubject']), shortened) }];
}
