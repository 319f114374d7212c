import { kinds } from '../../resource/kinds.js';
import { isKind, type Resource } from '../../resource/resource.js';
import type { Rule, RuleFinding } from '../rule.js';
import { textsOf } from '../certManager/values.js';
import { encodedEntries, plainEntries, textOf } from './entries.js';
import { blockScalar, leafCertificate, pemBlock, publishedKey } from './examples.js';
import { openKeyIn } from './pem.js';

const configMapExample = (pem: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: cart-tls
  namespace: shop
data:
  identity.pem: ${blockScalar(pem)}
`;

/** Finds private keys in objects that are not meant for anything secret. */
export const noPrivateKeyOutsideSecret: Rule = {
	id: 'secrets/no-private-key-outside-secret',
	severity: 'warning',
	visits: [kinds.configMap, kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A private key stands in an object that is not meant for secrets.',
		why: 'ConfigMaps are readable for nearly everybody in a namespace, are never encrypted at rest and turn up in logs and dashboards; a Bundle is even copied to every namespace. Whoever reads the key has the identity.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
		since: '0.1.0',
		bad: configMapExample(pemBlock('PRIVATE KEY', publishedKey)),
		good: configMapExample(pemBlock('CERTIFICATE', leafCertificate)),
	},
	*check(resource) {
		for (const { path, name, text } of textsIn(resource)) {
			const key = openKeyIn(text);
			if (key !== undefined) {
				yield finding(path, `${name} holds an unencrypted ${key}, and a ${resource.kind} is no place for secrets.`);
			}
		}
	},
	noFixBecause: 'The key has to move to a Secret, which the programs that use it must be told to read, and it has to be replaced.',
};

interface NamedText {
	readonly path: RuleFinding['path'];
	readonly name: string;
	readonly text: string;
}

function textsIn(resource: Resource): readonly NamedText[] {
	const { value } = resource;
	return isKind(resource, kinds.bundle)
		? textsOf(value, 'spec.sources.*.inLine').map(({ path, text }) => ({ path, name: 'The inline source', text }))
		: [...plainEntries(value, 'data'), ...encodedEntries(value, 'binaryData')].map((entry) => ({ path: entry.path, name: `"${entry.key}"`, text: textOf(entry) ?? '' }));
}

function finding(path: RuleFinding['path'], message: string): RuleFinding {
	return { path, at: 'key', message };
}
