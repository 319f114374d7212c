import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt, valueAt } from '../../resource/resource.js';
import type { Rule } from '../rule.js';
import { setEntry } from './edits.js';
import { authorityExample } from './examples.js';
import { isSet } from './values.js';

/** Finds authorities without a name in their subject. */
export const useCaSubject: Rule = {
	id: 'cert-manager/use-ca-subject',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A CA certificate has an empty subject.',
		why: 'What it signs names it as the issuer, and that name must not be empty (RFC 5280 §4.1.2.4): verifiers cannot find the authority and refuse the chain. cert-manager reports BadConfig when a SelfSigned issuer makes such a certificate.',
		reference: 'https://cert-manager.io/docs/configuration/selfsigned/#certificate-validity',
		since: '0.1.0',
		bad: authorityExample(`  dnsNames:
    - mesh.example.com
`),
		good: authorityExample(`  commonName: Mesh root
`),
	},
	*check({ value }) {
		const subject = Object.values(objectAt(value, 'spec', 'subject') ?? {});
		const hasSubject = ['commonName', 'literalSubject'].some((field) => isSet(textAt(value, 'spec', field))) || subject.some((part) => (Array.isArray(part) ? part.length > 0 : isSet(part)));
		if (valueAt(value, ['spec', 'isCA']) === true && !hasSubject) {
			yield { path: ['spec', 'commonName'], at: 'key', message: 'The CA certificate has no common name and no other part of a subject.', missing: true };
		}
	},
	fix(_, context) {
		const name = (context.resource.name ?? 'mesh-ca').slice(0, 64);
		return [{ title: `Set the common name to "${name}"`, edits: setEntry(context, ['spec'], 'commonName', name) }];
	},
};
