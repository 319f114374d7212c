import { kinds } from '../../resource/kinds.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { setEntry } from './edits.js';
import { certificateExample } from './examples.js';
import { keyAlgorithmOf, keySizeOf } from './keys.js';

const MINIMUM_RSA = 2048;
const MAXIMUM_RSA = 8192;
const CURVES: readonly number[] = [256, 384, 521];

/** Finds sizes of keys that their algorithm does not have. */
export const validKeySize: Rule = {
	id: 'cert-manager/valid-key-size',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The key has a size that its algorithm does not allow.',
		why: 'The webhook accepts RSA keys of 2048 to 8192 bits and ECDSA keys of 256, 384 or 521 bits. Without `algorithm` the key is RSA, so a size of 256 needs `algorithm: ECDSA` beside it.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificatePrivateKey',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  privateKey:
    algorithm: RSA
    size: 1024
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  privateKey:
    algorithm: RSA
    size: 2048
`),
	},
	*check({ value }) {
		const algorithm = keyAlgorithmOf(value);
		const size = keySizeOf(value);
		const path = ['spec', 'privateKey', 'size'];
		if (size === undefined) {
			return;
		}
		if (algorithm === 'RSA' && (size < MINIMUM_RSA || size > MAXIMUM_RSA)) {
			// The algorithm that is left out may still come, and ECDSA keys are this small.
			yield { path, message: `An RSA key has ${MINIMUM_RSA} to ${MAXIMUM_RSA} bits, not ${size}.`, missing: CURVES.includes(size) };
		} else if (algorithm === 'ECDSA' && !CURVES.includes(size)) {
			yield { path, message: `An ECDSA key has 256, 384 or 521 bits, not ${size}.` };
		}
	},
	fix: (_, context) => fixesOf(context),
};

function fixesOf(context: FixContext): readonly RuleFix[] {
	const { value } = context.resource;
	const size = keySizeOf(value) ?? 0;
	const setSize = (bits: number): RuleFix => ({ title: `Use ${bits} bits`, edits: setEntry(context, ['spec', 'privateKey'], 'size', bits) });
	if (keyAlgorithmOf(value) === 'ECDSA') {
		const isForRsa = size >= MINIMUM_RSA && size <= MAXIMUM_RSA;
		return [setSize(256), ...(isForRsa ? [{ title: 'Use an RSA key', edits: setEntry(context, ['spec', 'privateKey'], 'algorithm', 'RSA') }] : [])];
	}
	const useCurve = CURVES.includes(size) ? [{ title: 'Use an ECDSA key', edits: setEntry(context, ['spec', 'privateKey'], 'algorithm', 'ECDSA') }] : [];
	return [...useCurve, setSize(size < MINIMUM_RSA ? MINIMUM_RSA : MAXIMUM_RSA)];
}
