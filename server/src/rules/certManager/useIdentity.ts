import { kinds } from '../../resource/kinds.js';
import { listAt, textAt, valueAt } from '../../resource/resource.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import type { Rule } from '../rule.js';
import { attributesOf } from './distinguishedName.js';
import { setEntry } from './edits.js';
import { certificateExample } from './examples.js';

const NAME_LISTS = ['dnsNames', 'uris', 'ipAddresses', 'emailAddresses', 'otherNames'];

/** Finds Certificates that name nobody. */
export const useIdentity: Rule = {
	id: 'cert-manager/use-identity',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The Certificate names nobody.',
		why: 'A certificate binds a key to a name, so the webhook demands at least one among `dnsNames`, `uris`, `ipAddresses`, `emailAddresses`, `otherNames` and a common name. Peers look at the alternative names alone; for a mesh that is a SPIFFE ID in `uris`.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  duration: 24h
`),
		good: certificateExample(`  duration: 24h
  dnsNames:
    - cart.shop.svc
`),
	},
	*check({ value }) {
		const spec = valueAt(value, ['spec']);
		if (typeof spec === 'object' && !hasName(value)) {
			yield { path: ['spec'], at: 'key', message: 'The Certificate has neither alternative names nor a common name.', missing: true };
		}
	},
	fix(_, context) {
		const { name = 'app', namespace } = context.resource;
		const host = namespace === undefined ? `${name}.example.com` : `${name}.${namespace}.svc`;
		return [{ title: `Add the DNS name ${host}`, edits: setEntry(context, ['spec'], 'dnsNames', [host]) }];
	},
};

function hasName(value: JsonValue): boolean {
	if ((textAt(value, 'spec', 'commonName') ?? '') !== '' || NAME_LISTS.some((list) => listAt(value, 'spec', list).length > 0)) {
		return true;
	}
	const subject = textAt(value, 'spec', 'literalSubject') ?? '';
	const attributes = attributesOf(subject);
	return attributes === undefined || attributes.some(({ type, value: name }) => type.toUpperCase() === 'CN' && name !== '');
}
