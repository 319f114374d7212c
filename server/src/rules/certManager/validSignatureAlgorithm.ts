import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { certificateExample } from './examples.js';
import { type KeyAlgorithm, keyAlgorithmOf } from './keys.js';

const KEY_OF: Readonly<Record<string, KeyAlgorithm>> = {
	SHA256WithRSA: 'RSA', SHA384WithRSA: 'RSA', SHA512WithRSA: 'RSA',
	ECDSAWithSHA256: 'ECDSA', ECDSAWithSHA384: 'ECDSA', ECDSAWithSHA512: 'ECDSA',
	PureEd25519: 'Ed25519',
};

/** Finds signature algorithms that the key cannot make. */
export const validSignatureAlgorithm: Rule = {
	id: 'cert-manager/valid-signature-algorithm',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The signature algorithm does not belong to the algorithm of the key.',
		why: 'The request is signed with the key itself, so an RSA key cannot make an ECDSA signature. The webhook refuses the Certificate. Left out, the field follows the key.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  privateKey:
    algorithm: ECDSA
  signatureAlgorithm: SHA256WithRSA
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  privateKey:
    algorithm: ECDSA
  signatureAlgorithm: ECDSAWithSHA256
`),
	},
	*check({ value }) {
		const key = keyAlgorithmOf(value);
		const signature = certainText(value, 'spec', 'signatureAlgorithm') ?? '';
		const needed = KEY_OF[signature];
		if (key !== undefined && needed !== undefined && key !== needed) {
			yield { path: ['spec', 'signatureAlgorithm'], message: `The key is ${key}, which cannot sign with ${signature}.`, missing: true };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const key = keyAlgorithmOf(resource.value) ?? 'RSA';
		const signature = certainText(resource.value, 'spec', 'signatureAlgorithm') ?? '';
		const hash = /SHA(\d{3})/.exec(signature)?.[1] ?? '256';
		const meant = Object.keys(KEY_OF).find((name) => KEY_OF[name] === key && (key === 'Ed25519' || name.includes(hash)));
		return [
			...(meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }]),
			{ title: 'Remove the signature algorithm, which then follows the key', edits: removeAt(document, inDocument(path)) },
		];
	},
};
