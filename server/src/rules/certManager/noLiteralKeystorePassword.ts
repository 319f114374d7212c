import { kinds } from '../../resource/kinds.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { replaceEntry } from './edits.js';
import { certificateExample } from './examples.js';
import { keystorePassword } from './requirements.js';

/** Finds passwords of key stores that stand in the manifest. */
export const noLiteralKeystorePassword: Rule = {
	id: 'cert-manager/no-literal-keystore-password',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The password of a key store stands in the manifest.',
		why: 'The key store holds the private key, and whoever may read the Certificate, or the repository it is kept in, has the password that protects it. Keep it in a Secret and refer to that with `passwordSecretRef`.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.PKCS12Keystore',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  keystores:
    jks:
      create: true
      password: changeit
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  keystores:
    jks:
      create: true
      passwordSecretRef:
        name: keystore-password
        key: password
`),
	},
	*check({ value }) {
		for (const store of ['jks', 'pkcs12']) {
			const path = ['spec', 'keystores', store, 'password'];
			if ((certainText(value, ...path) ?? '') !== '') {
				yield { path, at: 'key', message: `The password of the ${store === 'jks' ? 'JKS' : 'PKCS#12'} key store stands in the manifest in clear text.` };
			}
		}
	},
	fix: ({ path }, context) => [{ title: 'Take the password from a Secret', edits: replaceEntry(context, path, 'passwordSecretRef', keystorePassword) }],
};
