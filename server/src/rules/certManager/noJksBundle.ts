import { kinds } from '../../resource/kinds.js';
import { objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { bundleExample } from './examples.js';

const FORMATS = ['spec', 'target', 'additionalFormats'];

/** Finds trust stores in the deprecated format of Java. */
export const noJksBundle: Rule = {
	id: 'cert-manager/no-jks-bundle',
	severity: 'warning',
	visits: [kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A Bundle writes a JKS trust store, which is deprecated.',
		why: 'trust-manager is going to drop the format. Java has read PKCS#12 trust stores by itself since version 8, so the same programs can take one.',
		reference: 'https://cert-manager.io/docs/trust/trust-manager/',
		since: '0.1.0',
		bad: bundleExample(`  sources:
    - configMap:
        name: mesh-root
        key: ca.crt
  target:
    configMap:
      key: bundle.pem
    additionalFormats:
      jks:
        key: bundle.jks
`),
		good: bundleExample(`  sources:
    - configMap:
        name: mesh-root
        key: ca.crt
  target:
    configMap:
      key: bundle.pem
    additionalFormats:
      pkcs12:
        key: bundle.p12
`),
	},
	*check({ value }) {
		if (objectAt(value, ...FORMATS, 'jks') !== undefined) {
			yield { path: [...FORMATS, 'jks'], at: 'key', message: 'The JKS format of trust stores is deprecated.' };
		}
	},
	fix({ path }, { document, inDocument, resource }) {
		return valueAt(resource.value, [...FORMATS, 'pkcs12']) === undefined
			? [{ title: 'Write a PKCS#12 trust store', edits: renameKey(document, inDocument(path), 'pkcs12') }]
			: [{ title: 'Remove the JKS trust store', edits: removeAt(document, inDocument(path)) }];
	},
};
