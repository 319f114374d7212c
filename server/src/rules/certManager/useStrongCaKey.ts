import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import type { Rule } from '../rule.js';
import { setEntry } from './edits.js';
import { DAY } from './durations.js';
import { authorityExample } from './examples.js';
import { keyAlgorithmOf, keySizeOf } from './keys.js';
import { secondsAt } from './lifetimes.js';

const DEFAULT_RSA = 2048;
const STRONG_RSA = 3072;
const LONG = 5 * 365 * DAY;

/** Finds authorities that live for years on a key of RSA's smallest size. */
export const useStrongCaKey: Rule = {
	id: 'cert-manager/use-strong-ca-key',
	severity: 'information',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A CA that lives for years has an RSA key of less than 3072 bits.',
		why: 'Everything that the authority signs is as strong as its key for as long as the key is trusted. 2048 bits of RSA, the default, are rated for use until 2030 (NIST SP 800-57 part 1); 3072 bits, or ECDSA with 256, are rated beyond.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificatePrivateKey',
		since: '0.1.0',
		bad: authorityExample(`  commonName: Mesh root
  duration: 87600h
`),
		good: authorityExample(`  commonName: Mesh root
  duration: 87600h
  privateKey:
    algorithm: ECDSA
    size: 256
`),
	},
	*check({ value }) {
		const size = keySizeOf(value);
		const isWeak = keyAlgorithmOf(value) === 'RSA' && (size ?? DEFAULT_RSA) >= DEFAULT_RSA && (size ?? DEFAULT_RSA) < STRONG_RSA;
		if (valueAt(value, ['spec', 'isCA']) === true && isWeak && (secondsAt(value, 'duration') ?? 0) >= LONG) {
			yield { path: ['spec', 'privateKey', 'size'], message: `The CA has an RSA key of ${size ?? DEFAULT_RSA} bits${size === undefined ? ', the default,' : ''} for years to come.`, missing: true };
		}
	},
	fix(_, context) {
		const { value } = context.resource;
		if (valueAt(value, ['spec', 'privateKey']) === undefined && valueAt(value, ['spec', 'signatureAlgorithm']) === undefined) {
			return [{ title: 'Use an ECDSA key of 256 bits', edits: setEntry(context, ['spec'], 'privateKey', { algorithm: 'ECDSA', size: 256 }) }];
		}
		const edits = valueAt(value, ['spec', 'privateKey']) === undefined ? setEntry(context, ['spec'], 'privateKey', { size: STRONG_RSA }) : setEntry(context, ['spec', 'privateKey'], 'size', STRONG_RSA);
		return [{ title: `Use ${STRONG_RSA} bits`, edits }];
	},
};
