import { kinds } from '../../resource/kinds.js';
import { isKind, type Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';
import { textsOf } from '../certManager/values.js';
import { decodedText } from './base64.js';
import { encodedEntries, plainEntries } from './entries.js';
import { blockScalar, leafCertificate, pemBlock, secretExample } from './examples.js';
import { isEncodedPlaceholder, isPemPlaceholder } from './placeholder.js';

const ENCODED_FIELDS = ['spec.acme.caBundle', 'spec.vault.caBundle', 'spec.venafi.tpp.caBundle', 'spec.request'];

/** Finds values that the author still has to fill in. */
export const noPlaceholder: Rule = {
	id: 'secrets/no-placeholder',
	severity: 'hint',
	visits: [kinds.secret, kinds.issuer, kinds.clusterIssuer, kinds.certificateRequest],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A value is still a placeholder.',
		why: 'A text such as `<base64-encoded-cert>` has to be replaced before the manifest is of use; the API server refuses it where base64 is wanted, and programs where a certificate or a password is.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
		since: '0.1.0',
		bad: secretExample(`data:
  ca.crt: <base64-encoded-ca-cert>
`),
		good: secretExample(`stringData:
  ca.crt: ${blockScalar(pemBlock('CERTIFICATE', leafCertificate))}
`),
	},
	*check(resource) {
		for (const path of placeholdersIn(resource)) {
			yield { path, message: `"${String(path.at(-1))}" is a placeholder that has to be filled in.` };
		}
	},
	noFixBecause: 'Only the author knows what belongs in the place.',
};

function placeholdersIn(resource: Resource): readonly Path[] {
	const { value } = resource;
	if (isKind(resource, kinds.secret)) {
		return [...encodedEntries(value, 'data'), ...plainEntries(value, 'stringData')].filter(({ content }) => content.kind === 'placeholder').map(({ path }) => path);
	}
	return ENCODED_FIELDS.flatMap((field) => textsOf(value, field)).filter(({ text }) => isEncodedPlaceholder(text) || isPemPlaceholder(decodedText(text) ?? text)).map(({ path }) => path);
}
