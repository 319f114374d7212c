import { kinds } from '../../resource/kinds.js';
import { listAt, valueAt } from '../../resource/resource.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { certainText, certainTexts } from '../certain.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { setEntry } from './edits.js';
import { certificateExample } from './examples.js';
import { isHostName } from './names.js';

/** Finds host names that stand in the common name only. */
export const useSubjectAltName: Rule = {
	id: 'cert-manager/use-subject-alt-name',
	severity: 'information',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A host name stands in the common name only.',
		why: 'Go, Envoy and browsers compare the host they called with the alternative names and never look at the common name (RFC 9525 §2), and an ACME issuer refuses a request whose common name is not among them.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  commonName: cart.example.com
  dnsNames:
    - cart.shop.svc
`),
		good: certificateExample(`  commonName: cart.example.com
  dnsNames:
    - cart.shop.svc
    - cart.example.com
`),
	},
	*check({ value }) {
		const name = certainText(value, 'spec', 'commonName') ?? '';
		if (!isHostName(name) || valueAt(value, ['spec', 'isCA']) === true || !servesTls(value)) {
			return;
		}
		const names = certainTexts(value, 'spec', 'dnsNames').map(({ text }) => text.toLowerCase());
		if (!names.includes(name.toLowerCase()) && !names.some((other) => other === name.toLowerCase().replace(/^[^.]+/, '*'))) {
			yield { path: ['spec', 'commonName'], message: `"${name}" is in the common name only, where no client looks for a host.`, missing: true };
		}
	},
	fix: (_, context) => fixesOf(context),
};

/** A certificate for clients alone may well carry the name of a user that looks like a host. */
function servesTls(value: JsonValue): boolean {
	const usages = listAt(value, 'spec', 'usages');
	return usages.length === 0 || usages.includes('server auth') || !usages.includes('client auth');
}

function fixesOf(context: FixContext): readonly RuleFix[] {
	const { document, inDocument, resource } = context;
	const name = certainText(resource.value, 'spec', 'commonName') ?? '';
	const edits = listAt(resource.value, 'spec', 'dnsNames').length > 0
		? appendItem(document, inDocument(['spec', 'dnsNames']), name)
		: setEntry(context, ['spec'], 'dnsNames', [name]);
	return [{ title: 'Add it to dnsNames', edits }];
}
