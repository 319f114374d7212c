import { kinds } from '../../resource/kinds.js';
import { textAt, valueAt } from '../../resource/resource.js';
import type { Rule } from '../rule.js';
import { setEntry } from './edits.js';
import { certificateExample } from './examples.js';

const PROFILE = ['spec', 'keystores', 'pkcs12', 'profile'];
const BLOCK = PROFILE.slice(0, -1);

/** Finds PKCS#12 key stores that are encrypted with ciphers of the last century. */
export const useModernKeystoreProfile: Rule = {
	id: 'cert-manager/use-modern-keystore-profile',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A PKCS#12 key store is encrypted with outdated ciphers.',
		why: 'The profiles LegacyRC2, the default, and LegacyDES use RC2 or triple DES with SHA-1, which a password hardly protects any more, and which OpenSSL 3 and FIPS setups refuse to read. Modern2023 uses AES-256 and PBKDF2; Java reads it since 8u301.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.PKCS12Profile',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  keystores:
    pkcs12:
      create: true
      profile: LegacyRC2
      passwordSecretRef:
        name: keystore-password
        key: password
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  keystores:
    pkcs12:
      create: true
      profile: Modern2023
      passwordSecretRef:
        name: keystore-password
        key: password
`),
	},
	*check({ value }) {
		const profile = textAt(value, ...PROFILE);
		if (profile === 'LegacyRC2' || profile === 'LegacyDES') {
			yield { path: PROFILE, message: `${profile} encrypts the key store with outdated ciphers.` };
		} else if (valueAt(value, [...BLOCK, 'create']) === true && valueAt(value, PROFILE) === undefined) {
			yield { path: PROFILE, at: 'key', message: 'Without a profile the key store is encrypted with outdated ciphers (LegacyRC2).', severity: 'information', missing: true };
		}
	},
	fix: (_, context) => [{ title: 'Use the profile Modern2023', edits: setEntry(context, BLOCK, 'profile', 'Modern2023') }],
};
