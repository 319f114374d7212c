import { kinds } from '../../resource/kinds.js';
import { isKind, textAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';
import { issuerExample } from './examples.js';
import { keyAlgorithmOf } from './keys.js';
import { isSet } from './values.js';

const BINDING: Path = ['spec', 'acme', 'externalAccountBinding', 'keyAlgorithm'];
const NAMESPACE: Path = ['metadata', 'namespace'];
const SIZE: Path = ['spec', 'privateKey', 'size'];
const ENCODING: Path = ['spec', 'privateKey', 'encoding'];

/** Finds fields that are accepted and have no effect. */
export const noIgnoredFields: Rule = {
	id: 'cert-manager/no-ignored-fields',
	severity: 'warning',
	visits: [kinds.certificate, kinds.issuer, kinds.clusterIssuer, kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A field has no effect where it stands.',
		why: 'Readers of the manifest believe what stands in it. The algorithm of an external account binding is deprecated and chosen by cert-manager itself; an Ed25519 key has one size and one encoding; a ClusterIssuer or a Bundle with a namespace still serves every namespace.',
		reference: 'https://cert-manager.io/docs/configuration/acme/#external-account-bindings',
		since: '0.1.0',
		bad: issuerExample(`  acme:
    server: https://acme.zerossl.com/v2/DV90
    privateKeySecretRef:
      name: acme-account
    externalAccountBinding:
      keyID: my-key-id
      keyAlgorithm: HS256
      keySecretRef:
        name: eab-key
        key: secret
`),
		good: issuerExample(`  acme:
    server: https://acme.zerossl.com/v2/DV90
    privateKeySecretRef:
      name: acme-account
    externalAccountBinding:
      keyID: my-key-id
      keySecretRef:
        name: eab-key
        key: secret
`),
	},
	*check(resource) {
		const { value } = resource;
		if (isSet(textAt(value, ...BINDING))) {
			yield { path: BINDING, at: 'key', message: 'The key algorithm of the account binding is deprecated and ignored.' };
		}
		if ((isKind(resource, kinds.clusterIssuer) || isKind(resource, kinds.bundle)) && isSet(textAt(value, ...NAMESPACE))) {
			yield { path: NAMESPACE, at: 'key', message: `A ${resource.kind} belongs to the whole cluster, and its namespace is ignored.` };
		}
		if (!isKind(resource, kinds.certificate) || keyAlgorithmOf(value) !== 'Ed25519') {
			return;
		}
		const size = valueAt(value, SIZE);
		if (typeof size === 'number' && size !== 0) {
			yield { path: SIZE, message: `An Ed25519 key has one size, and ${size} is ignored.`, missing: true };
		}
		if (textAt(value, ...ENCODING) === 'PKCS1') {
			yield { path: ENCODING, message: 'An Ed25519 key is always encoded as PKCS8, and PKCS1 is ignored.', missing: true };
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: `Remove "${String(path.at(-1))}", which is ignored`, safe: true, edits: removeAt(document, inDocument(path)) }],
};
